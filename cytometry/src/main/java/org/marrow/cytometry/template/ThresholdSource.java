package org.marrow.cytometry.template;

/** Where a threshold comes from. */
public enum ThresholdSource {
  /** Set by a person. */
  MANUAL("set by hand"),
  /** Percentile of a control tube. */
  CONTROL("control percentile"),
  /** Minimum of the density between two populations. */
  VALLEY("valley of the density"),
  /** Point where two fitted components are equally likely. */
  MIXTURE("crossing of two fitted components"),
  /** Lower edge of the only population, which is too bright to be unstained. */
  LONE_POPULATION("edge of the only population"),
  /** Negative peak mirrored at its mode, 99th percentile: the sample shows one population only. */
  NEGATIVE_SPREAD("spread of the only population");

  private final String words;

  ThresholdSource(String words) {
    this.words = words;
  }

  /** In words, for reports. */
  public String words() {
    return words;
  }
}
