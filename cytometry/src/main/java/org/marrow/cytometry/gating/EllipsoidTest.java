package org.marrow.cytometry.gating;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.marrow.cytometry.SignalRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/** Squared Mahalanobis distance against a limit. */
final class EllipsoidTest implements GateEvaluator.Inside {
  private final double[][] inverse;
  private final double[] mean;
  private final double limit;
  private final double[][] axes;
  private final double[] away;

  private EllipsoidTest(double[][] inverse, double[] mean, double limit, double[][] axes) {
    this.inverse = inverse;
    this.mean = mean;
    this.limit = limit;
    this.axes = axes;
    away = new double[mean.length];
  }

  static EllipsoidTest of(String source, EllipsoidGate gate, double[][] axes) {
    LUDecomposition lu = new LUDecomposition(new Array2DRowRealMatrix(gate.matrix()));
    if (!lu.getSolver().isNonSingular()) {
      throw new InvalidInput(
          SignalRules.GATING.at(
              Where.in(source).column(gate.id()),
              "the covariance matrix of gate " + gate.id() + " cannot be inverted"));
    }
    return new EllipsoidTest(
        lu.getSolver().getInverse().getData(),
        gate.mean().stream().mapToDouble(Double::doubleValue).toArray(),
        gate.distanceSquare(),
        axes);
  }

  @Override
  public void test(int count, boolean[] inside) {
    int n = mean.length;
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < n; k++) {
        away[k] = axes[k][i] - mean[k];
      }
      double distance = 0;
      for (int k = 0; k < n; k++) {
        double sum = 0;
        for (int l = 0; l < n; l++) {
          sum += inverse[k][l] * away[l];
        }
        distance += away[k] * sum;
      }
      inside[i] = distance <= limit;
    }
  }
}
