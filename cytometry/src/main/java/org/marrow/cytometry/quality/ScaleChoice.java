package org.marrow.cytometry.quality;

import org.marrow.cytometry.template.MarkerScale;

/**
 * Finds out from a channel's values which scale spreads dim and bright alike: that of fluorescence
 * when the 99th percentile is above 5000, else that of mass cytometry.
 */
final class ScaleChoice {
  private static final double BRIGHT = 5000;

  private long dim;
  private long numbers;

  /** Takes the first {@code count} values. */
  void add(double[] values, int count) {
    int low = 0;
    int known = 0;
    for (int i = 0; i < count; i++) {
      low += values[i] <= BRIGHT ? 1 : 0;
      known += Double.isNaN(values[i]) ? 0 : 1;
    }
    dim += low;
    numbers += known;
  }

  /** The scale, when all events of the run were taken. */
  MarkerScale of(int events) {
    int rank = Robust.rank(events, 99);
    return rank >= dim && rank < numbers ? MarkerScale.FLUORESCENCE : MarkerScale.MASS;
  }
}
