package org.marrow.survival.spline;

import java.util.ArrayList;
import java.util.List;

/**
 * B-splines without the first, by de Boor's recurrence (de Boor, A Practical Guide to Splines,
 * 1978, chapter X), as R's {@code bs}; or natural cubic splines, linear beyond the outer knots, as
 * R's {@code ns}: the B-splines projected on the space where the second derivative is zero at both
 * ends.
 *
 * @param natural natural cubic splines
 * @param degree degree of the pieces; 3 for natural splines
 * @param knots inner knots, ascending, between the ends
 * @param low lower end
 * @param high upper end
 */
public record BSpline(boolean natural, int degree, List<Double> knots, double low, double high) {
  public BSpline {
    knots = List.copyOf(knots);
    if (degree < 1 || natural && degree != 3 || !(low < high)) {
      throw new IllegalArgumentException("no spline of degree " + degree);
    }
  }

  /** Number of columns. */
  public int columns() {
    return natural ? knots.size() + 1 : knots.size() + degree;
  }

  /** The columns at a value; beyond the ends a natural spline goes on as a line. */
  public double[] at(double x) {
    if (!natural) {
      double[] all = values(x, 0);
      double[] row = new double[all.length - 1];
      System.arraycopy(all, 1, row, 0, row.length);
      return row;
    }
    double[] all;
    if (x < low || x > high) {
      double end = x < low ? low : high;
      all = values(end, 0);
      double[] slope = values(end, 1);
      for (int j = 0; j < all.length; j++) {
        all[j] += slope[j] * (x - end);
      }
    } else {
      all = values(x, 0);
    }
    double[] rest = new double[all.length - 1];
    System.arraycopy(all, 1, rest, 0, rest.length);
    for (double[] mirror : mirrors()) {
      reflect(mirror, rest);
    }
    double[] row = new double[rest.length - 2];
    System.arraycopy(rest, 2, row, 0, row.length);
    return row;
  }

  /**
   * Householder vectors of the two conditions on the ends, with LINPACK's signs, on which the signs
   * of R's columns depend.
   */
  private List<double[]> mirrors() {
    List<double[]> found = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      double[] second = values(c == 0 ? low : high, 2);
      double[] v = new double[second.length - 1];
      System.arraycopy(second, 1, v, 0, v.length);
      for (double[] mirror : found) {
        reflect(mirror, v);
      }
      double square = 0;
      for (int j = 0; j < v.length; j++) {
        v[j] = j < c ? 0 : v[j];
        square += v[j] * v[j];
      }
      double length = StrictMath.sqrt(square);
      double signed = v[c] < 0 ? -length : length;
      for (int j = c; j < v.length; j++) {
        v[j] /= signed;
      }
      v[c] += 1;
      found.add(v);
    }
    return found;
  }

  /** Mirrors a vector; the mirror's first element that is not zero is half its squared length. */
  private static void reflect(double[] mirror, double[] v) {
    double dot = 0;
    double square = 0;
    for (int j = 0; j < v.length; j++) {
      dot += mirror[j] * v[j];
      square += mirror[j] * mirror[j];
    }
    double factor = -2 * dot / square;
    for (int j = 0; j < v.length; j++) {
      v[j] += factor * mirror[j];
    }
  }

  /** All B-splines, or a derivative of theirs, at a value. */
  private double[] values(double x, int derivative) {
    int order = degree + 1;
    double[] t = new double[knots.size() + 2 * order];
    for (int k = 0; k < t.length; k++) {
      t[k] = k < order ? low : k >= t.length - order ? high : knots.get(k - order);
    }
    int count = t.length - order;
    int piece = order - 1;
    while (piece < count - 1 && x >= t[piece + 1]) {
      piece++;
    }
    // Splines of degree 0, then up; the last degrees by the rule for derivatives.
    double[] b = new double[t.length];
    b[piece] = 1;
    for (int d = 1; d <= degree; d++) {
      boolean derive = d > degree - derivative;
      double[] next = new double[t.length];
      for (int i = Math.max(0, piece - d); i <= piece; i++) {
        double left = t[i + d] - t[i];
        double right = t[i + d + 1] - t[i + 1];
        double a = left > 0 ? b[i] / left : 0;
        double c = right > 0 ? b[i + 1] / right : 0;
        next[i] = derive ? d * (a - c) : (x - t[i]) * a + (t[i + d + 1] - x) * c;
      }
      b = next;
    }
    double[] all = new double[count];
    System.arraycopy(b, 0, all, 0, count);
    return all;
  }

  /** Degree, ends and knots, for a file. */
  public List<Double> numbers() {
    List<Double> all = new ArrayList<>(List.of((double) degree, low, high));
    all.addAll(knots);
    return all;
  }

  /** From {@link #numbers}. */
  public static BSpline of(boolean natural, List<Double> numbers) {
    if (numbers.size() < 3) {
      throw new IllegalArgumentException("no spline from " + numbers);
    }
    return new BSpline(
        natural,
        (int) (double) numbers.get(0),
        numbers.subList(3, numbers.size()),
        numbers.get(1),
        numbers.get(2));
  }
}
