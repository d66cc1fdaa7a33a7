package org.marrow.survival.cox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cumulative hazard of each stratum under a fitted model, after Breslow, or after Efron when
 * the fit used Efron's ties, and survival predicted from it with limits.
 */
public final class BaselineHazard {
  private final CoxModel model;
  private final List<Stratum> strata = new ArrayList<>();

  /**
   * A stratum: distinct exit times, and there the cumulative hazard, its variance and the
   * integrated mean covariates, all at the mean of the covariates.
   */
  private record Stratum(
      String name, double[] time, double[] hazard, double[] variance, double[] meanHazard) {}

  BaselineHazard(CoxModel model) {
    this.model = model;
    RiskOrder order = model.order;
    GroupMoments moments = model.moments();
    for (int s = 0; s < order.strata; s++) {
      strata.add(stratum(order, moments, s));
    }
  }

  private Stratum stratum(RiskOrder order, GroupMoments moments, int s) {
    int p = model.design.p;
    int from = order.stratumStart[s];
    int to = order.stratumStart[s + 1];
    int distinct = 0;
    for (int i = from; i < to; i++) {
      if (i == from || order.exit[i] != order.exit[i - 1]) {
        distinct++;
      }
    }
    double[] time = new double[distinct];
    double[] hazard = new double[distinct];
    double[] variance = new double[distinct];
    double[] meanHazard = new double[distinct * p];
    double h = 0;
    double v = 0;
    double[] m = new double[p];
    int g = order.stratumGroup[s + 1] - 1;
    int k = 0;
    for (int i = to - 1; i >= from; i--) {
      if (i > from && order.exit[i] == order.exit[i - 1]) {
        continue;
      }
      time[k] = order.exit[i];
      if (g >= order.stratumGroup[s] && order.time(g) == time[k]) {
        h += moments.hazard[g];
        v += moments.variance[g];
        for (int j = 0; j < p; j++) {
          m[j] += moments.meanHazard[g * p + j];
        }
        g--;
      }
      hazard[k] = h;
      variance[k] = v;
      System.arraycopy(m, 0, meanHazard, k * p, p);
      k++;
    }
    String name = model.data.stratumNames().get(order.stratumCode[s]);
    return new Stratum(name, time, hazard, variance, meanHazard);
  }

  /** Names of the strata that have rows. */
  public List<String> strata() {
    return strata.stream().map(Stratum::name).toList();
  }

  /** Distinct exit times of a stratum, ascending. */
  public double[] times(String stratum) {
    return find(stratum).time.clone();
  }

  /** Cumulative hazard at {@link #times} of a patient whose covariates and offset are all zero. */
  public double[] cumulativeAtZero(String stratum) {
    double shift = -model.design.offsetMean;
    for (int j = 0; j < model.design.p; j++) {
      shift -= model.beta[j] * model.design.scale[j] * model.design.mean[j];
    }
    double factor = StrictMath.exp(shift);
    double[] cumulative = find(stratum).hazard.clone();
    for (int k = 0; k < cumulative.length; k++) {
      cumulative[k] *= factor;
    }
    return cumulative;
  }

  /**
   * Survival of a patient with the given covariates, with log limits at the model's confidence.
   *
   * @param x one value for each column of the model
   * @param stratum the patient's stratum; the empty string when there are none
   */
  public PredictedSurvival predict(double[] x, String stratum) {
    return predict(x, stratum, 0);
  }

  /** The same for a patient with an offset. */
  public PredictedSurvival predict(double[] x, String stratum, double offset) {
    int p = model.design.p;
    if (x.length != p) {
      throw new IllegalArgumentException(
          "the model has the columns " + model.data.names() + ", got " + x.length + " values");
    }
    Stratum base = find(stratum);
    return predict(base, x, offset, 0, base.time.length);
  }

  /**
   * The same at the last exit time up to one time; empty when that lies before the first exit time.
   */
  public PredictedSurvival predictAt(double[] x, String stratum, double when) {
    Stratum base = find(stratum);
    int k = Arrays.binarySearch(base.time, when);
    int at = k >= 0 ? k : -k - 2;
    return predict(base, x, 0, Math.max(0, at), at + 1);
  }

  private PredictedSurvival predict(Stratum base, double[] x, double offset, int from, int to) {
    int p = model.design.p;
    double[] scaled = new double[p];
    double eta = offset - model.design.offsetMean;
    for (int j = 0; j < p; j++) {
      scaled[j] = (x[j] - model.design.mean[j]) * model.design.scale[j];
      eta += model.beta[j] * scaled[j];
    }
    double risk = StrictMath.exp(eta);
    int times = to - from;
    double[] survival = new double[times];
    double[] se = new double[times];
    double[] lower = new double[times];
    double[] upper = new double[times];
    double[] d = new double[p];
    double width = model.options.halfWidth();
    for (int i = 0; i < times; i++) {
      int k = from + i;
      for (int j = 0; j < p; j++) {
        d[j] = (base.hazard[k] * scaled[j] - base.meanHazard[k * p + j]) / model.design.scale[j];
      }
      double form = 0;
      for (int a = 0; a < p; a++) {
        for (int b = 0; b < p; b++) {
          form += d[a] * model.variance[a * p + b] * d[b];
        }
      }
      survival[i] = StrictMath.exp(-base.hazard[k] * risk);
      se[i] = risk * StrictMath.sqrt(base.variance[k] + form);
      lower[i] = survival[i] * StrictMath.exp(-width * se[i]);
      upper[i] = Math.min(1, survival[i] * StrictMath.exp(width * se[i]));
    }
    return new PredictedSurvival(
        Arrays.copyOfRange(base.time, from, to), survival, se, lower, upper);
  }

  private Stratum find(String name) {
    if (strata.size() == 1 && name.isEmpty()) {
      return strata.getFirst();
    }
    return strata.stream()
        .filter(s -> s.name.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no stratum " + name + "; there are " + strata()));
  }
}
