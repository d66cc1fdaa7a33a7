package org.marrow.survival.spline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Restricted cubic spline: linear beyond the outer knots (Harrell 2015,
 * doi:10.1007/978-3-319-19425-7, section 2.4.5), its non-linear terms divided by the squared
 * distance of the outer knots.
 *
 * @param knots 3 or more, ascending
 */
public record RestrictedCubicSpline(List<Double> knots) {
  private static final double[][] QUANTILES = {
    {.10, .50, .90},
    {.05, .35, .65, .95},
    {.05, .275, .5, .725, .95},
    {.05, .23, .41, .59, .77, .95},
    {.025, .1833, .3417, .5, .6583, .8167, .975}
  };

  public RestrictedCubicSpline {
    knots = List.copyOf(knots);
    if (knots.size() < 3) {
      throw new IllegalArgumentException("a restricted cubic spline needs 3 knots, got " + knots);
    }
  }

  /**
   * Knots at Harrell's places; for fewer than 100 values the outer ones are the fifth smallest and
   * the fifth largest.
   *
   * @param values NaN is passed over
   * @param knots 3 to 7
   */
  public static RestrictedCubicSpline at(double[] values, int knots) {
    double[] x = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    List<Double> places = new ArrayList<>();
    for (double q : QUANTILES[knots - 3]) {
      places.add(quantile(x, q));
    }
    if (x.length < 100 && x.length > 10) {
      places.set(0, x[4]);
      places.set(knots - 1, x[x.length - 5]);
    }
    return new RestrictedCubicSpline(places);
  }

  /** The interpolated quantile that R calls type 7, of ascending values. */
  public static double quantile(double[] sorted, double q) {
    double h = (sorted.length - 1) * q;
    int low = (int) Math.floor(h);
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
  }

  /** Number of columns: one less than knots. */
  public int columns() {
    return knots.size() - 1;
  }

  /** Whether all knots differ. */
  public boolean distinct() {
    for (int k = 1; k < knots.size(); k++) {
      if (!(knots.get(k) > knots.get(k - 1))) {
        return false;
      }
    }
    return true;
  }

  /** Value of a column, from 0; column 0 is x itself. */
  public double of(double x, int column) {
    if (column == 0) {
      return x;
    }
    int k = knots.size();
    double last = knots.get(k - 1);
    double before = knots.get(k - 2);
    double t = knots.get(column - 1);
    double range = last - knots.getFirst();
    double gap = last - before;
    return (cube(x - t) - cube(x - before) * (last - t) / gap + cube(x - last) * (before - t) / gap)
        / (range * range);
  }

  private static double cube(double v) {
    return v <= 0 ? 0 : v * v * v;
  }
}
