package org.marrow.niche.response;

/**
 * Categories of response, from worst to best, so that their order is the order of the constants.
 */
public enum Category {
  /** Progressive disease. */
  PD("progressive disease"),
  /** Stable disease: none of the others. */
  SD("stable disease"),
  /** Minimal response. */
  MR("minimal response"),
  /** Partial response. */
  PR("partial response"),
  /** Very good partial response. */
  VGPR("very good partial response"),
  /** Complete response. */
  CR("complete response"),
  /** Stringent complete response. */
  SCR("stringent complete response");

  private final String words;

  Category(String words) {
    this.words = words;
  }

  /** The category in words. */
  public String words() {
    return words;
  }

  /** Whether this is at least as good as the other. */
  public boolean atLeast(Category other) {
    return compareTo(other) >= 0;
  }

  /** Whether the category counts in the overall response rate: partial response or better. */
  public boolean isResponse() {
    return atLeast(PR);
  }
}
