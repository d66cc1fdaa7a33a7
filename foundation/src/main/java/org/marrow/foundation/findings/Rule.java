package org.marrow.foundation.findings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A named reason to speak up. Rules are constants of the module that applies them; the docs page of
 * all rules is generated from them.
 *
 * @param id stable id, {@code module/subject}, lower case with hyphens, for example {@code
 *     survival/immortal-time}
 * @param severity how much a finding of this rule matters
 * @param title one line that names the rule
 * @param reason why it matters, in a sentence or two
 * @param remedy what to do instead
 * @param reference the source of the rule (paper, standard), or the empty string when it is plain
 *     arithmetic
 */
public record Rule(
    String id, Severity severity, String title, String reason, String remedy, String reference) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*/[a-z0-9]+(-[a-z0-9]+)*");

  public Rule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "rule id must look like module/subject-in-words, got: " + id);
    }
    for (String text : List.of(title, reason, remedy)) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("rule " + id + " needs a title, a reason and a remedy");
      }
    }
  }

  /** A finding of this rule with the rule's own remedy and reference. */
  public Finding at(Where where, String what) {
    return new Finding(this, severity, where, what, remedy, reference);
  }

  /** A finding of this rule with a remedy that fits the case better than the general one. */
  public Finding at(Where where, String what, String remedyHere) {
    return new Finding(this, severity, where, what, remedyHere, reference);
  }
}
