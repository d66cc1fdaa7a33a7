package org.marrow.workbench.cli.kinetics;

import org.marrow.workbench.cli.VerbGroup;
import picocli.CommandLine.Command;

/** Groups the measurements of the program's own speed and accuracy. */
@Command(
    name = "bench",
    description = "Measure how fast and how exact this program is on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchKineticsVerb.class,
    },
    footer = {
      "",
      "Examples:",
      "  marrow bench kinetics",
      "  marrow bench kinetics --accuracy",
      "",
      "Every command prints text for people, or one JSON object with --json."
    })
public final class BenchCommand extends VerbGroup {}
