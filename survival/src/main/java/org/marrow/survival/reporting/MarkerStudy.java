package org.marrow.survival.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.cox.ProportionalHazards;
import org.marrow.survival.cox.TimeTransform;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.data.BaselineUse;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.design.Power;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.survival.wording.Evidence;

/**
 * One prognostic marker from start to end: alone and with the standard variables, continuous, with
 * the check of its assumptions, a methods paragraph and the REMARK list.
 *
 * @param marker name of the marker
 * @param n patients with every value
 * @param events their events
 * @param alone Cox model of the marker alone
 * @param adjusted Cox model with the standard variables
 * @param proportional test of proportional hazards in the adjusted model
 * @param methods paragraph on the statistical methods
 * @param remark the REMARK list, open items named
 * @param findings what the reader must know
 */
public record MarkerStudy(
    String marker,
    int n,
    int events,
    CoxModel alone,
    CoxModel adjusted,
    ProportionalHazards proportional,
    String methods,
    ReportingList remark,
    List<Finding> findings) {

  /**
   * Runs the study. Hazard ratios are per unit of each column; transform columns beforehand.
   *
   * @param endPoint definition of the end point in words, or the empty string (then REMARK item 7
   *     stays open)
   * @param own the authors' words by item of REMARK; they come before what the run says
   * @throws InvalidInput when the marker was measured after the origin (a refusal)
   * @throws IllegalArgumentException when the marker does not vary, or the standard variables
   *     determine it
   */
  public static MarkerStudy run(
      SurvivalData data,
      NumericCovariate marker,
      List<NumericCovariate> standard,
      String endPoint,
      Map<String, String> own) {
    BaselineUse.check(data, marker)
        .ifPresent(late -> {
          throw new InvalidInput(late);
        });
    int[] rows =
        IntStream.range(0, data.rows())
            .filter(i -> !marker.missing(i) && standard.stream().noneMatch(c -> c.missing(i)))
            .toArray();
    SurvivalData used = data.select(rows);
    NumericCovariate known = marker.select(rows);
    List<NumericCovariate> others = standard.stream().map(c -> c.select(rows)).toList();
    CoxModel alone = cox(used, known, List.of());
    if (alone.terms().isEmpty()) {
      throw new IllegalArgumentException(
          "the marker " + marker.name() + " has one value only while somebody is at risk");
    }
    CoxModel adjusted = others.isEmpty() ? alone : cox(used, known, others);
    ProportionalHazards proportional = adjusted.proportionalHazards(TimeTransform.KM);
    KaplanMeier all = KaplanMeier.fit(used);
    int leftOut = data.rows() - rows.length;
    String methods =
        new MethodsParagraph()
            .data(used, leftOut)
            .curves(all)
            .model(alone)
            .model(adjusted)
            .proportionalHazards()
            .text();
    Findings findings = new Findings();
    if (leftOut > 0) {
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(data.source()),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows lack a value and were left out",
                  leftOut,
                  data.rows())));
    }
    findings.addAll(adjusted.findings());
    findings.addAll(proportional.findings());
    Map<String, String> filled = new LinkedHashMap<>();
    Curve followUp = KaplanMeier.followUp(used);
    filled.put(
        "6",
        "median follow-up (reverse Kaplan-Meier) "
            + show(followUp.median().time().orElse(Double.NaN))
            + " "
            + data.timeUnit());
    if (!endPoint.isBlank()) {
      filled.put("7", endPoint);
    }
    List<String> names = new ArrayList<>(List.of(marker.name()));
    others.forEach(c -> names.add(c.name()));
    filled.put("8", String.join(", ", names));
    filled.put("9", size(used.eventCount()));
    filled.put("10", methods);
    filled.put("11", "continuous, linear in the log hazard; no cut was searched");
    filled.put(
        "12",
        String.format(
            Locale.ROOT,
            "%d rows read, %d left out for missing values, %d analysed with %d events",
            data.rows(),
            leftOut,
            rows.length,
            used.eventCount()));
    filled.put("13", distribution(marker));
    filled.put("15", term(alone.term(marker.name())));
    if (!others.isEmpty()) {
      filled.put("14", correlations(known, others));
      filled.put("16", term(adjusted.term(marker.name())));
      filled.put(
          "17", String.join("; ", adjusted.terms().stream().map(MarkerStudy::term).toList()));
    }
    filled.put(
        "18",
        "proportional hazards: "
            + String.join(
                ", ",
                proportional.terms().stream()
                    .map(t -> t.name() + String.format(Locale.ROOT, " p = %.2g", t.p()))
                    .toList()));
    own.forEach((item, words) -> filled.merge(item, words, (ran, said) -> said + "; " + ran));
    ReportingList remark = new ReportingList(ReportingStandard.REMARK, filled);
    findings.addAll(remark.findings());
    return new MarkerStudy(
        marker.name(),
        rows.length,
        used.eventCount(),
        alone,
        adjusted,
        proportional,
        methods,
        remark,
        findings.list());
  }

  /** The word that one cohort without a treatment contrast supports. */
  public String adjective() {
    return Evidence.observational().markerAdjective();
  }

  private static CoxModel cox(
      SurvivalData data, NumericCovariate marker, List<NumericCovariate> others) {
    CoxData.Builder columns = CoxData.of(data).covariate(marker.name(), marker.values());
    others.forEach(c -> columns.covariate(c.name(), c.values()));
    return CoxModel.fit(columns.build(), CoxOptions.standard());
  }

  private static String size(int events) {
    double smallest = 1;
    for (double ratio = 1.01; ratio < 20; ratio += 0.01) {
      if (Power.eventsPerStandardDeviation(ratio, 1, 0.05, 0.8) <= events) {
        smallest = ratio;
        break;
      }
    }
    return String.format(
        Locale.ROOT,
        "%d events; with them a hazard ratio of %.2f per standard deviation is found with power 0.8"
            + " at the two-sided 5 %% level, if the marker has no error and no companions",
        events,
        smallest);
  }

  /** Median, quartiles and missing values of a marker, for REMARK's item 13. */
  public static String distribution(NumericCovariate marker) {
    double[] values =
        Arrays.stream(marker.values()).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (values.length == 0) {
      return "missing in all";
    }
    return String.format(
        Locale.ROOT,
        "median %s (quartiles %s and %s), missing in %d",
        show(values[values.length / 2]),
        show(values[values.length / 4]),
        show(values[3 * values.length / 4]),
        marker.rows() - values.length);
  }

  private static String correlations(NumericCovariate marker, List<NumericCovariate> others) {
    return "correlation with "
        + String.join(
            ", ",
            others.stream()
                .map(c -> c.name() + " " + show(correlation(marker.values(), c.values())))
                .toList());
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / StrictMath.sqrt(aa * bb);
  }

  private static String term(CoxTerm term) {
    return String.format(
        Locale.ROOT,
        "%s: hazard ratio %s (%s to %s)",
        term.name(),
        show(term.hazardRatio()),
        show(term.lower().orElse(Double.NaN)),
        show(term.upper().orElse(Double.NaN)));
  }

  private static String show(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "not reached";
  }
}
