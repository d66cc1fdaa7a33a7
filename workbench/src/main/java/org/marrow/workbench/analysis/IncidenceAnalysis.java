package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.competing.AalenJohansen;
import org.marrow.survival.competing.GrayTest;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.RiskTable;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.survival.tests.LogRank;
import org.marrow.survival.wording.Evidence;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.IncidenceFigure;
import org.marrow.workbench.figure.survival.KaplanMeierFigure;
import org.marrow.workbench.figure.survival.TimeAxis;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.NaturalFrequency;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Grouping;
import org.marrow.workbench.study.IncidencePlan;

/** Cumulative incidence with a competing event, by Aalen and Johansen. */
public final class IncidenceAnalysis {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private final IncidencePlan plan;
  private final String id;
  private final EndPoint endPoint;
  private final Cohort cohort;
  private final SurvivalData data;
  private final Factor groups;
  private final List<AalenJohansen> curves;
  private final TimeAxis time;
  private final Findings findings = new Findings();
  private final Optional<CompetingModels> models;

  private IncidenceAnalysis(IncidencePlan plan, AnalysisContext context) {
    this.plan = plan;
    this.id = context.id();
    this.endPoint = context.study().endPoint(plan.endPoint());
    Optional<Grouping> grouping = plan.by().flatMap(context.study()::group);
    Cohort all = context.cohort();
    this.cohort = grouping.map(g -> all.complete(List.of(g.column()))).orElse(all);
    all.leftOut(cohort, "are in no group and were left out").ifPresent(findings::add);
    this.data = cohort.followUp(endPoint);
    this.groups =
        grouping
            .map(g -> cohort.groups(g, findings))
            .orElseGet(() -> Factor.single(cohort.patients(), "all patients"));
    if (data.causes() < 2) {
      throw new InvalidInput(
          SurvivalRules.COMPETING_CENSORED.at(
              Where.in(plan.name()),
              "no patient of the end point \"" + endPoint.name() + "\" has a competing event",
              "Name its competing-values, or use kaplan-meier."));
    }
    this.curves = AalenJohansen.fit(data, groups);
    double last = Arrays.stream(data.exits()).max().orElse(1);
    TimeAxis whole =
        TimeAxis.of("Time since " + endPoint.origin(), endPoint.unit(), plan.showIn(), 1);
    double end = plan.until().orElse(Math.ceil(whole.shown(last)));
    this.time = new TimeAxis(whole.label(), whole.unit(), whole.perUnit(), end);
    this.models = grouping.map(g -> CompetingModels.fit(plan, g, cohort, endPoint, findings));
    if (grouping.isPresent()) {
      findings.addAll(Evidence.observational().aboutTreatment(plan.name()));
    }
  }

  /** Runs the analysis. */
  public static Outcome run(IncidencePlan plan, AnalysisContext context) {
    return new IncidenceAnalysis(plan, context).outcome();
  }

