package org.marrow.workbench.cli.kinetics;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.workbench.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Groups the runs of test suites that others made. */
@Command(
    name = "conformance",
    description = "Run a test suite of the field and say what passed, what was refused and why.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SbmlConformanceVerb.class,
    },
    footer = {
      "",
      "Examples:",
      "  marrow conformance sbml sbml-test-suite.zip",
      "  marrow conformance sbml --help",
      "",
      "Every command prints text for people, or one JSON object with --json."
    })
public final class ConformanceCommand implements Callable<Integer> {
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
    return ExitCode.BAD_INPUT;
  }
}
