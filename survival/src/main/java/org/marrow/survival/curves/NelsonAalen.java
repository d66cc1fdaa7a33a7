package org.marrow.survival.curves;

import java.util.ArrayList;
import java.util.List;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

/**
 * The cumulative hazard by Nelson and Aalen (Aalen 1978, doi:10.1214/aos/1176344247), optionally
 * with the tie correction of Fleming and Harrington, and the survival curve exp(-H).
 */
public final class NelsonAalen {
  private final EventTable table;
  private final String label;
  private final double[] hazard;
  private final double[] variance;

  private NelsonAalen(String label, EventTable table, boolean untie) {
    this.label = label;
    this.table = table;
    hazard = new double[table.size()];
    variance = new double[table.size()];
    double h = 0;
    double v = 0;
    for (int k = 0; k < hazard.length; k++) {
      double d = table.events(k);
      double n = table.atRisk(k);
      if (untie) {
        // d tied events as if they had come one after the other (weights: in d equal shares).
        long tied = StrictMath.round(d);
        for (long j = 0; j < tied; j++) {
          h += 1 / (n - j);
          v += 1 / ((n - j) * (n - j));
        }
      } else if (d > 0) {
        h += d / n;
        v += d / (n * n);
      }
      hazard[k] = h;
      variance[k] = v;
    }
  }

  /** All rows as one group. */
  public static NelsonAalen fit(SurvivalData data) {
    return new NelsonAalen("all", EventTable.of(data), false);
  }

  /** One estimate a group, in the order of the levels. */
  public static List<NelsonAalen> fit(SurvivalData data, Factor groups) {
    List<NelsonAalen> all = new ArrayList<>();
    for (Group group : Group.split(data, groups)) {
      all.add(new NelsonAalen(group.label(), EventTable.of(data, group.rows()), false));
    }
    return List.copyOf(all);
  }

  /**
   * With Fleming and Harrington's correction for ties (1984, doi:10.1080/03610928408828837);
   * counts, not weights.
   *
   * @throws IllegalArgumentException when the data have weights
   */
  public static NelsonAalen fitUntied(SurvivalData data) {
    if (data.hasWeights()) {
      throw new IllegalArgumentException("the tie correction counts events; the data have weights");
    }
    return new NelsonAalen("all", EventTable.of(data), true);
  }

  /** Name of the group. */
  public String label() {
    return label;
  }

  /** The counts behind the estimate. */
  public EventTable table() {
    return table;
  }

  /** Number of distinct times. */
  public int size() {
    return hazard.length;
  }

  /** The k-th time. */
  public double time(int k) {
    return table.time(k);
  }

  /** Cumulative hazard at and after the k-th time. */
  public double hazard(int k) {
    return hazard[k];
  }

  /** Standard error of the cumulative hazard at the k-th time. */
  public double standardError(int k) {
    return StrictMath.sqrt(variance[k]);
  }

  /** Survival exp(-H) at and after the k-th time (Breslow; Fleming-Harrington when untied). */
  public double survival(int k) {
    return StrictMath.exp(-hazard[k]);
  }

  /** Cumulative hazard just after a time. */
  public double hazardAt(double time) {
    double at = 0;
    for (int k = 0; k < hazard.length && table.time(k) <= time; k++) {
      at = hazard[k];
    }
    return at;
  }
}
