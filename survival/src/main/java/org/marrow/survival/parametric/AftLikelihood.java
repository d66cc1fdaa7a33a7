package org.marrow.survival.parametric;

import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.log;

/**
 * Log likelihood of an accelerated failure time model with gradient and Hessian in (beta, log
 * scale). One row's part depends on eta = x beta and tau = log scale through z = (log t - eta) /
 * scale only.
 */
final class AftLikelihood {
  private final TimeDistribution distribution;
  private final TimeIntervals times;
  private final double[][] x;
  private final int p;
  private final int size;

  double value;
  final double[] gradient;
  final double[][] hessian;

  /** Value and derivatives of one row's part by eta and tau. */
  private double l;

  private double eta1;
  private double tau1;
  private double eta2;
  private double mixed;
  private double tau2;

  /**
   * @param x rows x columns, with the column of ones
   */
  AftLikelihood(TimeDistribution distribution, TimeIntervals times, double[][] x) {
    this.distribution = distribution;
    this.times = times;
    this.x = x;
    p = x.length == 0 ? 0 : x[0].length;
    size = p + (distribution.hasScale() ? 1 : 0);
    gradient = new double[size];
    hessian = new double[size][size];
  }

  int size() {
    return size;
  }

  void at(double[] parameters) {
    value = 0;
    for (int a = 0; a < size; a++) {
      gradient[a] = 0;
      java.util.Arrays.fill(hessian[a], 0);
    }
    double tau = size > p ? parameters[p] : 0;
    double scale = exp(tau);
    for (int i = 0; i < times.rows(); i++) {
      double eta = 0;
      for (int a = 0; a < p; a++) {
        eta += parameters[a] * x[i][a];
      }
      row(i, eta, tau, scale);
      add(i, times.weight()[i]);
      if (times.entry()[i] > 0) {
        right((log(times.entry()[i]) - eta) / scale, scale);
        add(i, -times.weight()[i]);
      }
    }
  }

  private void row(int i, double eta, double tau, double scale) {
    double low = times.lower()[i];
    double high = times.upper()[i];
    if (low == high) {
      double z = (log(low) - eta) / scale;
      chain(z, scale, distribution.logDensity(z), distribution.score(z), distribution.curvature(z));
      l -= tau + log(low);
      tau1 -= 1;
    } else if (high == Double.POSITIVE_INFINITY) {
      if (low == 0) {
        chain(0, scale, 0, 0, 0);
      } else {
        right((log(low) - eta) / scale, scale);
      }
    } else if (low == 0) {
      double z = (log(high) - eta) / scale;
      double cdf = -StrictMath.expm1(distribution.logSurvival(z));
      double f = exp(distribution.logDensity(z));
      double slope = f / cdf;
      chain(z, scale, log(cdf), slope, slope * distribution.score(z) - slope * slope);
    } else {
      interval((log(low) - eta) / scale, (log(high) - eta) / scale, scale);
    }
  }

  private void right(double z, double scale) {
    double h = distribution.logSurvival(z);
    double slope = -exp(distribution.logDensity(z) - h);
    chain(z, scale, h, slope, slope * distribution.score(z) - slope * slope);
  }

  /** From a function g(z) with first and second derivative to eta and tau. */
  private void chain(double z, double scale, double g, double g1, double g2) {
    l = g;
    eta1 = -g1 / scale;
    tau1 = -z * g1;
    eta2 = g2 / (scale * scale);
    mixed = (g1 + z * g2) / scale;
    tau2 = z * g1 + z * z * g2;
  }

  private void interval(double z1, double z2, double scale) {
    double s1 = distribution.logSurvival(z1);
    double s2 = distribution.logSurvival(z2);
    double d = exp(s1) * -StrictMath.expm1(s2 - s1);
    double f1 = exp(distribution.logDensity(z1));
    double f2 = exp(distribution.logDensity(z2));
    double slope1 = f1 * distribution.score(z1);
    double slope2 = f2 * distribution.score(z2);
    double dEta = (f1 - f2) / scale;
    double dTau = f1 * z1 - f2 * z2;
    l = log(d);
    eta1 = dEta / d;
    tau1 = dTau / d;
    eta2 = -(slope1 - slope2) / (scale * scale) / d - eta1 * eta1;
    mixed = (-z1 * slope1 + z2 * slope2 - (f1 - f2)) / scale / d - eta1 * tau1;
    tau2 = (-(z1 * z1 * slope1 + z1 * f1) + (z2 * z2 * slope2 + z2 * f2)) / d - tau1 * tau1;
  }

  private void add(int i, double weight) {
    value += weight * l;
    for (int a = 0; a < p; a++) {
      gradient[a] += weight * eta1 * x[i][a];
      for (int b = 0; b <= a; b++) {
        hessian[a][b] += weight * eta2 * x[i][a] * x[i][b];
        hessian[b][a] = hessian[a][b];
      }
      if (size > p) {
        hessian[a][p] += weight * mixed * x[i][a];
        hessian[p][a] = hessian[a][p];
      }
    }
    if (size > p) {
      gradient[p] += weight * tau1;
      hessian[p][p] += weight * tau2;
    }
  }
}
