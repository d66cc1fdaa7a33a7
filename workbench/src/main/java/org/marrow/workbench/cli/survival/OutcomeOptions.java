package org.marrow.workbench.cli.survival;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.Table;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which table, and which of its columns are time, event, entry, group, strata and weights. */
final class OutcomeOptions {
  @Mixin private TableOptions input = new TableOptions();

  @Option(
      names = "--formula",
      paramLabel = "FORMULA",
      description =
          "In place of the columns below: \"Surv(time, event) ~ group + strata(centre)\" or"
              + " \"Surv(entry, time, event) ~ 1\"; plain column names.")
  private String formula = "";

  @Option(names = "--time", paramLabel = "COLUMN", description = "Time of event or censoring.")
  private String time = "";

  @Option(
      names = "--event",
      paramLabel = "COLUMN",
      description =
          "0 censored, 1 event, 2 ... competing events; or only 1 censored and 2 event; or"
              + " true/false.")
  private String event = "";

  @Option(
      names = "--event-is",
      paramLabel = "TEXT",
      description = "For an event column of texts: which text is the event.")
  private String eventIs = "";

  @Option(names = "--entry", paramLabel = "COLUMN", description = "Time of entry (late entry).")
  private String entry = "";

  @Option(
      names = "--group",
      paramLabel = "COLUMN",
      description =
          "Groups to compare; ever(COLUMN) for \"the day in COLUMN is filled\", which is refused"
              + " when that day lies after the origin.")
  private String group = "";

  @Option(names = "--strata", paramLabel = "COLUMN", description = "Strata of the tests.")
  private String strata = "";

  @Option(names = "--weights", paramLabel = "COLUMN", description = "Case weights.")
  private String weights = "";

  @Option(
      names = "--measured",
      paramLabel = "WHEN",
      description =
          "When the groups became known: a number (the same for all), a column of times, or"
              + " \"baseline\". Refused when after the origin, unless --landmark is at or after it.")
  private String measured = "";

  @Option(
      names = "--landmark",
      paramLabel = "TIME",
      description =
          "Start the clock here; who had the event or was censored before is counted. Also the"
              + " landmark of the answers offered after a refusal.")
  private @Nullable Double landmark;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "Unit of time for the output, for example months.")
  private String unit = "";

  @Option(
      names = "--adjust",
      split = ",",
      paramLabel = "COLUMN",
      description = "Numeric columns to adjust offered hazard ratios for.")
  private List<String> adjust = new ArrayList<>();

  @Option(
      names = "--randomised",
      description = "The groups were randomised to each other; else no word of effect is used.")
  private boolean randomised;

  @Option(
      names = "--visit-gap",
      paramLabel = "COLUMN",
      description = "Mean time between visits of each patient; a warning when groups differ.")
  private String visitGap = "";

  Table table(Findings findings) {
    return input.read(findings);
  }

  /** Another table, read the same way. */
  Table table(Path file, Findings findings) {
    return input.read(file, findings);
  }

  /** The columns, from the formula or from the single options. */
  OutcomeColumns columns() {
    return formula.isEmpty()
        ? new OutcomeColumns(entry, time, event, group, strata)
        : OutcomeColumns.parse(formula);
  }

  String eventIs() {
    return eventIs;
  }

  String weights() {
    return weights;
  }

  String measured() {
    return measured;
  }

  String unit() {
    return unit;
  }

  List<String> adjust() {
    return List.copyOf(adjust);
  }

  String visitGap() {
    return visitGap;
  }

  boolean randomised() {
    return randomised;
  }

  Optional<Double> landmark() {
    return Optional.ofNullable(landmark);
  }
}
