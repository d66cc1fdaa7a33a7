package org.marrow.survival.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.formula.Coding;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.survival.validation.FrozenModel;
import org.marrow.survival.validation.Optimism;
import org.marrow.survival.validation.Performance;
import org.marrow.survival.validation.SampleSize;

/**
 * Fills the TRIPOD+AI list from what a development or an evaluation of a prediction model really
 * did. Each sentence is made from a result, so it cannot say what was not done; what a run cannot
 * know stays open.
 */
public final class PredictionReport {
  private final double horizon;
  private final String unit;
  private final Map<String, List<String>> said = new LinkedHashMap<>();

  /**
   * @param horizon time at which risks are judged
   * @param unit unit of the times, or the empty string
   */
  public PredictionReport(double horizon, String unit) {
    this.horizon = horizon;
    this.unit = unit;
    add("13", "time-to-event data; no classes were made, weighted or resampled");
    add("24", "the model was not updated in this run");
  }

  /**
   * Patients of one part of the study.
   *
   * @param part {@code development} or {@code evaluation}
   * @param source table they come from
   * @param read rows read
   * @param used rows analysed
   * @param events events among them
   * @param era when they were treated, or the empty string
   */
  public PredictionReport patients(
      String part, String source, int read, int used, int events, String era) {
    add("5", "%s: %s%s", part, source, era.isEmpty() ? "" : ", treated " + era);
    add("11", "%s: complete rows only, %d of %d left out", part, read - used, read);
    add("20", "%s: %d rows read, %d analysed, %d events", part, read, used, events);
    add("21", "%s: %d patients, %d events", part, used, events);
    return this;
  }

  /**
   * The model that was developed.
   *
   * @param outcome left side of its formula
   * @param frozen the model as it can be passed on
   * @param procedure how terms were chosen, in words
   * @param meanFollowUp mean time at risk, in the unit of the times
   */
  public PredictionReport model(
      String outcome, CoxModel model, FrozenModel frozen, String procedure, double meanFollowUp) {
    outcome(outcome);
    predictors(frozen);
    int p = frozen.names().size();
    double explained =
        -StrictMath.expm1(-2 * (model.logLikelihood() - model.nullLogLikelihood()) / model.n());
    add(
        "10",
        "%d patients and %d events for %d parameters, %s events each",
        model.n(),
        model.events(),
        p,
        show((double) model.events() / Math.max(1, p)));
    if (p > 0 && explained > 0 && explained < 0.9 && meanFollowUp > 0) {
      SampleSize size =
          SampleSize.riley(
              p, explained, model.events() / (model.n() * meanFollowUp), meanFollowUp, horizon);
      add(
          "10",
          "%d patients would be needed by Riley's criteria at this fit's own explained variation of"
              + " %s, which is optimistic",
          size.patients(),
          show(explained));
    }
    add(
        "12",
        "Cox model, %s ties; %s; risks by time %s from the model's own baseline hazard",
        model.options().ties().name().toLowerCase(Locale.ROOT),
        procedure,
        by());
    add("12", measures());
    add("22", equation(frozen));
    return this;
  }

  /** A frozen model that is applied as it is. */
  public PredictionReport frozen(FrozenModel model) {
    outcome(model.formula().split("~", 2)[0].strip());
    predictors(model);
    add(
        "12",
        "a model frozen beforehand was applied without change (developed on %s, %d patients, %d"
            + " events)",
        model.source(),
        model.n(),
        model.events());
    add("12", measures());
    add("22", equation(model));
    return this;
  }

  /** Risks from which one would act, and why; the empty string when nobody said why. */
  public PredictionReport thresholds(double[] thresholds, String why) {
    List<String> shown = new ArrayList<>();
    for (double t : thresholds) {
      shown.add(show(t));
    }
    add(
        "15",
        "output: risk of the event by time %s, between 0 and 1; net benefit judged at %s%s",
        by(),
        String.join(", ", shown),
        why.isEmpty() ? "; why these is open" : " because: " + why);
    return this;
  }

