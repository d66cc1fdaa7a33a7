package org.marrow.workbench.cli.survival;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code marrow survival}: holds the commands of time-to-event analysis. */
@Command(
    name = "survival",
    description = "Time-to-event analysis of a table: models, validation, and what to refuse.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CoxVerb.class,
    },
    footer = {
      "",
      "Examples:",
      "  marrow survival cox --data cohort.csv --formula \"Surv(months, death) ~ age + sex\"",
      "  marrow survival cox --help",
      "",
      "Every command prints text for people, or one JSON object with --json."
    })
public final class SurvivalCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
    }
    return 2;
  }
}
