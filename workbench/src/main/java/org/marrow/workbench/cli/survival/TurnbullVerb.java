package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Table;
import org.marrow.survival.curves.Turnbull;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.survival.TurnbullFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The survival curve of events that were seen at visits only. */
@Command(
    name = "turnbull",
    description = "Estimate survival when events are known only to lie between two visits.",
    footer = {
      "",
      "The event lies after LOWER and at or before UPPER; an empty UPPER is right-censored, an empty",
      "LOWER is 0. The estimate says how much probability lies in which interval, not where inside.",
      "With --out FOLDER the curve is drawn (turnbull.svg, turnbull.csv).",
      "",
      "Examples:",
      "  marrow survival turnbull --data visits.csv --lower last_free --upper first_seen",
      "  marrow survival turnbull --data visits.csv --lower last_free --upper first_seen \\",
      "    --times 6,12,24 --json"
    })
public final class TurnbullVerb extends Verb {
  private static final int SHOWN = 40;

  @Mixin private TableOptions data = new TableOptions();

  @Option(
      names = "--lower",
      required = true,
      paramLabel = "COLUMN",
      description = "Last time free of the event.")
  private String lower = "";

  @Option(
      names = "--upper",
      required = true,
      paramLabel = "COLUMN",
      description = "First time with the event; empty when it was not seen.")
  private String upper = "";

  @Option(
      names = "--times",
      split = ",",
      paramLabel = "T",
      description = "Times at which to quote survival (default: quarters of the last time).")
  private double[] times = {};

  @Option(names = "--unit", paramLabel = "UNIT", description = "Unit of time for the output.")
  private String unit = "";

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    Table table = data.read(findings);
    Findings faults = new Findings();
    double[] from = table.numbers(lower, faults);
    double[] to = table.numbers(upper, faults);
    faults.throwIfFaulty();
    int[] rows =
        IntStream.range(0, table.rows())
            .filter(i -> !Double.isNaN(from[i]) || !Double.isNaN(to[i]))
            .toArray();
    if (rows.length < table.rows()) {
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(table.source()),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows have neither time and were left out",
                  table.rows() - rows.length,
                  table.rows())));
    }
    double[] start = new double[rows.length];
    double[] end = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      int i = rows[k];
      start[k] = Double.isNaN(from[i]) ? 0 : from[i];
      end[k] = Double.isNaN(to[i]) ? Double.POSITIVE_INFINITY : to[i];
      if (!(start[k] <= end[k])) {
        faults.add(
            SurvivalRules.EXIT_BEFORE_ENTRY.at(
                Where.in(table.source()).row(i + 1L),
                "the interval from " + start[k] + " to " + end[k] + " is empty"));
      }
    }
    faults.throwIfFaulty();
    if (rows.length == 0) {
      throw SurvivalTable.wrong("no row has a time");
    }
    Turnbull fit = Turnbull.fit(start, end);
    double last =
        IntStream.range(0, fit.size())
            .mapToDouble(k -> Double.isFinite(fit.right(k)) ? fit.right(k) : fit.left(k))
            .max()
            .orElse(1);
    double[] at = times.length > 0 ? times : new double[] {last / 4, last / 2, 3 * last / 4, last};
    Fields result = new Fields().put("n", rows.length).put("iterations", fit.iterations());
    result.put("intervals", intervals(fit)).put("survival", survival(fit, at));
    String text = text(fit, at);
    if (common().out().isPresent()) {
      text +=
          "\n\n"
              + Pictures.write(
                  common().out().get(), List.of(TurnbullFigure.of("turnbull", fit, last, unit)));
    }
    return new Answer(result.values(), text, findings.list());
  }

  private static List<Map<String, @Nullable Object>> intervals(Turnbull fit) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (int k = 0; k < fit.size(); k++) {
      all.add(
          new Fields()
              .put("left", fit.left(k))
              .put("right", fit.right(k))
              .put("probability", fit.mass(k))
              .values());
    }
    return all;
  }

  private static List<Map<String, @Nullable Object>> survival(Turnbull fit, double[] times) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (double t : times) {
      all.add(new Fields().put("time", t).put("survival", fit.survivalAt(t)).values());
    }
    return all;
  }

  private static String text(Turnbull fit, double[] times) {
    TextTable table = new TextTable("event after", "at or before", "probability");
    int shown = 0;
    for (int k = 0; k < fit.size(); k++) {
      if (fit.mass(k) > 1e-9 && shown++ < SHOWN) {
        table.row(
            TextTable.number(fit.left(k)),
            Double.isFinite(fit.right(k)) ? TextTable.number(fit.right(k)) : "open",
            String.format(Locale.ROOT, "%.4f", fit.mass(k)));
      }
    }
    TextTable at = new TextTable("time", "survival");
    for (double t : times) {
      at.row(TextTable.number(t), String.format(Locale.ROOT, "%.4f", fit.survivalAt(t)));
    }
    return table
        + (shown > SHOWN ? "\n... " + (shown - SHOWN) + " more, see --json" : "")
        + "\n\n"
        + at
        + "\nprobability is placed in the middle of its interval; no limits are given";
  }
}
