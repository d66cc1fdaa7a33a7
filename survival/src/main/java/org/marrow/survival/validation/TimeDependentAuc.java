package org.marrow.survival.validation;

import java.util.Arrays;
import org.marrow.survival.order.IndexSort;

/**
 * Cumulative/dynamic area under the ROC curve at a time: the chance that who fails before it has a
 * higher marker than who lives beyond it, with inverse-probability-of-censoring weights (Uno and
 * others 2007, doi:10.1198/016214507000000149; standard error after Blanche, Dartigues,
 * Jacqmin-Gadda 2013, doi:10.1002/sim.5958, as in package timeROC).
 *
 * @param time the time
 * @param auc area, NaN when there is no case or no control
 * @param standardError of the area
 * @param cases patients seen to fail before the time
 * @param controls patients seen beyond the time
 */
public record TimeDependentAuc(
    double time, double auc, double standardError, int cases, int controls) {

  /**
   * The area at a time; a higher marker means an earlier failure. Who fails at that very time is
   * neither case nor control, as in timeROC.
   */
  public static TimeDependentAuc at(Outcomes outcomes, double[] marker, double when) {
    int n = outcomes.rows();
    Censoring censoring = new Censoring(outcomes);
    double[] caseWeight = new double[n];
    double[] controlWeight = new double[n];
    double later = 1 / (censoring.at(when) * n);
    int cases = 0;
    int controls = 0;
    for (int i = 0; i < n; i++) {
      if (outcomes.time()[i] < when && outcomes.event()[i]) {
        caseWeight[i] = 1 / (censoring.before[i] * n);
        cases++;
      } else if (outcomes.time()[i] > when) {
        controlWeight[i] = later;
        controls++;
      }
    }
    if (cases == 0 || controls == 0) {
      return new TimeDependentAuc(when, Double.NaN, Double.NaN, cases, controls);
    }
    // Of each case the weight of controls below it, of each control the weight of cases above it.
    double[] below = new double[n];
    double[] above = new double[n];
    rank(marker, caseWeight, controlWeight, below, above);
    double failed = Arrays.stream(caseWeight).sum();
    double alive = Arrays.stream(controlWeight).sum();
    double h = 0;
    for (int i = 0; i < n; i++) {
      h += caseWeight[i] * below[i];
    }
    double[] a = new double[n];
    int[] until = new int[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      double d = n * caseWeight[i];
      a[i] = n * caseWeight[i] * below[i] - h / failed * d;
      total += a[i];
      until[i] = caseWeight[i] > 0 ? censoring.place[i] : -1;
    }
    double[] byCensoring = censoring.influence(a, until);
    double[] influence = new double[n];
    for (int i = 0; i < n; i++) {
      double living = controlWeight[i] > 0 ? (double) n / controls : 0;
      double asCase =
          n * n * caseWeight[i] * below[i]
              - n * h * (living + (n * caseWeight[i] - failed) / failed);
      double asControl = n * n * controlWeight[i] * above[i] - n * h;
      influence[i] = (total + byCensoring[i] + asControl + asCase) / (failed * alive) / n;
    }
    return new TimeDependentAuc(
        when, h / (failed * alive), deviation(influence) / StrictMath.sqrt(n), cases, controls);
  }

  static double deviation(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double v : values) {
      squares += (v - mean) * (v - mean);
    }
    return StrictMath.sqrt(squares / (values.length - 1));
  }

  private static void rank(
      double[] marker,
      double[] caseWeight,
      double[] controlWeight,
      double[] below,
      double[] above) {
    int[] order = IndexSort.ascending(marker);
    int n = order.length;
    double controls = 0;
    double casesLeft = Arrays.stream(caseWeight).sum();
    for (int i = 0; i < n; ) {
      int end = i;
      double tiedControls = 0;
      double tiedCases = 0;
      for (; end < n && marker[order[end]] == marker[order[i]]; end++) {
        tiedControls += controlWeight[order[end]];
        tiedCases += caseWeight[order[end]];
      }
      casesLeft -= tiedCases;
      for (; i < end; i++) {
        below[order[i]] = controls + tiedControls / 2;
        above[order[i]] = casesLeft + tiedCases / 2;
      }
      controls += tiedControls;
    }
  }
}
