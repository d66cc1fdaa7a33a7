package org.marrow.survival.confounding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ejml.simple.SimpleMatrix;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.rules.ModelRules;

/**
 * Stabilised inverse-probability weights of two groups (Robins, Hernan, Brumback 2000,
 * doi:10.1097/00001648-200009000-00011): the share of a patient's group divided by the probability
 * of that group given the covariates, by logistic regression. They balance what was measured, and
 * nothing else.
 *
 * @param score probability of the second group, by row
 * @param weights by row
 * @param balance of each covariate
 * @param effectiveFirst patients that the first group is worth after weighting
 * @param effectiveSecond the same of the second group
 * @param findings covariates that stay unbalanced, patients of whom nearly all are in one group
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record PropensityWeights(
    double[] score,
    double[] weights,
    List<Balance> balance,
    double effectiveFirst,
    double effectiveSecond,
    List<Finding> findings) {
  private static final int MOST_STEPS = 50;
  private static final double EXTREME = 0.02;

  public PropensityWeights {
    balance = List.copyOf(balance);
    findings = List.copyOf(findings);
  }

  /**
   * Fits the weights.
   *
   * @param second whether a row is in the second group; both groups have rows
   * @param covariates without missing values
   * @param where what the findings are about
   * @throws InvalidInput a refusal, when the covariates tell the groups apart completely: then
   *     there is nobody to compare with
   */
  public static PropensityWeights fit(
      boolean[] second, List<NumericCovariate> covariates, Where where) {
    int n = second.length;
    int count = 0;
    for (boolean s : second) {
      count += s ? 1 : 0;
    }
    if (count == 0 || count == n) {
      throw new IllegalArgumentException("both groups need patients, got " + count + " of " + n);
    }
    double[] score = logistic(second, covariates, where);
    double[] weights = new double[n];
    double share = (double) count / n;
    for (int i = 0; i < n; i++) {
      weights[i] = second[i] ? share / score[i] : (1 - share) / (1 - score[i]);
    }
    List<Balance> balance = new ArrayList<>();
    for (NumericCovariate c : covariates) {
      balance.add(Balance.of(c.name(), c.values(), second, weights));
    }
    return new PropensityWeights(
        score,
        weights,
        balance,
        effective(weights, second, false),
        effective(weights, second, true),
        findings(score, balance, where));
  }

  /** The largest weight. */
  public double largest() {
    return Arrays.stream(weights).max().orElse(1);
  }

  private static List<Finding> findings(double[] score, List<Balance> balance, Where where) {
    List<Finding> findings = new ArrayList<>();
    long extreme = Arrays.stream(score).filter(p -> p < EXTREME || p > 1 - EXTREME).count();
    if (extreme > 0) {
      findings.add(
          ModelRules.NO_OVERLAP.at(
              where,
              String.format(
                  Locale.ROOT,
                  "%d of %d patients have a probability of their group below %s or above %s",
                  extreme,
                  score.length,
                  EXTREME,
                  1 - EXTREME)));
    }
    for (Balance b : balance) {
      if (StrictMath.abs(b.after()) > Balance.LIMIT) {
        findings.add(
            ModelRules.IMBALANCE.at(
                where,
                String.format(
                    Locale.ROOT,
                    "%s still differs by %.2f standard deviations after weighting (%.2f before)",
                    b.covariate(),
                    b.after(),
                    b.before())));
      }
    }
    return findings;
  }

  /** Kish's effective number: the square of the sum over the sum of squares. */
  private static double effective(double[] weights, boolean[] second, boolean wanted) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      if (second[i] == wanted) {
        sum += weights[i];
        squares += weights[i] * weights[i];
      }
    }
    return sum * sum / squares;
  }

  /** Fitted probabilities of a logistic regression with intercept, by Newton's method. */
  private static double[] logistic(
      boolean[] second, List<NumericCovariate> covariates, Where where) {
    int n = second.length;
    int p = covariates.size() + 1;
    double[][] x = new double[p][];
    x[0] = new double[n];
    Arrays.fill(x[0], 1);
    for (int j = 1; j < p; j++) {
      x[j] = standardised(covariates.get(j - 1).values());
    }
    double[] beta = new double[p];
    double[] fitted = new double[n];
    for (int step = 0; step < MOST_STEPS; step++) {
      SimpleMatrix information = new SimpleMatrix(p, p);
      SimpleMatrix gradient = new SimpleMatrix(p, 1);
      for (int i = 0; i < n; i++) {
        double eta = 0;
        for (int j = 0; j < p; j++) {
          eta += beta[j] * x[j][i];
        }
        fitted[i] = 1 / (1 + StrictMath.exp(-eta));
        double residual = (second[i] ? 1 : 0) - fitted[i];
        double w = fitted[i] * (1 - fitted[i]);
        for (int a = 0; a < p; a++) {
          gradient.set(a, 0, gradient.get(a, 0) + residual * x[a][i]);
          for (int b = 0; b < p; b++) {
            information.set(a, b, information.get(a, b) + w * x[a][i] * x[b][i]);
          }
        }
      }
      // Columns that others determine get the smallest solution instead of none.
      SimpleMatrix move = information.pseudoInverse().mult(gradient);
      double largest = 0;
      for (int j = 0; j < p; j++) {
        beta[j] += move.get(j, 0);
        largest = StrictMath.max(largest, StrictMath.abs(move.get(j, 0)));
      }
      if (largest < 1e-10) {
        return fitted;
      }
      if (!(StrictMath.abs(Arrays.stream(beta).map(StrictMath::abs).max().orElse(0)) < 40)) {
        break;
      }
    }
    throw new InvalidInput(
        ModelRules.GROUPS_SEPARATED.at(
            where, "the covariates tell the two groups apart without error"));
  }

  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = StrictMath.sqrt(squares / values.length);
    return Arrays.stream(values).map(v -> deviation > 0 ? (v - mean) / deviation : 0).toArray();
  }
}
