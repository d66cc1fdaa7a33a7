package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.spline.RestrictedCubicSpline;

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

  /** Restricted cubic spline. */
  record Spline(RestrictedCubicSpline curve) implements Basis {
    @Override
    public List<String> endings() {
      List<String> endings = new ArrayList<>();
      for (int j = 0; j < curve.columns(); j++) {
        endings.add("'".repeat(j));
      }
      return endings;
    }
  }
}
