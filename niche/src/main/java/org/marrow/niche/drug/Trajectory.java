package org.marrow.niche.drug;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A simulated course: quantities of the niche at sample times. Simulated, never measured. */
public final class Trajectory {
  private final double[] times;
  private final Map<String, double[]> values;

  Trajectory(double[] times, List<String> ids) {
    this.times = times.clone();
    this.values = new LinkedHashMap<>();
    ids.forEach(id -> values.put(id, new double[times.length]));
  }

  void set(int sample, double[] row) {
    int column = 0;
    for (double[] series : values.values()) {
      series[sample] = row[column++];
    }
  }

  /** Sample times, days since the first dose. */
  public double[] times() {
    return times.clone();
  }

  /** The quantities that were sampled, in order. */
  public List<String> ids() {
    return List.copyOf(values.keySet());
  }

  /**
   * One quantity at every sample time.
   *
   * @throws IllegalArgumentException when it was not sampled
   */
  public double[] of(String id) {
    double[] series = values.get(id);
    if (series == null) {
      throw new IllegalArgumentException(id + " was not sampled; sampled: " + values.keySet());
    }
    return series.clone();
  }

  /** One quantity at the sample at or next after a time. */
  public double at(String id, double time) {
    int i = Arrays.binarySearch(times, time);
    return of(id)[Math.min(times.length - 1, i >= 0 ? i : -i - 1)];
  }

  /**
   * The first time at which a quantity reaches a level from below, by linear interpolation of its
   * logarithm between samples; {@code NaN} when it never does.
   */
  public double firstAtLeast(String id, double level) {
    double[] series = of(id);
    for (int i = 0; i < series.length; i++) {
      if (series[i] >= level) {
        if (i == 0) {
          return times[0];
        }
        double a = StrictMath.log(series[i - 1]);
        double b = StrictMath.log(series[i]);
        return times[i - 1] + (times[i] - times[i - 1]) * (StrictMath.log(level) - a) / (b - a);
      }
    }
    return Double.NaN;
  }
}
