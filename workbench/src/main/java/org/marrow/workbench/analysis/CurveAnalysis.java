package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.Limits;
import org.marrow.survival.curves.Quantile;
import org.marrow.survival.curves.RiskTable;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.survival.tests.LogRank;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.KaplanMeierFigure;
import org.marrow.workbench.figure.survival.TimeAxis;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.CurvePlan;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Grouping;
import org.marrow.workbench.study.Study;

/** Kaplan-Meier curves of a plan: figure, medians, survival at fixed times, every step as CSV. */
public final class CurveAnalysis {
  private final CurvePlan plan;
  private final EndPoint endPoint;
  private final SurvivalData data;
  private final Factor groups;
  private final KaplanMeier fit;
  private final TimeAxis time;
  private final String id;
  private final Findings findings = new Findings();

  private CurveAnalysis(String id, CurvePlan plan, Study study, Cohort cohort) {
    this.id = id;
    this.plan = plan;
    endPoint = study.endPoint(plan.endPoint());
    data = cohort.followUp(endPoint);
    groups =
        plan.by()
            .flatMap(study::group)
            .map(grouping -> cohort.groups(grouping, findings))
            .orElseGet(() -> Factor.single(cohort.patients(), "all patients"));
    findings.throwIfFaulty();
    fit = KaplanMeier.fit(data, groups, limits(plan.limits()), plan.level());
    double last = fit.curves().stream().mapToDouble(Curve::lastTime).max().orElse(1);
    TimeAxis whole =
        TimeAxis.of("Time since " + endPoint.origin(), endPoint.unit(), plan.showIn(), 1);
    double end = plan.until().orElse(Math.ceil(whole.shown(last)));
    time = new TimeAxis(whole.label(), whole.unit(), whole.perUnit(), end);
    fit.findings().stream()
        .filter(finding -> !finding.rule().equals(SurvivalRules.FEW_AT_RISK))
        .forEach(findings::add);
    noteFewAtRisk();
  }

  /**
   * Runs the analysis.
   *
   * @throws org.marrow.foundation.findings.InvalidInput with every row that cannot be used
   */
  public static Outcome run(CurvePlan plan, AnalysisContext context) {
    Optional<Finding> refusal = refusal(plan, context);
    if (refusal.isPresent()) {
      return Refused.outcome(
          context.id(), plan.name(), plan.by().orElse(plan.endPoint()), refusal.get());
    }
    return new CurveAnalysis(context.id(), plan, context.study(), context.cohort()).outcome();
  }

  /** Curves that would mislead: a competing event censored, groups known only later. */
  private static Optional<Finding> refusal(CurvePlan plan, AnalysisContext context) {
    EndPoint endPoint = context.study().endPoint(plan.endPoint());
    if (!endPoint.competingValues().isEmpty()) {
      return Optional.of(
          SurvivalRules.COMPETING_CENSORED.at(
              Where.in(plan.name()),
              endPoint.competing() + " competes with " + endPoint.name(),
              "Use analysis: cumulative-incidence."));
    }
    return plan.by()
        .flatMap(context.study()::group)
        .map(Grouping::column)
        .filter(context.cohort()::isNumeric)
        .flatMap(column -> BaselineUseCheck.of(context.cohort(), column, endPoint));
  }

  private static Limits limits(String name) {
    return Limits.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private Outcome outcome() {
    CurveResults results = results();
    double[] shown = KaplanMeierFigure.riskTimes(time);
    double[] at = new double[shown.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = time.data(shown[i]);
    }
    RiskTable risk = RiskTable.of(data, groups, at);
    Figure figure =
        Figure.of(
            KaplanMeierFigure.plot(id, plan.name(), capital(endPoint.name()), fit, risk, time),
            caption(),
            CurveTables.risk(fit, risk, time));
    ReportTable medians = CurveTables.estimates(id + "-estimates", results, plan);
    ReportTable steps = CurveTables.steps(id + "-curves", fit, time);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(method()));
    blocks.add(new Block.Shown(figure));
    blocks.add(new Block.Tabulated(medians));
    blocks.addAll(comparison(results.logRank()));
    blocks.add(new Block.Download(steps));
    Section section = new Section(id, plan.name(), blocks);
    return new Outcome(
        section, summary(results), results, findings.list(), CurveDigest.of(results, endPoint));
  }

  private String method() {
    String entry =
        endPoint.entry().isPresent()
            ? " Patients count as at risk only from the time they came under observation (delayed"
                + " entry), so that those who died before they could be seen do not flatter the"
                + " curve; the number at risk can therefore rise."
            : "";
    return String.format(
        Locale.ROOT,
        "Kaplan-Meier estimate of %s from %s, with %s confidence limits on the %s scale.%s",
        endPoint.name(),
        endPoint.origin(),
        percent(),
        plan.limits(),
        entry);
  }

