package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.survival.spline.BSpline;
import org.marrow.survival.spline.OrthogonalPolynomials;
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

  /** A basis that gives all columns of a value at once. */
  sealed interface Rows extends Basis {
    /** The columns of a finite value. */
    double[] row(double x);

    /** The columns of values, NaN where missing. */
    default List<double[]> columns(double[] x) {
      int width = endings().size();
      List<double[]> columns = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        columns.add(new double[x.length]);
      }
      for (int i = 0; i < x.length; i++) {
        double[] row = Double.isFinite(x[i]) ? row(x[i]) : new double[0];
        for (int j = 0; j < width; j++) {
          columns.get(j)[i] = row.length == 0 ? Double.NaN : row[j];
        }
      }
      return columns;
    }

    /** 1, 2, ..., as R calls the columns of a matrix; no ending for a single one. */
    static List<String> numbered(int width) {
      return width == 1
          ? List.of("")
          : IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList();
    }
  }

  /** Powers, or polynomials that are orthogonal on the first table. */
  record Powers(OrthogonalPolynomials polynomials) implements Rows {
    @Override
    public List<String> endings() {
      return Rows.numbered(polynomials.degree());
    }

    @Override
    public double[] row(double x) {
      return polynomials.at(x);
    }
  }

  /** B-splines or natural splines. */
  record Splined(BSpline spline) implements Rows {
    @Override
    public List<String> endings() {
      return Rows.numbered(spline.columns());
    }

    @Override
    public double[] row(double x) {
      return spline.at(x);
    }
  }
}
