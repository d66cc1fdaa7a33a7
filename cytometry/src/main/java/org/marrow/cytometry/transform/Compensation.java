package org.marrow.cytometry.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.marrow.cytometry.SignalRules;
import org.marrow.cytometry.fcs.Spillover;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * Takes dyes apart: the detectors see {@code observed = dyes x S}, so {@code dyes = observed x
 * S^-1} (Bagwell and Adams 1993, Ann NY Acad Sci 677:167). With more detectors than dyes the
 * least-squares solution is used, {@code observed x S^T (S S^T)^-1}.
 */
public final class Compensation {
  /** Beyond this condition number a double has lost half its digits to the inversion. */
  private static final double WORST_CONDITION = 1e8;

  private final List<Integer> detectors;
  private final double[][] weights;

  private Compensation(List<Integer> detectors, double[][] weights) {
    this.detectors = List.copyOf(detectors);
    this.weights = weights;
  }

  /**
   * The compensation of a square spillover matrix; each detector is replaced by its dye.
   *
   * @throws InvalidInput when the matrix is singular or nearly so
   */
  public static Compensation of(Spillover spillover) {
    double[][] matrix = new double[spillover.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = spillover.matrix().get(i).clone();
    }
    return of(spillover.channels(), matrix, spillover.keyword());
  }

  /**
   * The compensation of a matrix with one row a dye and one column a detector.
   *
   * @param detectors channels of the columns
   * @param matrix at least as many columns as rows
   * @param name where the matrix comes from, for findings
   * @throws InvalidInput when the dyes cannot be told apart
   */
  public static Compensation of(List<Integer> detectors, double[][] matrix, String name) {
    int dyes = matrix.length;
    if (dyes == 0 || dyes > detectors.size()) {
      throw new InvalidInput(
          SignalRules.SINGULAR_MATRIX.at(
              Where.in(name),
              dyes + " dyes cannot be told apart by " + detectors.size() + " detectors"));
    }
    RealMatrix s = new Array2DRowRealMatrix(matrix);
    double inverseCondition = new SingularValueDecomposition(s).getInverseConditionNumber();
    if (!(inverseCondition >= 1 / WORST_CONDITION)) {
      throw new InvalidInput(
          SignalRules.SINGULAR_MATRIX.at(
              Where.in(name),
              String.format(
                  java.util.Locale.ROOT,
                  "its condition number is %.3g, the limit is %.0e",
                  1 / inverseCondition,
                  WORST_CONDITION)));
    }
    RealMatrix weights =
        dyes == detectors.size()
            ? new LUDecomposition(s).getSolver().getInverse()
            : s.transpose()
                .multiply(new LUDecomposition(s.multiply(s.transpose())).getSolver().getInverse());
    return new Compensation(detectors, weights.getData());
  }

  /**
   * A matrix that is inverted already: one row a detector, one column a dye.
   *
   * @param detectors channels of the rows
   */
  public static Compensation ofInverse(List<Integer> detectors, double[][] inverse) {
    if (inverse.length != detectors.size()) {
      throw new IllegalArgumentException(
          inverse.length + " rows for " + detectors.size() + " detectors");
    }
    return new Compensation(
        detectors, Arrays.stream(inverse).map(double[]::clone).toArray(double[][]::new));
  }

  /** The channels of the detectors, in the order of the matrix. */
  public List<Integer> detectors() {
    return detectors;
  }

  /** How many dyes. */
  public int dyes() {
    return weights[0].length;
  }

  /** The weight of a detector in a dye. */
  public double weight(int detector, int dye) {
    return weights[detector][dye];
  }

  /**
   * The amount of one dye.
   *
   * @param columns scale values, one array a channel of the sample
   * @param count events
   * @param target receives the amounts
   */
  public void dye(int dye, double[][] columns, int count, double[] target) {
    Arrays.fill(target, 0, count, 0);
    for (int k = 0; k < weights.length; k++) {
      double weight = weights[k][dye];
      if (weight != 0) {
        double[] column = columns[detectors.get(k)];
        for (int i = 0; i < count; i++) {
          target[i] += weight * column[i];
        }
      }
    }
  }

  /**
   * Replaces each detector's column by its dye; for square matrices only.
   *
   * @param columns scale values, one array a channel of the sample; changed in place
   * @param count events
   */
  public void apply(double[][] columns, int count) {
    if (dyes() != detectors.size()) {
      throw new IllegalStateException(
          dyes() + " dyes do not fit the columns of " + detectors.size() + " detectors");
    }
    List<double[]> results = new ArrayList<>();
    for (int dye = 0; dye < dyes(); dye++) {
      double[] result = new double[count];
      dye(dye, columns, count, result);
      results.add(result);
    }
    for (int dye = 0; dye < dyes(); dye++) {
      System.arraycopy(results.get(dye), 0, columns[detectors.get(dye)], 0, count);
    }
  }
}