  private Outcome outcome() {
    Figure figure = figure();
    List<At> at = at();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(method()));
    blocks.add(new Block.Shown(figure));
    if (!at.isEmpty()) {
      blocks.add(new Block.Tabulated(table(at)));
      blocks.add(new Block.Paragraph(naive(at.getLast().time())));
    }
    List<Test> tests = tests();
    if (!tests.isEmpty()) {
      blocks.add(new Block.Tabulated(testTable(tests)));
    }
    models.ifPresent(m -> {
      blocks.add(new Block.Tabulated(m.table(id)));
      blocks.add(new Block.Paragraph(m.words(endPoint)));
    });
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("endPoint", plan.endPoint());
    results.put("unit", time.unit());
    results.put("patients", cohort.patients());
    results.put("incidence", at);
    results.put("tests", tests);
    models.ifPresent(m -> results.put("models", m));
    return new Outcome(new Section(id, plan.name(), blocks), summary(at), results, findings.list())
        .plainly(plain(at))
        .methods(method())
        .limits("Groups that were not randomised differ in more than what names them.")
        .keyFigure(figure);
  }

  private String method() {
    return "Probability of "
        + endPoint.name()
        + " from "
        + endPoint.origin()
        + " with "
        + endPoint.competing()
        + " as a competing event, by Aalen and Johansen; cause 1 is "
        + endPoint.name()
        + ", cause 2 is "
        + endPoint.competing()
        + ". One minus Kaplan-Meier is not used: it would count those who had the competing event"
        + " as if they could still have this one.";
  }

  /**
   * A probability.
   *
   * @param group group
   * @param cause 1 the event, 2 the competing one
   * @param time time in the unit shown
   * @param probability of having had it by then
   * @param lower lower limit
   * @param upper upper limit
   */
  record At(String group, int cause, double time, double probability, double lower, double upper) {}

  private List<At> at() {
    List<At> all = new ArrayList<>();
    for (double shown : plan.at()) {
      for (AalenJohansen curve : curves) {
        for (int cause = 1; cause <= 2; cause++) {
          double t = time.data(shown);
          var limits = curve.limitsAt(t, cause, plan.level());
          all.add(
              new At(
                  curve.label(), cause, shown, curve.at(t, cause), limits.lower(), limits.upper()));
        }
      }
    }
    return all;
  }

  private String causeName(int cause) {
    return cause == 1 ? endPoint.name() : endPoint.competing();
  }

  private ReportTable table(List<At> at) {
    List<List<String>> rows = new ArrayList<>();
    for (At one : at) {
      rows.add(
          List.of(
              one.group(),
              causeName(one.cause()),
              Plain.time(one.time(), time.unit()),
              percent(one)));
    }
    return new ReportTable(
        id + "-incidence",
        "Probabilities",
        "Probability of having had each event by a time, with "
            + Plain.percent(plan.level())
            + " limits.",
        List.of("Group", "Event", "By", "Probability"),
        rows,
        Table.of(
            id,
            List.of(
                TextColumn.of("group", at.stream().map(At::group).toList()),
                TextColumn.of("event", at.stream().map(a -> causeName(a.cause())).toList()),
                new NumberColumn("time", at.stream().mapToDouble(At::time).toArray()),
                new NumberColumn("probability", at.stream().mapToDouble(At::probability).toArray()),
                new NumberColumn("lower", at.stream().mapToDouble(At::lower).toArray()),
                new NumberColumn("upper", at.stream().mapToDouble(At::upper).toArray()))));
  }

  private static String percent(At one) {
    return NUMBERS.fixed(one.probability() * 100, 1)
        + " % ("
        + NUMBERS.fixed(one.lower() * 100, 1)
        + " to "
        + NUMBERS.fixed(one.upper() * 100, 1)
        + ")";
  }

  private String naive(double shown) {
    double t = time.data(shown);
    return "What the wrong method would say, to show the size of its error and not as an answer: by "
        + Plain.of(shown)
        + " "
        + time.unit()
        + " in all patients one minus Kaplan-Meier gives "
        + NUMBERS.fixed(AalenJohansen.naiveAt(data, t, 1) * 100, 1)
        + " %, Aalen-Johansen "
        + NUMBERS.fixed(AalenJohansen.fit(data).at(t, 1) * 100, 1)
        + " %.";
  }

  /**
   * Tests of one cause across the groups.
   *
   * @param cause 1 the event, 2 the competing one
   * @param grayP Gray's test of the probabilities
   * @param logRankP log-rank test of the cause-specific hazards
   */
  record Test(int cause, double grayP, double logRankP) {}

  private List<Test> tests() {
    List<Test> tests = new ArrayList<>();
    for (int cause = 1; curves.size() > 1 && cause <= 2; cause++) {
      tests.add(
          new Test(
              cause,
              GrayTest.fit(data, groups, cause).p(),
              LogRank.fit(data.causeSpecific(cause), groups).p()));
    }
    return tests;
  }

  private ReportTable testTable(List<Test> tests) {
    List<List<String>> rows = new ArrayList<>();
    for (Test test : tests) {
      rows.add(
          List.of(causeName(test.cause()), Ratio.cell(test.grayP()), Ratio.cell(test.logRankP())));
    }
    return new ReportTable(
        id + "-tests",
        "Tests across the groups",
        "Gray's test compares probabilities; the cause-specific log-rank test compares rates among"
            + " those still free of either event. They may differ in direction.",
        List.of("Event", "Gray, p", "Cause-specific log-rank, p"),
        rows,
        Table.of(
            id,
            List.of(
                TextColumn.of("event", tests.stream().map(t -> causeName(t.cause())).toList()),
                new NumberColumn("gray_p", tests.stream().mapToDouble(Test::grayP).toArray()),
                new NumberColumn(
                    "log_rank_p", tests.stream().mapToDouble(Test::logRankP).toArray()))));
  }

  private Figure figure() {
    double[] shown = KaplanMeierFigure.riskTimes(time);
    RiskTable risk = RiskTable.of(data, groups, Arrays.stream(shown).map(time::data).toArray());
    KaplanMeier free = KaplanMeier.fit(anyEvent(), groups);
    List<Double> until =
        curves.stream()
            .map(curve -> free.curve(curve.label()))
            .map(curve -> readable(curve))
            .toList();
    return IncidenceFigure.of(
        id + "-incidence",
        plan.name(),
        curves,
        until,
        risk,
        time,
        List.of("Cause 1: " + endPoint.name() + ". Cause 2: " + endPoint.competing() + "."));
  }

  private double readable(Curve curve) {
    return Math.min(curve.lastTimeWithAtRisk(KaplanMeierFigure.READABLE), time.data(time.end()));
  }

  private SurvivalData anyEvent() {
    return data.toBuilder()
        .event(IntStream.range(0, data.rows()).map(i -> data.event(i) > 0 ? 1 : 0).toArray())
        .build();
  }

  private String[] plain(List<At> at) {
    double last = at.isEmpty() ? Double.NaN : at.getLast().time();
    List<String> sentences = new ArrayList<>();
    for (At one : at) {
      if (one.cause() == 1 && one.time() == last) {
        sentences.add(
            Plain.capital(one.group())
                + ": "
                + NaturalFrequency.of(one.probability(), one.lower(), one.upper())
                + " had a "
                + endPoint.name()
                + " by "
                + Plain.of(last)
                + " "
                + time.unit()
                + ".");
      }
    }
    if (curves.size() > 1) {
      sentences.add(Plain.NOT_BY_LOT);
    }
    return sentences.toArray(String[]::new);
  }

  private String summary(List<At> at) {
    List<String> parts = new ArrayList<>();
    double last = at.isEmpty() ? Double.NaN : at.getLast().time();
    for (At one : at) {
      if (one.cause() == 1 && one.time() == last) {
        parts.add(one.group() + " " + percent(one));
      }
    }
    String by = at.isEmpty() ? "" : " by " + Plain.of(last) + " " + time.unit();
    return "Probability of "
        + endPoint.name()
        + by
        + ", "
        + endPoint.competing()
        + " competing (Aalen-Johansen): "
        + String.join("; ", parts)
        + "."
        + models.map(m -> " " + m.headline()).orElse("");
  }
}
