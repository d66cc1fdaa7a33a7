package org.marrow.survival.spline;

import java.util.ArrayList;
import java.util.List;

/**
 * Polynomials that are orthogonal on given values and of length 1 there, by the three-term
 * recurrence (Kennedy and Gentle, Statistical Computing, 1980, section 8.1.3); what R calls {@code
 * poly}. Or plain powers.
 *
 * @param centre constants a of the recurrence, one a degree; empty for plain powers
 * @param squares sums of squares of the monic polynomials of degree 0, 1, ...
 * @param degree highest degree
 */
public record OrthogonalPolynomials(List<Double> centre, List<Double> squares, int degree) {
  public OrthogonalPolynomials {
    centre = List.copyOf(centre);
    squares = List.copyOf(squares);
    if (degree < 1 || !centre.isEmpty() && (centre.size() != degree || squares.size() <= degree)) {
      throw new IllegalArgumentException("constants do not fit degree " + degree);
    }
  }

  /** x, x^2, ... */
  public static OrthogonalPolynomials powers(int degree) {
    return new OrthogonalPolynomials(List.of(), List.of(), degree);
  }

  /**
   * Polynomials orthogonal on the values.
   *
   * @param x finite, with more different values than the degree
   */
  public static OrthogonalPolynomials learn(double[] x, int degree) {
    List<Double> centre = new ArrayList<>();
    List<Double> squares = new ArrayList<>();
    double[] before = new double[x.length];
    double[] now = new double[x.length];
    java.util.Arrays.fill(now, 1);
    squares.add((double) x.length);
    // About the mean first, which keeps the sums small.
    double mean = java.util.Arrays.stream(x).sum() / x.length;
    for (int k = 0; k < degree; k++) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += (x[i] - mean) * now[i] * now[i];
      }
      double a = sum / squares.get(k) + mean;
      double b = k == 0 ? 0 : squares.get(k) / squares.get(k - 1);
      double square = 0;
      for (int i = 0; i < x.length; i++) {
        double next = (x[i] - a) * now[i] - b * before[i];
        before[i] = now[i];
        now[i] = next;
        square += next * next;
      }
      centre.add(a);
      squares.add(square);
    }
    return new OrthogonalPolynomials(centre, squares, degree);
  }

  /** The polynomials of degree 1, 2, ... at a value. */
  public double[] at(double x) {
    double[] row = new double[degree];
    double before = 0;
    double now = 1;
    for (int k = 0; k < degree; k++) {
      double next;
      if (centre.isEmpty()) {
        next = now * x;
        row[k] = next;
      } else {
        double b = k == 0 ? 0 : squares.get(k) / squares.get(k - 1);
        next = (x - centre.get(k)) * now - b * before;
        row[k] = next / StrictMath.sqrt(squares.get(k + 1));
      }
      before = now;
      now = next;
    }
    return row;
  }

  /** All constants, for a file: the degree, centres, squares. */
  public List<Double> numbers() {
    List<Double> all = new ArrayList<>(List.of((double) degree));
    all.addAll(centre);
    all.addAll(squares);
    return all;
  }

  /** From {@link #numbers}. */
  public static OrthogonalPolynomials of(List<Double> numbers) {
    int degree = numbers.isEmpty() ? 0 : (int) (double) numbers.getFirst();
    if (numbers.size() == 1) {
      return powers(degree);
    }
    if (numbers.size() != 2 * degree + 2) {
      throw new IllegalArgumentException("no polynomials from " + numbers);
    }
    return new OrthogonalPolynomials(
        numbers.subList(1, degree + 1), numbers.subList(degree + 1, numbers.size()), degree);
  }
}
