package org.marrow.survival.cox;

import java.util.Arrays;

/**
 * Sums over the risk set: of the risks, and of risk times covariates. When rows also leave the risk
 * set (late entry), the sums carry their rounding error along (Neumaier 1974), because what is left
 * after many departures can be small beside what has passed through.
 */
final class RiskSums {
  private final int p;
  private final boolean compensated;
  private double s0;
  private double c0;
  private final double[] s1;
  private final double[] c1;
  private int members;

  RiskSums(int p, boolean compensated) {
    this.p = p;
    this.compensated = compensated;
    this.s1 = new double[p];
    this.c1 = new double[compensated ? p : 0];
  }

  void clear() {
    s0 = 0;
    c0 = 0;
    members = 0;
    Arrays.fill(s1, 0);
    Arrays.fill(c1, 0);
  }

  /** A row comes in. */
  void add(double[] x, int offset, double risk) {
    members++;
    if (compensated) {
      move(x, offset, risk);
      return;
    }
    s0 += risk;
    for (int j = 0; j < p; j++) {
      s1[j] += risk * x[offset + j];
    }
  }

  /** A row leaves. */
  void remove(double[] x, int offset, double risk) {
    if (--members == 0) {
      clear();
    } else {
      move(x, offset, -risk);
    }
  }

  /** Adds other sums, a fraction of them. */
  void addTo(double[] target, double fraction, RiskSums other) {
    for (int j = 0; j < p; j++) {
      target[j] = first(j) + fraction * other.first(j);
    }
  }

  double zeroth() {
    return s0 + c0;
  }

  double first(int j) {
    return compensated ? s1[j] + c1[j] : s1[j];
  }

  private void move(double[] x, int offset, double risk) {
    double t = s0 + risk;
    c0 += Math.abs(s0) >= Math.abs(risk) ? (s0 - t) + risk : (risk - t) + s0;
    s0 = t;
    for (int j = 0; j < p; j++) {
      double v = risk * x[offset + j];
      double s = s1[j];
      double u = s + v;
      c1[j] += Math.abs(s) >= Math.abs(v) ? (s - u) + v : (v - u) + s;
      s1[j] = u;
    }
  }
}