  private String percent() {
    return NumberText.ENGLISH.of(plan.level() * 100).replaceAll("\\.0+$", "") + " %";
  }

  /** The log-rank test in words; nothing for a single group. */
  private List<Block> comparison(Optional<CurveResults.Test> test) {
    if (test.isEmpty()) {
      return List.of();
    }
    String words =
        String.format(
            Locale.ROOT,
            "Log-rank test across the %d groups: chi-squared %s on %d degrees of freedom, %s. A"
                + " difference between groups that were not randomised is not the effect of what"
                + " names them. Median follow-up of all patients (reverse Kaplan-Meier): %s.",
            fit.curves().size(),
            NumberText.ENGLISH.of(test.get().chiSquared()),
            test.get().df(),
            NumberText.ENGLISH.p(test.get().p()),
            followUp());
    return List.of(new Block.Paragraph(words));
  }

  private String followUp() {
    OptionalDouble median = KaplanMeier.followUp(data).median().time();
    return median.isPresent()
        ? NumberText.ENGLISH.of(time.shown(median.getAsDouble())) + " " + time.unit()
        : "not reached";
  }

  private Optional<CurveResults.Test> test() {
    if (fit.curves().size() < 2) {
      return Optional.empty();
    }
    LogRank test = LogRank.fit(data, groups);
    return Optional.of(new CurveResults.Test(test.chiSquared(), test.df(), test.p()));
  }

  /** One note for all groups, in the unit shown; the figure keeps to the rule already. */
  private void noteFewAtRisk() {
    List<String> parts = new ArrayList<>();
    for (Curve curve : fit.curves()) {
      double readable = curve.lastTimeWithAtRisk(KaplanMeierFigure.READABLE);
      if (readable < Math.min(curve.lastTime(), time.data(time.end()))) {
        parts.add(NumberText.ENGLISH.of(time.shown(readable)) + " (" + curve.label() + ")");
      }
    }
    if (!parts.isEmpty()) {
      findings.add(
          SurvivalRules.FEW_AT_RISK.at(
              Where.in(plan.name()),
              "less than a tenth of the group is at risk after "
                  + String.join(", ", parts)
                  + " "
                  + time.unit(),
              "Read numbers beyond these times with care; the curves are not drawn there."));
    }
  }

  private String caption() {
    return "Ticks on a curve are censored patients; bands are pointwise confidence limits. A curve"
        + " ends where less than a tenth of its group is at risk. Censored and events are counted"
        + " before each time.";
  }

  private String summary(CurveResults results) {
    List<String> parts = new ArrayList<>();
    for (CurveResults.Group group : results.groups()) {
      parts.add(group.group() + ": " + CurveTables.median(group, plan.level()));
    }
    return "Median "
        + endPoint.name()
        + " in "
        + time.unit()
        + " ("
        + percent()
        + " interval): "
        + String.join("; ", parts)
        + ".";
  }

  private CurveResults results() {
    List<CurveResults.Group> all = new ArrayList<>();
    for (Curve curve : fit.curves()) {
      Quantile median = curve.median();
      List<CurveResults.At> at = new ArrayList<>();
      for (double shown : plan.at()) {
        at.add(at(curve, shown));
      }
      all.add(
          new CurveResults.Group(
              curve.label(),
              curve.table().rows(),
              (int) Math.rint(curve.events()),
              shown(median.time()),
              shown(median.lower()),
              shown(median.upper()),
              List.copyOf(at)));
    }
    return new CurveResults(
        plan.name(),
        plan.endPoint(),
        time.unit(),
        plan.level(),
        plan.limits(),
        shown(KaplanMeier.followUp(data).median().time()),
        test(),
        List.copyOf(all));
  }

  private CurveResults.At at(Curve curve, double shown) {
    double when = time.data(shown);
    if (when > curve.lastTime()) {
      OptionalDouble none = OptionalDouble.empty();
      return new CurveResults.At(shown, none, none, none);
    }
    int k = curve.step(when);
    return new CurveResults.At(
        shown,
        OptionalDouble.of(curve.survivalAt(when)),
        finite(k < 0 ? 1 : curve.lower(k)),
        finite(k < 0 ? 1 : curve.upper(k)));
  }

  private static OptionalDouble finite(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private OptionalDouble shown(OptionalDouble value) {
    return value.isPresent()
        ? OptionalDouble.of(time.shown(value.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
