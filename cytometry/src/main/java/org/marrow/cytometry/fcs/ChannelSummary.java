package org.marrow.cytometry.fcs;

/**
 * What one pass over a channel's raw values shows.
 *
 * @param sum sum of all finite values, added in file order
 * @param min smallest finite value, NaN when there is none
 * @param max largest finite value, NaN when there is none
 * @param notFinite how many values are NaN or infinite
 */
public record ChannelSummary(double sum, double min, double max, long notFinite) {

  /** The summary of values in memory. */
  public static ChannelSummary of(double[] values) {
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long odd = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      } else {
        odd++;
      }
    }
    boolean none = min > max;
    return new ChannelSummary(sum, none ? Double.NaN : min, none ? Double.NaN : max, odd);
  }
}
