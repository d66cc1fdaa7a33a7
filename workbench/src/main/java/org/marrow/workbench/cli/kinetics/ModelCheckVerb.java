package org.marrow.workbench.cli.kinetics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.foundation.findings.Finding;
import org.marrow.kinetics.expression.ExpressionText;
import org.marrow.kinetics.model.ConservationLaw;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.StructureCheck;
import org.marrow.kinetics.model.UnitCheck;
import org.marrow.kinetics.simulation.ModelFile;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a model: structure, units, conservation, sources. */
@Command(
    name = "check",
    description = "Check a model: names, units, what is conserved, what may go negative, sources.",
    footer = {
      "",
      "Examples:",
      "  marrow model check models/niche.ant",
      "  marrow model check model.xml --json",
      "",
      "Exit code 2 when the model has a fault."
    })
final class ModelCheckVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "the model, Antimony or SBML")
  private Path file = Path.of("");

  /** What {@code --json} prints. */
  record Report(
      String id,
      int compartments,
      int species,
      int parameters,
      int withSource,
      int reactions,
      int rules,
      int events,
      int states,
      List<Map<String, Double>> conserved) {}

  @Override
  protected Answer answer() {
    ModelFile read = ModelFiles.read(file);
    Network network = read.network();
    List<Finding> findings = new ArrayList<>(read.findings());
    ReactionSystem system = ReactionSystem.of(network);
    findings.addAll(read.place().apply(UnitCheck.check(network)));
    findings.addAll(read.place().apply(StructureCheck.check(network)));
    List<ConservationLaw> laws = ConservationLaw.of(system);
    Report report =
        new Report(
            network.id(),
            network.compartments().size(),
            network.species().size(),
            network.parameters().size(),
            (int)
                network.parameters().stream()
                    .filter(p -> !p.provenance().equals(Provenance.NONE))
                    .count(),
            network.reactions().size(),
            network.rules().size(),
            network.events().size(),
            system.states().size(),
            laws.stream().map(ConservationLaw::weights).toList());
    return new Answer(report, text(report, laws), findings);
  }

  private static String text(Report r, List<ConservationLaw> laws) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d species in %d compartments, %d reactions, %d rules, %d events; %d states",
            r.id(),
            r.species(),
            r.compartments(),
            r.reactions(),
            r.rules(),
            r.events(),
            r.states()));
    lines.add(
        r.parameters() + " parameters, " + r.withSource() + " of them say where they come from");
    for (ConservationLaw law : laws) {
      lines.add(
          "conserved: "
              + String.join(
                  " + ",
                  law.weights().entrySet().stream()
                      .map(w ->
                          (w.getValue() == 1 ? "" : ExpressionText.number(w.getValue()) + " ")
                              + w.getKey())
                      .toList()));
    }
    return String.join("\n", lines);
  }
}
