package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a variable becomes columns; learned from one table and kept for others. */
sealed interface Basis {

  /** Endings of the column names; one for each column. */
  List<String> endings();

  /** The number itself. */
  record Plain() implements Basis {
    @Override
    public List<String> endings() {
      return List.of("");
    }
  }

  /** Centred and divided by the standard deviation of the first table. */
  record Standard(double mean, double deviation) implements Basis {
    @Override
    public List<String> endings() {
      return List.of("");
    }

    double of(double x) {
      return (x - mean) / deviation;
    }
  }

  /** Treatment contrasts, or one column for each level. */
  record Levels(List<String> levels, boolean full) implements Basis {
    public Levels {
      levels = List.copyOf(levels);
    }

    @Override
    public List<String> endings() {
      return full ? levels : levels.subList(Math.min(1, levels.size()), levels.size());
    }
  }

  /**
   * Restricted cubic spline: linear beyond the outer knots (Harrell 2015,
   * doi:10.1007/978-3-319-19425-7, section 2.4.5), its non-linear terms divided by the squared
   * distance of the outer knots.
   */
  record Spline(List<Double> knots) implements Basis {
    private static final double[][] QUANTILES = {
      {.10, .50, .90},
      {.05, .35, .65, .95},
      {.05, .275, .5, .725, .95},
      {.05, .23, .41, .59, .77, .95},
      {.025, .1833, .3417, .5, .6583, .8167, .975}
    };

    public Spline {
      knots = List.copyOf(knots);
    }

    @Override
    public List<String> endings() {
      List<String> endings = new ArrayList<>();
      for (int j = 0; j < knots.size() - 1; j++) {
        endings.add("'".repeat(j));
      }
      return endings;
    }

    /** Harrell's default places for 3 to 7 knots; for few values the outer ones move inwards. */
    static Spline of(double[] values, int knots) {
      double[] x = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      double[] at = QUANTILES[knots - 3];
      List<Double> places = new ArrayList<>();
      for (double q : at) {
        places.add(quantile(x, q));
      }
      if (x.length < 100 && x.length > 10) {
        places.set(0, x[4]);
        places.set(knots - 1, x[x.length - 5]);
      }
      return new Spline(places);
    }

    /** The interpolated quantile that R calls type 7. */
    static double quantile(double[] sorted, double q) {
      double h = (sorted.length - 1) * q;
      int low = (int) Math.floor(h);
      int high = Math.min(low + 1, sorted.length - 1);
      return sorted[low] + (h - low) * (sorted[high] - sorted[low]);
    }

    double of(double x, int column) {
      if (column == 0) {
        return x;
      }
      int k = knots.size();
      double last = knots.get(k - 1);
      double before = knots.get(k - 2);
      double t = knots.get(column - 1);
      double range = last - knots.getFirst();
      double gap = last - before;
      return (cube(x - t)
              - cube(x - before) * (last - t) / gap
              + cube(x - last) * (before - t) / gap)
          / (range * range);
    }

    private static double cube(double v) {
      return v <= 0 ? 0 : v * v * v;
    }
  }
}
