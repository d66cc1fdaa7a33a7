package org.marrow.cytometry.count;

/** How far a count can be trusted, from nothing seen to a number one can compare. */
public enum DetectionStatus {
  /** None counted, or no more than a blank sample shows. */
  NOT_DETECTED("not detected"),
  /** More than a blank, yet fewer than the limit of detection: no percentage is given. */
  BELOW_DETECTION("below the limit of detection"),
  /** At or above the limit of detection, below that of quantification: an interval, no figure. */
  NOT_QUANTIFIABLE("detected, not quantifiable"),
  /** At or above the limit of quantification. */
  QUANTIFIABLE("quantifiable");

  private final String words;

  DetectionStatus(String words) {
    this.words = words;
  }

  /** The status in words, for example {@code detected, not quantifiable}. */
  public String words() {
    return words;
  }
}
