package org.marrow.survival.competing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.foundation.number.Interval;
import org.marrow.survival.curves.GroupedEvents;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.distribution.Normal;

/**
 * Cumulative incidence of competing causes by Aalen and Johansen (1978), for one group. Two
 * variance estimates, since both are in use: the infinitesimal jackknife (as R's survfit) and the
 * martingale variance with hypergeometric tie correction (as R's cmprsk; Gray 1988,
 * doi:10.1214/aos/1176350951).
 */
public final class AalenJohansen {
  private final String label;
  private final double[] time;
  private final double[] free;
  private final double[][] incidence;
  private final double[][] martingaleVariance;
  private final double[][] jackknifeVariance;

  private AalenJohansen(String label, SurvivalData data, GroupedEvents counts) {
    this.label = label;
    int m = counts.size();
    int causes = counts.causes();
    time = new double[m];
    free = new double[m];
    incidence = new double[causes][m];
    double survival = 1;
    double[] sum = new double[causes];
    for (int k = 0; k < m; k++) {
      time[k] = counts.time(k);
      double n = counts.atRisk(k);
      for (int c = 0; c < causes; c++) {
        sum[c] += survival * counts.events(k, 0, c + 1) / n;
        incidence[c][k] = sum[c];
      }
      survival *= (n - counts.events(k)) / n;
      free[k] = survival;
    }
    martingaleVariance = new double[causes][];
    jackknifeVariance = new double[causes + 1][];
    for (int c = 0; c < causes; c++) {
      martingaleVariance[c] = IncidenceVariance.martingale(counts, free, incidence[c], c + 1);
      jackknifeVariance[c + 1] =
          IncidenceVariance.jackknife(data, counts, free, incidence[c], c + 1);
    }
    jackknifeVariance[0] = IncidenceVariance.jackknife(data, counts, free, free, 0);
  }

  /** All rows as one group. */
  public static AalenJohansen fit(SurvivalData data) {
    return fit(data, Factor.single(data.rows(), "all")).getFirst();
  }

  /** One estimate a group with rows, in the order of the levels. */
  public static List<AalenJohansen> fit(SurvivalData data, Factor groups) {
    List<AalenJohansen> all = new ArrayList<>();
    for (int g = 0; g < groups.levels().size(); g++) {
      int group = g;
      int[] rows = IntStream.range(0, data.rows()).filter(i -> groups.code(i) == group).toArray();
      if (rows.length > 0) {
        SurvivalData own = data.select(rows);
        Factor one = Factor.single(rows.length, groups.levels().get(g));
        all.add(new AalenJohansen(groups.levels().get(g), own, GroupedEvents.of(own, one)));
      }
    }
    return List.copyOf(all);
  }

  /** Name of the group. */
  public String label() {
    return label;
  }

  /** Number of causes. */
  public int causes() {
    return incidence.length;
  }

  /** Number of distinct event times. */
  public int size() {
    return time.length;
  }

  /** The k-th event time. */
  public double time(int k) {
    return time[k];
  }

  /** Probability of having had the cause (1, 2, ...) at the k-th time; 0 for no event yet. */
  public double probability(int k, int cause) {
    return cause == 0 ? free[k] : incidence[cause - 1][k];
  }

  /** Probability of having had the cause by a time; cause 0 for being free of any event. */
  public double at(double t, int cause) {
    int k = step(t);
    return k < 0 ? (cause == 0 ? 1 : 0) : probability(k, cause);
  }

  /** Standard error by the infinitesimal jackknife; cause 0 for being free of any event. */
  public double standardErrorAt(double t, int cause) {
    int k = step(t);
    return k < 0 ? 0 : StrictMath.sqrt(StrictMath.max(0, jackknifeVariance[cause][k]));
  }

  /**
   * Limits of the probability of a cause (1, 2, ...) by a time, symmetric for log(-log(1 - p)), so
   * that they stay between 0 and 1 (Kalbfleisch, Prentice 2002, doi:10.1002/9781118032985, section
   * 1.4.1, for a survival probability).
   *
   * @param level coverage, for example 0.95
   */
  public Interval limitsAt(double t, int cause, double level) {
    double p = at(t, cause);
    double se = standardErrorAt(t, cause);
    if (!(p > 0 && p < 1 && se > 0)) {
      return new Interval(p, p, level);
    }
    double width = Normal.critical(level) * se / ((1 - p) * -StrictMath.log1p(-p));
    return new Interval(
        -StrictMath.expm1(StrictMath.exp(-width) * StrictMath.log1p(-p)),
        -StrictMath.expm1(StrictMath.exp(width) * StrictMath.log1p(-p)),
        level);
  }

  /** Martingale variance with tie correction of the incidence of a cause (1, 2, ...). */
  public double martingaleVarianceAt(double t, int cause) {
    int k = step(t);
    return k < 0 ? 0 : martingaleVariance[cause - 1][k];
  }

  /** The last time with an event. */
  public double lastTime() {
    return time.length == 0 ? 0 : time[time.length - 1];
  }

  /**
   * What one minus Kaplan-Meier with the other causes censored would have said: always at least the
   * true probability. For showing the error, never as an answer.
   */
  public static double naiveAt(SurvivalData data, double t, int cause) {
    return 1 - KaplanMeier.fit(data.causeSpecific(cause)).curves().getFirst().survivalAt(t);
  }

  private int step(double t) {
    int low = 0;
    int high = time.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] <= t) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
