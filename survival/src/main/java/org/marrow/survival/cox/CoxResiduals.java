package org.marrow.survival.cox;

/**
 * Residuals of a fitted Cox model, by row of the data unless said otherwise. Without case weights:
 * martingale, deviance, score and Schoenfeld. With them: dfbeta, as a change of the estimate.
 */
public final class CoxResiduals {
  private final CoxModel model;

  CoxResiduals(CoxModel model) {
    this.model = model;
  }

  /** Events observed less events expected. Under exact ties expected by Breslow's hazard. */
  public double[] martingale() {
    double[] expected = model.expected;
    double[] residual = new double[model.order.rows];
    for (int i = 0; i < residual.length; i++) {
      residual[model.order.row[i]] =
          (model.order.event[i] ? 1 : 0) - expected[i] / model.order.weight[i];
    }
    return residual;
  }

  /** Martingale residuals made symmetric: the signed root of each row's part of the deviance. */
  public double[] deviance() {
    double[] residual = martingale();
    boolean[] event = model.data.event();
    for (int i = 0; i < residual.length; i++) {
      double m = residual[i];
      double inside = event[i] ? m + StrictMath.log(1 - m) : m;
      residual[i] = Math.signum(m) * StrictMath.sqrt(-2 * inside);
    }
    return residual;
  }

  /**
   * Score residuals, one row of p values for each row of the data.
   *
   * @throws IllegalStateException under exact ties, for which they are not defined
   */
  public double[][] score() {
    requireMoments();
    int p = model.design.p;
    double[] scaled =
        ScoreResiduals.of(
            model.order, model.design, model.risk, model.options.ties() == Ties.EFRON);
    double[][] residual = new double[model.order.rows][p];
    for (int i = 0; i < residual.length; i++) {
      for (int j = 0; j < p; j++) {
        residual[i][j] = scaled[i * p + j] / model.design.scale[j];
      }
    }
    return residual;
  }

  /** Approximate change of each coefficient when a row is left out; case weights included. */
  public double[][] dfbeta() {
    double[][] residual = score();
    int p = model.design.p;
    for (int i = 0; i < residual.length; i++) {
      double[] change = new double[p];
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          change[j] += residual[i][k] * model.naive[k * p + j];
        }
        change[j] *= model.data.weight(i);
      }
      residual[i] = change;
    }
    return residual;
  }

  /** Rows with the event in the order of {@link #schoenfeld()}: by stratum, then by time. */
  public int[] eventRows() {
    RiskOrder order = model.order;
    int[] rows = new int[model.data.events()];
    int k = 0;
    for (int s = 0; s < order.strata; s++) {
      for (int g = order.stratumGroup[s + 1] - 1; g >= order.stratumGroup[s]; g--) {
        for (int i = order.groupEnd[g] - 1; i >= order.groupStart[g]; i--) {
          if (order.event[i]) {
            rows[k++] = order.row[i];
          }
        }
      }
    }
    return rows;
  }

  /** Time of each of {@link #eventRows()}. */
  public double[] eventTimes() {
    int[] rows = eventRows();
    double[] times = new double[rows.length];
    double[] byRow = new double[model.order.rows];
    for (int i = 0; i < byRow.length; i++) {
      byRow[model.order.row[i]] = model.order.exit[i];
    }
    for (int k = 0; k < rows.length; k++) {
      times[k] = byRow[rows[k]];
    }
    return times;
  }

  /** Schoenfeld residuals, covariates less their mean in the risk set, one row for each event. */
  public double[][] schoenfeld() {
    requireMoments();
    int p = model.design.p;
    GroupMoments moments = model.moments();
    RiskOrder order = model.order;
    double[][] residual = new double[model.data.events()][p];
    int k = 0;
    for (int s = 0; s < order.strata; s++) {
      for (int g = order.stratumGroup[s + 1] - 1; g >= order.stratumGroup[s]; g--) {
        for (int i = order.groupEnd[g] - 1; i >= order.groupStart[g]; i--) {
          if (!order.event[i]) {
            continue;
          }
          for (int j = 0; j < p; j++) {
            residual[k][j] =
                (model.design.x[i * p + j] - moments.mean[g * p + j]) / model.design.scale[j];
          }
          k++;
        }
      }
    }
    return residual;
  }

  /**
   * Schoenfeld residuals times covariance times number of events, plus the coefficients: their
   * smooth over time estimates a coefficient that changes (Grambsch, Therneau 1994).
   */
  public double[][] scaledSchoenfeld() {
    double[][] residual = schoenfeld();
    double[] coefficients = model.coefficients();
    int p = coefficients.length;
    int events = residual.length;
    for (int e = 0; e < events; e++) {
      double[] scaled = coefficients.clone();
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          scaled[j] += events * residual[e][k] * model.naive[k * p + j];
        }
      }
      residual[e] = scaled;
    }
    return residual;
  }

  private void requireMoments() {
    if (model.options.ties() == Ties.EXACT) {
      throw new IllegalStateException(
          "score and Schoenfeld residuals are not defined for exact ties; fit with Efron's ties");
    }
  }
}
