package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Table;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.parametric.ParametricModel;
import org.marrow.survival.parametric.TimeDistribution;
import org.marrow.survival.parametric.TimeIntervals;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Accelerated failure time models. */
@Command(
    name = "parametric",
    description = "Fit exponential, Weibull, log-normal or log-logistic times.",
    footer = {
      "",
      "Coefficients are on log time: exp(coef) above 1 is a longer time. Interval-censored times are",
      "given as two columns: the event lies after LOWER and at or before UPPER; an empty UPPER is",
      "right-censored.",
      "",
      "Examples:",
      "  marrow survival parametric --data cohort.csv --lower last_free --upper first_seen \\",
      "    --covariates age,arm01 --distribution weibull --json",
      "  marrow survival parametric --data cohort.csv --time months --event death --covariates age"
    })
public final class ParametricVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();

  @Option(names = "--time", paramLabel = "COLUMN", description = "Time of event or censoring.")
  private String time = "";

  @Option(
      names = "--event",
      paramLabel = "COLUMN",
      description = "0 censored, 1 event; or 1 and 2; or true/false.")
  private String event = "";

  @Option(names = "--lower", paramLabel = "COLUMN", description = "Last time free of the event.")
  private String lower = "";

  @Option(names = "--upper", paramLabel = "COLUMN", description = "First time with the event.")
  private String upper = "";

  @Option(
      names = "--covariates",
      split = ",",
      paramLabel = "COLUMN",
      description = "Numeric columns.")
  private List<String> covariates = new ArrayList<>();

  @Option(
      names = "--distribution",
      paramLabel = "NAME",
      description = "weibull (default), exponential, log_normal, log_logistic.")
  private TimeDistribution distribution = TimeDistribution.WEIBULL;

  @Override
  protected Answer answer() {
    Findings findings = new Findings();
    Table table = data.read(findings);
    boolean intervals = !lower.isEmpty() && !upper.isEmpty();
    if (intervals == (!time.isEmpty() && !event.isEmpty())) {
      throw SurvivalTable.wrong("give --time and --event, or --lower and --upper");
    }
    Findings faults = new Findings();
    double[] from = table.numbers(intervals ? lower : time, faults);
    double[] to = intervals ? table.numbers(upper, faults) : from.clone();
    double[] status =
        intervals ? new double[0] : SurvivalTable.events(table, event, "", faults, findings);
    List<double[]> columns = covariates.stream().map(c -> table.numbers(c, faults)).toList();
    faults.throwIfFaulty();
    for (int i = 0; i < to.length; i++) {
      if (intervals) {
        from[i] = Double.isNaN(from[i]) && !Double.isNaN(to[i]) ? 0 : from[i];
        to[i] = Double.isNaN(to[i]) ? Double.POSITIVE_INFINITY : to[i];
      } else if (status[i] == 0) {
        to[i] = Double.POSITIVE_INFINITY;
      }
    }
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(i -> !Double.isNaN(from[i]) && !Double.isNaN(to[i]))
            .filter(i -> status.length == 0 || !Double.isNaN(status[i]))
            .filter(i -> columns.stream().noneMatch(c -> Double.isNaN(c[i])))
            .toArray();
    if (rows.length < table.rows()) {
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(table.source()),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows lack a value and were left out",
                  table.rows() - rows.length,
                  table.rows())));
    }
    List<NumericCovariate> used = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      used.add(Covariate.numeric(covariates.get(c), SurvivalTable.pick(columns.get(c), rows)));
    }
    try {
      ParametricModel model =
          ParametricModel.fit(
              distribution,
              TimeIntervals.of(SurvivalTable.pick(from, rows), SurvivalTable.pick(to, rows)),
              used);
      return new Answer(fields(model), text(model), findings.list());
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("%s", String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, @Nullable Object> fields(ParametricModel model) {
    return new Fields()
        .put("distribution", name(model))
        .put("n", model.n())
        .put("events", model.events())
        .put(
            "terms",
            model.terms().stream()
                .map(t ->
                    new Fields()
                        .put("name", t.name())
                        .put("coef", t.coef())
                        .put("se", t.se())
                        .put("lower", t.lower())
                        .put("upper", t.upper())
                        .put("p", t.p())
                        .values())
                .toList())
        .put("scale", model.scale())
        .put("loglik", Arrays.asList(model.nullLogLikelihood(), model.logLikelihood()))
        .values();
  }

  private static String name(ParametricModel model) {
    return model.distribution().name().toLowerCase(Locale.ROOT);
  }

  private static String text(ParametricModel model) {
    TextTable table = new TextTable(name(model), "coef", "se", "lower", "upper", "p");
    for (ParametricModel.Coefficient t : model.terms()) {
      table.row(
          t.name(),
          TextTable.number(t.coef()),
          TextTable.number(t.se()),
          TextTable.number(t.lower()),
          TextTable.number(t.upper()),
          TextTable.p(t.p()));
    }
    return table
        + String.format(
            Locale.ROOT,
            "\n%d rows, %d events; scale %s; log likelihood %s (null %s); coefficients on log time",
            model.n(),
            model.events(),
            TextTable.number(model.scale()),
            TextTable.number(model.logLikelihood()),
            TextTable.number(model.nullLogLikelihood()));
  }
}