  /** The bootstrap of the whole procedure. */
  public PredictionReport optimism(Performance apparent, Optimism optimism, long seed) {
    add(
        "12",
        "internal validation: %d bootstrap samples, the whole procedure repeated in each (seed %d,"
            + " %d failed)",
        optimism.replicates(),
        seed,
        optimism.failed());
    add(
        "23",
        "corrected for optimism: C %s, slope %s",
        show(apparent.harrell().value() - optimism.concordance()),
        show(apparent.calibration().slope() - optimism.slope()));
    return this;
  }

  /** Performance in one set of patients, with limits. */
  public PredictionReport performance(String part, Performance p) {
    Concordance c = p.harrell();
    double slope = p.calibration().slope();
    double error = 1.96 * p.calibration().slopeError();
    add(
        "23",
        "%s: C %s (%s to %s), calibration slope %s (%s to %s), observed/expected %s, scaled Brier"
            + " score %s; no subgroups were judged",
        part,
        show(c.value()),
        show(c.lower(0.95)),
        show(c.upper(0.95)),
        show(slope),
        show(slope - error),
        show(slope + error),
        show(p.calibration().ratio()),
        show(p.brier().scaled()));
    return this;
  }

  /** What the run remarked: checks of the data, differences between cohorts, limitations. */
  public PredictionReport findings(List<Finding> findings) {
    List<String> checks = new ArrayList<>();
    for (Finding f : findings) {
      String where = f.where().column().map(column -> column + ": ").orElse("");
      if (f.rule() == SurvivalRules.TRANSPORT || f.rule() == ModelRules.MISCALIBRATED) {
        add("16", where + f.what());
      } else if (f.severity() == Severity.WARNING || f.severity() == Severity.REFUSAL) {
        checks.add(where + f.what());
      }
    }
    add(
        "7",
        checks.isEmpty()
            ? "rows were checked for missing values, times and codes; nothing was found"
            : "the checks of the rows and of the model said: " + String.join("; ", checks));
    return this;
  }

  /** The list; {@code own} are the authors' words by item, which come first. */
  public ReportingList list(Map<String, String> own) {
    Map<String, String> filled = new LinkedHashMap<>();
    for (String item : ReportingStandard.TRIPOD_AI.items().keySet()) {
      List<String> all = new ArrayList<>();
      Optional.ofNullable(own.get(item)).ifPresent(all::add);
      all.addAll(said.getOrDefault(item, List.of()));
      if (!all.isEmpty()) {
        filled.put(item, String.join("; ", all));
      }
    }
    return new ReportingList(ReportingStandard.TRIPOD_AI, filled);
  }

  private void outcome(String outcome) {
    add("8", "%s, risk by time %s", outcome, by());
  }

  private void predictors(FrozenModel model) {
    List<String> all = new ArrayList<>();
    for (Coding coding : model.codings()) {
      String unitOf = model.units().getOrDefault(coding.variable(), "");
      String how =
          switch (coding.kind()) {
            case "levels", "all-levels" -> " (levels " + String.join(", ", coding.levels()) + ")";
            case "spline" -> " (restricted cubic spline, knots " + coding.numbers() + ")";
            case "scaled" -> " (standardised)";
            default -> unitOf.isEmpty() ? "" : " (" + unitOf + ")";
          };
      all.add(coding.variable() + how);
    }
    add("9", String.join(", ", all) + "; when each was measured is open");
  }

  private static String measures() {
    return "judged by Harrell's and Uno's C, time-dependent AUC, Brier score, calibration slope,"
        + " intercept, observed/expected and curve, and net benefit";
  }

  private String equation(FrozenModel model) {
    List<String> terms = new ArrayList<>();
    for (int j = 0; j < model.names().size(); j++) {
      terms.add(model.names().get(j) + " x " + model.coefficients().get(j));
    }
    double hazard = 0;
    for (int k = 0; k < model.times().size() && model.times().get(k) <= horizon; k++) {
      hazard = model.cumulativeHazard().get(k);
    }
    return String.format(
        Locale.ROOT,
        "risk by time %s = 1 - exp(-%s exp(%s)); the whole baseline is in the frozen model file",
        by(),
        hazard,
        String.join(" + ", terms));
  }

  private String by() {
    return (show(horizon) + " " + unit).strip();
  }

  private static String show(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "not defined";
  }

  private void add(String item, String format, Object... values) {
    String text = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    said.computeIfAbsent(item, key -> new ArrayList<>()).add(text);
  }
}
