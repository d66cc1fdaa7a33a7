package org.marrow.workbench.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Base of a command that only holds others: without one of them it shows its help and says that it
 * was not enough.
 */
public abstract class VerbGroup implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public final Integer call() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
      spec.commandLine().getOut().flush();
    }
    return ExitCode.BAD_INPUT;
  }
}
