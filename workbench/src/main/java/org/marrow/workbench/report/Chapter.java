package org.marrow.workbench.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One analysis in a report.
 *
 * @param headline the answer; its first sentence stands alone
 * @param section what it says and shows in full
 * @param digest what each reader is told of it
 */
public record Chapter(String headline, Section section, Digest digest) {
  private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");

  /** The headline's first sentence. */
  public String sentence() {
    Matcher end = END.matcher(headline);
    return end.find() ? headline.substring(0, end.start()) : headline;
  }

  /** The sentence that opens the summary, when this analysis answers the question of the study. */
  public String answer() {
    return digest.answer().orElse(sentence());
  }
}
