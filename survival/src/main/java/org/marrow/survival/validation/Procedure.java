package org.marrow.survival.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.distribution.ChiSquared;

/**
 * Everything that was done to make a model from data, choice of covariates included: the bootstrap
 * repeats all of it.
 */
@FunctionalInterface
public interface Procedure {

  /** Makes a model from rows. */
  CoxModel develop(CoxData rows);

  /** One fixed model. */
  static Procedure fixed(CoxOptions options) {
    return rows -> CoxModel.fit(rows, options);
  }

  /**
   * Backward elimination by term: as long as some term's Wald test has p above the limit, the worst
   * is left out.
   */
  static Procedure backward(CoxOptions options, double limit) {
    return rows -> {
      CoxData data = rows;
      while (true) {
        CoxModel model = CoxModel.fit(data, options);
        String worst = "";
        double worstP = limit;
        for (String term : new LinkedHashSet<>(model.data().terms())) {
          double p = wald(model, term);
          if (p > worstP) {
            worst = term;
            worstP = p;
          }
        }
        if (worst.isEmpty()) {
          return model;
        }
        List<Integer> kept = new ArrayList<>();
        for (int j = 0; j < model.data().covariates(); j++) {
          if (!model.data().terms().get(j).equals(worst)) {
            kept.add(j);
          }
        }
        data = model.data().keep(kept.stream().mapToInt(Integer::intValue).toArray());
      }
    };
  }

  private static double wald(CoxModel model, String term) {
    List<Integer> of = new ArrayList<>();
    for (int j = 0; j < model.data().covariates(); j++) {
      if (model.data().terms().get(j).equals(term)) {
        of.add(j);
      }
    }
    int m = of.size();
    double[][] variance = model.variance();
    double[] coef = model.coefficients();
    org.ejml.simple.SimpleMatrix v = new org.ejml.simple.SimpleMatrix(m, m);
    org.ejml.simple.SimpleMatrix b = new org.ejml.simple.SimpleMatrix(m, 1);
    for (int i = 0; i < m; i++) {
      b.set(i, 0, coef[of.get(i)]);
      for (int j = 0; j < m; j++) {
        v.set(i, j, variance[of.get(i)][of.get(j)]);
      }
    }
    double statistic = b.transpose().mult(v.solve(b)).get(0, 0);
    return ChiSquared.upperTail(Math.max(0, statistic), m);
  }
}
