package org.marrow.survival.cox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.order.IndexSort;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Score test of each term against beta + theta g(t) (Grambsch, Therneau 1994,
 * doi:10.1093/biomet/81.3.515), with the exact information instead of its average over time, as in
 * survival 3.0 and later.
 *
 * @param transform the function g
 * @param terms one test for each term
 * @param global test of all terms together
 * @param findings a warning for each term whose test gives p below 0.05
 */
public record ProportionalHazards(
    TimeTransform transform,
    List<ChiSquaredTest> terms,
    ChiSquaredTest global,
    List<Finding> findings) {

  public ProportionalHazards {
    terms = List.copyOf(terms);
    findings = List.copyOf(findings);
  }

  static ProportionalHazards test(CoxModel model, TimeTransform transform) {
    if (model.options.ties() == Ties.EXACT || model.options.firth()) {
      throw new IllegalStateException(
          "the test of proportional hazards is made for Breslow's or Efron's ties without Firth's"
              + " penalty; fit the model so");
    }
    RiskOrder order = model.order;
    int p = model.design.p;
    if (p == 0) {
      throw new IllegalStateException("a model without covariates assumes nothing about hazards");
    }
    double[] time = transformed(order, transform);
    int q = 2 * p;
    double[] information = new double[q * q];
    double[] u = new double[q];
    double[] x = model.design.x;
    for (int i = 0; i < order.rows; i++) {
      if (order.event[i]) {
        for (int j = 0; j < p; j++) {
          u[p + j] += time[i] * order.weight[i] * x[i * p + j];
        }
      }
    }
    new MomentWalk(order, model.options.ties() == Ties.EFRON)
        .run(
            model.risk,
            new MomentWalk.Features() {
              @Override
              public int size() {
                return p + p * p;
              }

              @Override
              public void of(int row, double[] f) {
                for (int a = 0; a < p; a++) {
                  f[a] = x[row * p + a];
                  for (int b = 0; b < p; b++) {
                    f[p + a * p + b] = x[row * p + a] * x[row * p + b];
                  }
                }
              }
            },
            (group, weight, mean) -> {
              double g = time[order.groupStart[group]];
              for (int a = 0; a < p; a++) {
                u[p + a] -= g * weight * mean[a];
                for (int b = 0; b < p; b++) {
                  double v = weight * (mean[p + a * p + b] - mean[a] * mean[b]);
                  information[a * q + b] += v;
                  information[a * q + p + b] += g * v;
                  information[(p + a) * q + b] += g * v;
                  information[(p + a) * q + p + b] += g * g * v;
                }
              }
            });
    return tests(model, transform, information, u);
  }

  private static ProportionalHazards tests(
      CoxModel model, TimeTransform transform, double[] information, double[] u) {
    int p = model.design.p;
    int q = 2 * p;
    List<ChiSquaredTest> tests = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (String term : model.distinctTerms()) {
      int[] kept = new int[q];
      int k = 0;
      for (; k < p; k++) {
        kept[k] = k;
      }
      for (int j = 0; j < p; j++) {
        if (model.data.terms().get(j).equals(term)) {
          kept[k++] = p + j;
        }
      }
      ChiSquaredTest test = quadratic(information, u, q, Arrays.copyOf(kept, k), term, k - p);
      tests.add(test);
      if (test.p() < 0.05) {
        findings.add(
            SurvivalRules.NON_PROPORTIONAL.at(
                Where.in(model.data.source()).column(term),
                String.format(
                    java.util.Locale.ROOT,
                    "the effect of %s changes over time: chi-squared %.2f on %d, p = %.2g",
                    term,
                    test.statistic(),
                    k - p,
                    test.p())));
      }
    }
    ChiSquaredTest global = quadratic(information, u, q, IndexSort.identity(q), "GLOBAL", p);
    return new ProportionalHazards(transform, tests, global, findings);
  }

  private static ChiSquaredTest quadratic(
      double[] information, double[] u, int q, int[] kept, String name, int df) {
    int m = kept.length;
    double[] part = new double[m * m];
    double[] score = new double[m];
    for (int a = 0; a < m; a++) {
      score[a] = u[kept[a]];
      for (int b = 0; b < m; b++) {
        part[a * m + b] = information[kept[a] * q + kept[b]];
      }
    }
    double[] solution = new Factorization(part, m, 1e-14).solve(score);
    return ChiSquaredTest.of(name, Maximum.dot(score, solution), df);
  }

  /** g of each sorted row. */
  static double[] times(RiskOrder order, TimeTransform transform) {
    return switch (transform) {
      case IDENTITY -> order.exit.clone();
      case LOG -> Arrays.stream(order.exit).map(StrictMath::log).toArray();
      case RANK -> ranks(order.exit);
      case KM -> failedBefore(order);
    };
  }

  /** g of each sorted row, centred at its mean over the events. */
  private static double[] transformed(RiskOrder order, TimeTransform transform) {
    double[] g = times(order, transform);
    double sum = 0;
    int events = 0;
    for (int i = 0; i < g.length; i++) {
      if (order.event[i]) {
        if (!Double.isFinite(g[i])) {
          throw new IllegalArgumentException("times must be positive for the log transform");
        }
        sum += g[i];
        events++;
      }
    }
    for (int i = 0; i < g.length; i++) {
      g[i] -= sum / events;
    }
    return g;
  }

  private static double[] ranks(double[] times) {
    int[] sorted = IndexSort.ascending(times);
    double[] ranks = new double[times.length];
    for (int i = 0; i < sorted.length; ) {
      int j = i;
      while (j < sorted.length && times[sorted[j]] == times[sorted[i]]) {
        j++;
      }
      for (int k = i; k < j; k++) {
        ranks[sorted[k]] = (i + 1 + j) / 2.0;
      }
      i = j;
    }
    return ranks;
  }

  /** One less the Kaplan-Meier estimate of all rows, strata and weights aside, before each time. */
  private static double[] failedBefore(RiskOrder order) {
    int n = order.rows;
    int[] byExit = IndexSort.ascending(order.exit);
    int[] byEntry = order.late() ? IndexSort.ascending(order.entry) : new int[0];
    double[] failed = new double[n];
    double survival = 1;
    int entered = order.late() ? 0 : n;
    for (int i = 0; i < n; ) {
      double time = order.exit[byExit[i]];
      while (order.late() && entered < n && order.entry[byEntry[entered]] < time) {
        entered++;
      }
      int atRisk = entered - i;
      int events = 0;
      int j = i;
      for (; j < n && order.exit[byExit[j]] == time; j++) {
        failed[byExit[j]] = 1 - survival;
        events += order.event[byExit[j]] ? 1 : 0;
      }
      survival *= 1 - (double) events / atRisk;
      i = j;
    }
    return failed;
  }
}
