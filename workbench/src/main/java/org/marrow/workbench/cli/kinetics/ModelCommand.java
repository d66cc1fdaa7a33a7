package org.marrow.workbench.cli.kinetics;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.workbench.cli.niche.BortezomibVerb;
import org.marrow.workbench.cli.niche.SourcesVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code marrow model}: looks at a model file without running it. */
@Command(
    name = "model",
    description = "Check, print or convert a model file (Antimony or SBML).",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelCheckVerb.class,
      ModelPrintVerb.class,
      ModelConvertVerb.class,
      SourcesVerb.class,
      BortezomibVerb.class
    },
    footer = {
      "",
      "Examples:",
      "  marrow model check models/niche.ant",
      "  marrow model print models/mouse.ant",
      "  marrow model convert niche.ant niche.xml",
      "",
      "A name that ends in .xml or .sbml is SBML; any other is Antimony.",
      "Every command prints text for people, or one JSON object with --json."
    })
public final class ModelCommand implements Callable<Integer> {
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
