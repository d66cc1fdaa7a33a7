package org.marrow.workbench.cli.kinetics;

import java.nio.file.Path;
import java.util.List;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.simulation.ModelFile;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a model's reactions, equations and numbers for people. */
@Command(
    name = "print",
    description = "Print a model's reactions, equations and numbers with their sources.",
    footer = {
      "",
      "Examples:",
      "  marrow model print models/mouse.ant",
      "  marrow model print model.xml --json"
    })
final class ModelPrintVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "the model, Antimony or SBML")
  private Path file = Path.of("");

  /** What {@code --json} prints. */
  record Printed(
      String id, List<String> reactions, List<String> equations, List<Number> parameters) {}

  /** One parameter. */
  record Number(
      String id,
      double value,
      String unit,
      String spread,
      String source,
      String mark,
      String note) {}

  @Override
  protected Answer answer() {
    ModelFile read = ModelFiles.read(file);
    Network network = read.network();
    EquationText equations = new EquationText(network);
    List<Number> numbers =
        network.parameters().stream()
            .map(p ->
                new Number(
                    p.id(),
                    p.value().orElse(Double.NaN),
                    p.unit().orElse(""),
                    p.provenance().spread().orElse(""),
                    p.provenance().source().orElse(""),
                    p.provenance().mark().orElse(""),
                    p.provenance().note().orElse("")))
            .toList();
    Printed printed =
        new Printed(network.id(), equations.reactions(), equations.equations(), numbers);
    return new Answer(printed, equations.page(), read.findings());
  }
}
