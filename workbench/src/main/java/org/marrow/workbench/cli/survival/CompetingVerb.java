package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.competing.AalenJohansen;
import org.marrow.survival.competing.GrayTest;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.RiskTable;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.survival.tests.LogRank;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.IncidenceFigure;
import org.marrow.workbench.figure.survival.KaplanMeierFigure;
import org.marrow.workbench.figure.survival.TimeAxis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Competing risks. */
@Command(
    name = "competing",
    description = "Probability of each of several competing events (Aalen-Johansen), Gray's test.",
    footer = {
      "",
      "The event column holds 0 for censored and 1, 2, ... for the causes. One minus Kaplan-Meier",
      "with the others censored is not given: it overstates the probability. With --out FOLDER the",
      "curves are drawn there (incidence.svg, incidence.csv).",
      "",
      "Examples:",
      "  marrow survival competing --data mgus.csv --time months --event cause --times 60,120",
      "  marrow survival competing --data mgus.csv --formula \"Surv(months, cause) ~ sex\" --json"
    })
public final class CompetingVerb extends Verb {
  @Mixin private OutcomeOptions outcome = new OutcomeOptions();

  @Option(
      names = "--times",
      split = ",",
      paramLabel = "T",
      description = "Times at which to quote probabilities (default: quarters of the last time).")
  private double[] times = {};

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    SurvivalTable read = SurvivalTable.of(outcome.table(findings), outcome, findings);
    Groups groups = Groups.of(read, outcome, findings);
    Fields result =
        new Fields().put("n", groups.data().rows()).put("events", groups.data().eventCount());
    if (groups.refused()) {
      result.put("refused", groups.name()).put("offered", groups.offered());
      return new Answer(result.values(), "", findings.list());
    }
    if (groups.data().causes() < 2) {
      findings.add(
          SurvivalRules.COMPETING_CENSORED.at(
              Where.in(read.table().source()).column(read.columns().event()),
              "the event column has one kind of event only; if another event competes, it was"
                  + " censored here",
              "Code the competing event as 2. With one kind of event use marrow survival km."));
      return new Answer(result.values(), "", findings.list());
    }
    List<AalenJohansen> curves = AalenJohansen.fit(groups.data(), groups.labels());
    double last = curves.stream().mapToDouble(AalenJohansen::lastTime).max().orElse(1);
    double[] at = times.length > 0 ? times : new double[] {last / 4, last / 2, 3 * last / 4, last};
    TextTable table =
        new TextTable(
            groups.name().isEmpty() ? "group" : groups.name(),
            "cause",
            "time",
            "probability",
            "se",
            "lower",
            "upper");
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (AalenJohansen curve : curves) {
      for (int cause = 1; cause <= curve.causes(); cause++) {
        for (double t : at) {
          Interval limits = curve.limitsAt(t, cause, 0.95);
          table.row(
              curve.label(),
              Integer.toString(cause),
              TextTable.number(t),
              TextTable.number(curve.at(t, cause)),
              TextTable.number(curve.standardErrorAt(t, cause)),
              TextTable.number(limits.lower()),
              TextTable.number(limits.upper()));
          rows.add(
              new Fields()
                  .put("group", curve.label())
                  .put("cause", cause)
                  .put("time", t)
                  .put("probability", curve.at(t, cause))
                  .put("standardError", curve.standardErrorAt(t, cause))
                  .put("lower", limits.lower())
                  .put("upper", limits.upper())
                  .put("martingaleVariance", curve.martingaleVarianceAt(t, cause))
                  .values());
        }
      }
    }
    result.put("incidence", rows);
    List<String> parts = new ArrayList<>(List.of(table.toString()));
    if (curves.size() > 1) {
      parts.add(tests(groups, result));
      findings.addAll(Comparison.findings(groups, outcome.randomised()));
    }
    if (common().out().isPresent()) {
      parts.add(Pictures.write(common().out().get(), List.of(picture(read, groups, curves, last))));
    }
    return new Answer(result.values(), String.join("\n\n", parts), findings.list());
  }

  private Figure picture(
      SurvivalTable read, Groups groups, List<AalenJohansen> curves, double last) {
    TimeAxis axis = new TimeAxis("Time", outcome.unit(), 1, last);
    RiskTable risk =
        RiskTable.of(groups.data(), groups.labels(), KaplanMeierFigure.riskTimes(axis));
    KaplanMeier free = KaplanMeier.fit(groups.data(), groups.labels());
    List<Double> until =
        curves.stream()
            .map(c -> free.curve(c.label()).lastTimeWithAtRisk(KaplanMeierFigure.READABLE))
            .toList();
    List<String> notes = new ArrayList<>();
    if (curves.size() > 1) {
      for (int cause = 1; cause <= groups.data().causes(); cause++) {
        GrayTest gray = GrayTest.fit(groups.data(), groups.labels(), cause);
        notes.add("Gray's test, cause " + cause + ": " + NumberText.ENGLISH.p(gray.p()) + ".");
      }
    }
    notes.add(KaplanMeierFigure.ENDS);
    return IncidenceFigure.of(
        "incidence",
        "Cumulative incidence (" + read.columns().event() + ")",
        curves,
        until,
        risk,
        axis,
        notes);
  }

  private static String tests(Groups groups, Fields result) {
    TextTable table =
        new TextTable("cause", "Gray chi-squared", "df", "p", "cause-specific log-rank p");
    List<Map<String, @Nullable Object>> tests = new ArrayList<>();
    for (int cause = 1; cause <= groups.data().causes(); cause++) {
      GrayTest gray = GrayTest.fit(groups.data(), groups.labels(), cause);
      LogRank hazard = LogRank.fit(groups.data().causeSpecific(cause), groups.labels());
      table.row(
          Integer.toString(cause),
          TextTable.number(gray.chiSquared()),
          Integer.toString(gray.df()),
          TextTable.p(gray.p()),
          TextTable.p(hazard.p()));
      tests.add(
          new Fields()
              .put("cause", cause)
              .put("chiSquared", gray.chiSquared())
              .put("df", gray.df())
              .put("p", gray.p())
              .put("causeSpecificLogRank", Comparison.fields(hazard))
              .values());
    }
    result.put("gray", tests);
    return table
        + "\nGray's test compares probabilities, the cause-specific test compares rates among those"
        + " still free of any event; the two may differ in direction.";
  }
}
