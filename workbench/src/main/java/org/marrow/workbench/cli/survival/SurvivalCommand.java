package org.marrow.workbench.cli.survival;

import org.marrow.workbench.cli.VerbGroup;
import picocli.CommandLine.Command;

/** {@code marrow survival}: holds the commands of time-to-event analysis. */
@Command(
    name = "survival",
    description = "Time-to-event analysis of a table: models, validation, and what to refuse.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      KmVerb.class,
      TestVerb.class,
      CoxVerb.class,
      MarkerVerb.class,
      ZphVerb.class,
      FineGrayVerb.class,
      ConcordanceVerb.class,
      ValidateVerb.class,
      CutpointVerb.class,
      CompetingVerb.class,
      WeightVerb.class,
      SupermodelVerb.class,
      TurnbullVerb.class,
      ParametricVerb.class,
      PowerVerb.class,
      ClassVerb.class,
      CheckVerb.class,
    },
    footer = {
      "",
      "Examples:",
      "  marrow survival cox --data cohort.csv --formula \"Surv(months, death) ~ age + sex\"",
      "  marrow survival cox --help",
      "",
      "Every command prints text for people, or one JSON object with --json."
    })
public final class SurvivalCommand extends VerbGroup {}
