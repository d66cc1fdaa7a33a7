package org.marrow.cytometry.definition;

/**
 * Which part of a control tube lies below the positive threshold of a marker.
 *
 * @param control the preferred control; another one given by the user is used when this is absent
 * @param percentile for example 99, or 99.9 for a rare population; 0.1 where a dye leaves the cells
 *     that are sought and the control keeps it
 */
public record Anchor(ControlKind control, double percentile) {
  /** 99th percentile of the isotype control. */
  public static final Anchor ISOTYPE_99 = new Anchor(ControlKind.ISOTYPE, 99);

  public Anchor {
    if (!(percentile > 0 && percentile < 100)) {
      throw new IllegalArgumentException(
          "percentile must lie between 0 and 100, got " + percentile);
    }
  }
}
