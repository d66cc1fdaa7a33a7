package org.marrow.survival.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.rules.SurvivalRules;

/**
 * Kaplan-Meier curves (Kaplan, Meier 1958, doi:10.2307/2281868): one a group, any event counts.
 * Delayed entry and case weights are taken from the data; with weights the variance is Greenwood's
 * with weighted counts.
 *
 * @param curves one for each group that has rows, in the order of the levels
 */
public record KaplanMeier(List<Curve> curves) {
  public KaplanMeier {
    curves = List.copyOf(curves);
  }

  /** One curve of all rows, labelled "all"; 95 % limits on the log scale. */
  public static KaplanMeier fit(SurvivalData data) {
    return fit(data, Factor.single(data.rows(), "all"));
  }

  /** One curve a group; 95 % limits on the log scale (R's default). */
  public static KaplanMeier fit(SurvivalData data, Factor groups) {
    return fit(data, groups, Limits.LOG, 0.95);
  }

  /**
   * One curve a group.
   *
   * @param groups group of each row; rows without a group are left out
   * @param limits scale of the confidence limits
   * @param level confidence level, for example 0.95
   */
  public static KaplanMeier fit(SurvivalData data, Factor groups, Limits limits, double level) {
    List<Curve> curves = new ArrayList<>();
    for (Group group : Group.split(data, groups)) {
      curves.add(
          Curve.productLimit(group.label(), EventTable.of(data, group.rows()), limits, level));
    }
    return new KaplanMeier(curves);
  }

  /**
   * Follow-up by the reverse Kaplan-Meier curve (Schemper, Smith 1996,
   * doi:10.1016/0197-2456(96)00075-X): censoring is the event and events are censored. Its median
   * is the median follow-up.
   */
  public static Curve followUp(SurvivalData data) {
    int[] rows = IntStream.range(0, data.rows()).toArray();
    boolean[] goesOn = Continuation.of(data, rows);
    boolean[] ended = new boolean[rows.length];
    for (int i = 0; i < ended.length; i++) {
      ended[i] = data.event(i) == 0 && !goesOn[i];
    }
    return Curve.productLimit("follow-up", EventTable.of(data, rows, ended), Limits.LOG, 0.95);
  }

  /** The curve of a group. */
  public Curve curve(String label) {
    return curves.stream()
        .filter(c -> c.label().equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "no group %s; there are %s",
                    label,
                    curves.stream().map(Curve::label).toList())));
  }

  /** What a reader of the curves must know: medians not reached, tails with few at risk. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (Curve curve : curves) {
      Where where = Where.in("group " + curve.label());
      if (curve.median().time().isEmpty() && curve.size() > 0) {
        findings.add(
            SurvivalRules.MEDIAN_NOT_REACHED.at(
                where,
                String.format(
                    Locale.ROOT,
                    "survival is %.3f at the last time %s",
                    curve.survival(curve.size() - 1),
                    curve.lastTime())));
      }
      double readable = curve.lastTimeWithAtRisk(0.1);
      if (readable < curve.lastTime()) {
        findings.add(
            SurvivalRules.FEW_AT_RISK.at(
                where,
                String.format(
                    Locale.ROOT,
                    "beyond time %s less than a tenth of the group is at risk",
                    readable)));
      }
    }
    return List.copyOf(findings);
  }
}
