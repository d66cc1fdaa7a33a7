package org.marrow.foundation.findings;

/**
 * One thing that a reader of the result, or the owner of the input, should know.
 *
 * @param rule the rule that fired
 * @param severity how much it matters here (usually the rule's own severity)
 * @param where the place in the input or the analysis
 * @param what what was found, with the value and the limit
 * @param remedy what to do about it
 * @param reference the source of the rule, or the empty string
 */
public record Finding(
    Rule rule, Severity severity, Where where, String what, String remedy, String reference) {
  public Finding {
    if (what.isBlank()) {
      throw new IllegalArgumentException("a finding of " + rule.id() + " must say what was found");
    }
  }
}
