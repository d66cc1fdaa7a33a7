package org.marrow.workbench.cli;

import org.jspecify.annotations.Nullable;
import org.marrow.workbench.cli.cytometry.CytometryBench;
import org.marrow.workbench.cli.kinetics.BenchKineticsVerb;
import org.marrow.workbench.cli.niche.BenchNicheVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures Marrow on this machine. */
@Command(
    name = "bench",
    description =
        "Measure how fast Marrow is on this machine, and how often a study of virtual patients is right.",
    subcommands = {
      CytometryBench.class,
      BenchKineticsVerb.class,
      BenchNicheVerb.class,
      BenchLoopVerb.class
    },
    footer = {
      "",
      "Examples:",
      "  marrow bench cytometry",
      "  marrow bench cytometry --events 1000000 --json",
      "  marrow bench kinetics --patients 20000",
      "  marrow bench niche --patients 10000",
      "  marrow bench loop --seeds 200"
    })
final class BenchVerb extends Verb {
  @Spec private @Nullable CommandSpec self;

  @Override
  protected Answer answer() {
    if (self == null) {
      throw new IllegalStateException("a verb runs only through the command line");
    }
    throw new ParameterException(
        self.commandLine(), "Say what to measure: cytometry, kinetics, niche or loop.");
  }
}
