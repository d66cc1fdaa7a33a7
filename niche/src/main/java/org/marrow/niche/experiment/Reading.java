package org.marrow.niche.experiment;

import java.util.Arrays;
import org.marrow.kinetics.simulation.Trajectory;

/** Reads single numbers off a course. */
final class Reading {
  private Reading() {}

  /** A quantity at the sample at or next after a time. */
  static double at(Trajectory course, String id, double time) {
    int i = Arrays.binarySearch(course.times(), time);
    return course.of(id)[Math.min(course.times().length - 1, i >= 0 ? i : -i - 1)];
  }

  /**
   * The first time at which a quantity reaches a level from below, by linear interpolation of its
   * logarithm between samples; {@code NaN} when it never does.
   */
  static double firstAtLeast(Trajectory course, String id, double level) {
    double[] times = course.times();
    double[] series = course.of(id);
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
