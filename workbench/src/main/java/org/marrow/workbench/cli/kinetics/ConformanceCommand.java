package org.marrow.workbench.cli.kinetics;

import org.marrow.workbench.cli.VerbGroup;
import picocli.CommandLine.Command;

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
public final class ConformanceCommand extends VerbGroup {}
