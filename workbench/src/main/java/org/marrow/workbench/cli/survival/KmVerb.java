package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.curves.Curve;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.Limits;
import org.marrow.survival.curves.Quantile;
import org.marrow.survival.curves.RestrictedMean;
import org.marrow.survival.curves.RiskTable;
import org.marrow.survival.tests.LogRank;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.survival.KaplanMeierFigure;
import org.marrow.workbench.figure.survival.LogLogFigure;
import org.marrow.workbench.figure.survival.TimeAxis;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kaplan-Meier curves of a table. */
@Command(
    name = "km",
    description = "Draw Kaplan-Meier curves with limits, medians and a risk table that adds up.",
    footer = {
      "",
      "With --out FOLDER the figure (km.svg) and its numbers (km.csv) are written there, with groups",
      "also log(-log) curves (loglog.svg). Groups that are known only after the origin are refused;",
      "the landmark and the time-dependent answer are given instead.",
      "",
      "Examples:",
      "  marrow survival km --data cohort.csv --time months --event death",
      "  marrow survival km --data cohort.csv --formula \"Surv(months, death) ~ arm\" --out figures",
      "  marrow survival km --data cohort.csv --time days --event death --entry referral --json",
      "  marrow survival km --data cohort.csv --time days --event death \\",
      "    --group \"ever(transplant_day)\" --landmark 270 --adjust age"
    })
public final class KmVerb extends Verb {
  @Mixin private OutcomeOptions outcome = new OutcomeOptions();

  @Option(
      names = "--limits",
      paramLabel = "SCALE",
      description = "Scale of the limits: log (default), log_log, plain, arcsine, logit.")
  private Limits limits = Limits.LOG;

  @Option(names = "--level", paramLabel = "LEVEL", description = "Confidence level (default 0.95).")
  private double level = 0.95;

  @Option(
      names = "--times",
      split = ",",
      paramLabel = "T",
      description = "Times of the risk table and of quoted survival (default: five round times).")
  private double[] times = {};

  @Option(
      names = "--rmst",
      paramLabel = "HORIZON",
      description = "Restricted mean survival up to this time, with contrasts of the groups.")
  private @Nullable Double horizon;

  @Override
  protected Answer answer() throws IOException {
    if (!(level > 0 && level < 1)) {
      throw SurvivalTable.wrong("--level lies between 0 and 1, got %s", level);
    }
    Findings findings = new Findings();
    SurvivalTable read = SurvivalTable.of(outcome.table(findings), outcome, findings);
    Groups groups = Groups.of(read, outcome, findings);
    Fields result = new Fields();
    result.put("n", groups.data().rows()).put("events", groups.data().eventCount());
    if (groups.refused()) {
      result.put("refused", groups.name()).put("offered", groups.offered());
      String text = groups.offered().isEmpty() ? "" : OfferedAnswers.text(groups.offered());
      return new Answer(result.values(), text, findings.list());
    }
    Competing.warn(groups.data(), findings);
    KaplanMeier fit = KaplanMeier.fit(groups.data(), groups.labels(), limits, level);
    findings.addAll(fit.findings());
    double last = fit.curves().stream().mapToDouble(Curve::lastTime).max().orElse(1);
    if (!(last > 0)) {
      throw SurvivalTable.wrong("the last time is %s; a curve needs times above 0", last);
    }
    TimeAxis axis = new TimeAxis("Time", outcome.unit(), 1, last);
    double[] shown = times.length > 0 ? times : KaplanMeierFigure.riskTimes(axis);
    RiskTable risk = RiskTable.of(groups.data(), groups.labels(), shown);
    Curve followUp = KaplanMeier.followUp(groups.data());
    result.put("limits", limits.name().toLowerCase(Locale.ROOT)).put("level", level);
    result.put("medianFollowUp", followUp.median().time());
    result.put("groups", fit.curves().stream().map(KmVerb::fields).toList());
    result.put("riskTable", risk.rows().stream().map(KmVerb::fields).toList());
    List<String> parts = new ArrayList<>();
    parts.add(medians(fit, groups.name()));
    parts.add(riskTable(fit, risk));
    parts.add(
        "median follow-up (reverse Kaplan-Meier): " + TextTable.number(followUp.median().time()));
    if (fit.curves().size() > 1) {
      parts.add(Comparison.add(groups, LogRank.fit(groups.data(), groups.labels()), result));
      findings.addAll(Comparison.findings(groups, outcome.randomised()));
      GroupRatios ratios = GroupRatios.fit(groups, level);
      findings.addAll(ratios.findings());
      result.put("hazardRatios", ratios.fields());
      parts.add(ratios.text());
      if (!outcome.randomised()) {
        parts.add(String.join("\n", ratios.eValues()));
      }
    }
    if (horizon != null) {
      parts.add(restrictedMeans(fit, horizon, result, findings));
    }
    if (common().out().isPresent()) {
      parts.add(write(fit, read, groups, axis, common().out().get()));
    }
    return new Answer(result.values(), String.join("\n\n", parts), findings.list());
  }

