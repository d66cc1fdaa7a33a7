package org.marrow.workbench.cli.niche;

import org.marrow.workbench.cli.VerbGroup;
import picocli.CommandLine.Command;

/** Commands about virtual patients. */
@Command(
    name = "population",
    description =
        "Virtual patients: draw them, weight them to clinical results, test them on others.",
    subcommands = {PopulationBuildVerb.class, PopulationValidateVerb.class, CoverageVerb.class},
    footer = {
      "",
      "Examples:",
      "  marrow population build --patients 1000 --table patients.csv",
      "  marrow population validate --patients 300",
      "  marrow population coverage",
      "",
      "Simulated: virtual patients are drawn from priors, not from people.",
      "Every command prints text for people, or one JSON object with --json."
    })
public final class PopulationCommand extends VerbGroup {}