  private static String write(
      KaplanMeier fit, SurvivalTable read, Groups groups, TimeAxis axis, Path folder)
      throws IOException {
    RiskTable risk =
        RiskTable.of(groups.data(), groups.labels(), KaplanMeierFigure.riskTimes(axis));
    String by = groups.name().isEmpty() ? "" : " by " + groups.name();
    List<String> notes = new ArrayList<>(KaplanMeierFigure.notes(fit, axis));
    OptionalDouble followUp = KaplanMeier.followUp(groups.data()).median().time();
    notes.add(
        "Median follow-up (reverse Kaplan-Meier): "
            + (followUp.isEmpty()
                ? "not reached."
                : TextTable.number(followUp)
                    + (axis.unit().isEmpty() ? "." : " " + axis.unit() + ".")));
    List<Figure> figures = new ArrayList<>();
    if (fit.curves().size() > 1) {
      LogRank test = LogRank.fit(groups.data(), groups.labels());
      notes.add("Log-rank test: " + NumberText.ENGLISH.p(test.p()) + ".");
      notes.addAll(GroupRatios.fit(groups, fit.curves().getFirst().level()).sentences());
      figures.add(LogLogFigure.of("loglog", fit, axis.label(), axis.unit()));
    }
    notes.add(KaplanMeierFigure.ENDS);
    Plot plot =
        KaplanMeierFigure.plot(
                "km",
                "Kaplan-Meier estimate" + by,
                "Probability of no event (" + read.columns().event() + ")",
                fit,
                risk,
                axis)
            .withNotes(notes);
    figures.addFirst(
        Figure.of(
            plot,
            "Kaplan-Meier curves with their bands; ticks are censored patients. "
                + KaplanMeierFigure.ENDS,
            steps(fit)));
    return Pictures.write(folder, figures);
  }

  private static Table steps(KaplanMeier fit) {
    List<String> group = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (Curve c : fit.curves()) {
      for (int k = 0; k < c.size(); k++) {
        group.add(c.label());
        rows.add(
            new double[] {
              c.time(k),
              c.table().atRisk(k),
              c.table().events(k),
              c.table().censored(k),
              c.survival(k),
              c.lower(k),
              c.upper(k)
            });
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("group", group));
    String[] names = {"time", "at_risk", "events", "censored", "survival", "lower", "upper"};
    for (int i = 0; i < names.length; i++) {
      int column = i;
      columns.add(new NumberColumn(names[i], rows.stream().mapToDouble(r -> r[column]).toArray()));
    }
    return Table.of("km", columns);
  }

  private static Map<String, @Nullable Object> fields(Curve curve) {
    Quantile median = curve.median();
    IntToDoubleFunction se = curve::standardError;
    return new Fields()
        .put("group", curve.label())
        .put("n", curve.table().rows())
        .put("events", curve.events())
        .put("median", median.time())
        .put("medianLower", median.lower())
        .put("medianUpper", median.upper())
        .put("time", column(curve, curve::time))
        .put("atRisk", column(curve, curve.table()::atRisk))
        .put("event", column(curve, curve.table()::events))
        .put("censored", column(curve, curve.table()::censored))
        .put("survival", column(curve, curve::survival))
        .put("standardError", column(curve, se))
        .put("lower", column(curve, curve::lower))
        .put("upper", column(curve, curve::upper))
        .values();
  }

  private static List<@Nullable Double> column(Curve curve, IntToDoubleFunction value) {
    List<@Nullable Double> all = new ArrayList<>();
    for (int k = 0; k < curve.size(); k++) {
      double v = value.applyAsDouble(k);
      all.add(Double.isFinite(v) ? v : null);
    }
    return all;
  }

  private static Map<String, @Nullable Object> fields(RiskTable.Row row) {
    return new Fields()
        .put("group", row.group())
        .put("time", row.time())
        .put("entered", row.entered())
        .put("atRisk", row.atRisk())
        .put("events", row.events())
        .put("censored", row.censored())
        .values();
  }

  private static String medians(KaplanMeier fit, String name) {
    TextTable table =
        new TextTable(name.isEmpty() ? "group" : name, "n", "events", "median", "lower", "upper");
    for (Curve curve : fit.curves()) {
      Quantile median = curve.median();
      table.row(
          curve.label(),
          Integer.toString(curve.table().rows()),
          TextTable.number(curve.events()),
          median.time().isPresent() ? TextTable.number(median.time()) : "not reached",
          TextTable.number(median.lower()),
          TextTable.number(median.upper()));
    }
    return table.toString();
  }

  private static String riskTable(KaplanMeier fit, RiskTable risk) {
    TextTable table =
        new TextTable(
            "risk table", "time", "at risk", "events", "censored", "survival", "lower", "upper");
    for (RiskTable.Row row : risk.rows()) {
      Curve curve = fit.curve(row.group());
      int k = curve.step(row.time());
      boolean beyond = row.time() > curve.lastTime();
      table.row(
          row.group(),
          TextTable.number(row.time()),
          Integer.toString(row.atRisk()),
          Integer.toString(row.events()),
          Integer.toString(row.censored()),
          beyond ? "-" : TextTable.number(curve.survivalAt(row.time())),
          beyond || k < 0 ? "-" : TextTable.number(curve.lower(k)),
          beyond || k < 0 ? "-" : TextTable.number(curve.upper(k)));
    }
    return table.toString();
  }

  private static String restrictedMeans(
      KaplanMeier fit, double horizon, Fields result, Findings findings) {
    List<RestrictedMean> means = new ArrayList<>();
    try {
      fit.curves().forEach(c -> means.add(RestrictedMean.of(c, horizon)));
    } catch (InvalidInput refused) {
      findings.addAll(refused.findings());
      return "restricted means: refused, see findings";
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("--rmst: %s", String.valueOf(e.getMessage()));
    }
    TextTable table =
        new TextTable("restricted mean to " + horizon, "estimate", "lower", "upper", "p");
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (RestrictedMean mean : means) {
      table.row(
          mean.label(),
          TextTable.number(mean.estimate()),
          TextTable.number(mean.lower()),
          TextTable.number(mean.upper()),
          "");
      rows.add(
          new Fields()
              .put("group", mean.label())
              .put("estimate", mean.estimate())
              .put("standardError", mean.standardError())
              .put("lower", mean.lower())
              .put("upper", mean.upper())
              .values());
    }
    List<Map<String, @Nullable Object>> contrasts = new ArrayList<>();
    for (RestrictedMean mean : means.subList(1, means.size())) {
      for (RestrictedMean.Contrast contrast : mean.against(means.getFirst())) {
        table.row(
            contrast.name() + ", " + mean.label() + " against " + means.getFirst().label(),
            TextTable.number(contrast.estimate()),
            TextTable.number(contrast.lower()),
            TextTable.number(contrast.upper()),
            TextTable.p(contrast.p()));
        contrasts.add(
            new Fields()
                .put("contrast", contrast.name())
                .put("group", mean.label())
                .put("reference", means.getFirst().label())
                .put("estimate", contrast.estimate())
                .put("lower", contrast.lower())
                .put("upper", contrast.upper())
                .put("p", contrast.p())
                .values());
      }
    }
    result.put(
        "restrictedMean",
        new Fields()
            .put("horizon", horizon)
            .put("groups", rows)
            .put("contrasts", contrasts)
            .values());
    return table.toString();
  }
}
