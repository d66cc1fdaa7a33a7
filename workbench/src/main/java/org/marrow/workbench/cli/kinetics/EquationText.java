package org.marrow.workbench.cli.kinetics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.marrow.kinetics.expression.ExpressionText;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Propensity;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;

/** A network as a page of text. */
final class EquationText {
  private final Network network;
  private final ReactionSystem system;

  EquationText(Network network) {
    this.network = network;
    this.system = ReactionSystem.of(network);
  }

  /** One line a reaction. */
  List<String> reactions() {
    return network.reactions().stream().map(EquationText::reaction).toList();
  }

  private static String reaction(Reaction r) {
    return r.id()
        + ": "
        + (r.reactants().isEmpty() ? "nothing" : side(r.reactants()))
        + (r.reversible() ? " -> " : " => ")
        + (r.products().isEmpty() ? "nothing" : side(r.products()))
        + "   rate "
        + r.law().map(law -> ExpressionText.of(law.rate())).orElse("none");
  }

  private static String side(List<SpeciesReference> side) {
    return String.join(
        " + ",
        side.stream()
            .map(r -> r.id().map(id -> id + " ").orElse(factor(r.stoichiometry())) + r.species())
            .toList());
  }

  private static String factor(OptionalDouble number) {
    double value = number.orElse(Double.NaN);
    return value == 1 ? "" : ExpressionText.number(value) + " ";
  }

  /** What holds at every moment: changes of amounts, rules. */
  List<String> equations() {
    Map<Integer, StringBuilder> sums = new LinkedHashMap<>();
    for (Propensity propensity : system.propensities()) {
      for (Propensity.Change change : propensity.changes()) {
        StringBuilder sum = sums.computeIfAbsent(change.state(), k -> new StringBuilder());
        OptionalDouble number = change.constant();
        double size = Math.abs(number.orElse(1));
        boolean minus = number.orElse(1) < 0;
        sum.append(sum.isEmpty() ? (minus ? "-" : "") : minus ? " - " : " + ");
        if (number.isEmpty()) {
          sum.append('(').append(ExpressionText.of(change.coefficient())).append(") ");
        } else if (size != 1) {
          sum.append(ExpressionText.number(size)).append(' ');
        }
        sum.append(propensity.id());
      }
    }
    List<String> lines = new ArrayList<>();
    sums.forEach(
        (state, sum) -> lines.add("d amount(" + system.states().get(state).id() + ")/dt = " + sum));
    for (Rule rule : network.rules()) {
      String math = ExpressionText.of(rule.math());
      lines.add(
          switch (rule) {
            case Rule.AssignmentRule r -> r.variable() + " = " + math;
            case Rule.RateRule r -> "d " + r.variable() + "/dt = " + math;
            case Rule.AlgebraicRule r -> "0 = " + math;
          });
    }
    return lines;
  }

  private static String event(Event e) {
    List<String> changes =
        e.assignments().stream()
            .map((Assignment a) -> a.id() + " = " + ExpressionText.of(a.value()))
            .toList();
    return e.id()
        + ": when "
        + ExpressionText.of(e.trigger())
        + e.delay().map(d -> ", after " + ExpressionText.of(d)).orElse("")
        + e.priority().map(p -> ", priority " + ExpressionText.of(p)).orElse("")
        + (e.persistent() ? "" : ", unless it turns false again")
        + ": "
        + String.join(", ", changes);
  }

  private static String parameter(Parameter p) {
    StringBuilder line = new StringBuilder(p.id());
    p.value().ifPresent(v -> line.append(" = ").append(ExpressionText.number(v)));
    p.unit().ifPresent(u -> line.append(' ').append(u));
    p.provenance().spread().ifPresent(s -> line.append("  [").append(s).append(']'));
    p.provenance().mark().ifPresent(m -> line.append("  ").append(m));
    p.provenance().source().ifPresent(s -> line.append(": ").append(s));
    p.provenance().note().ifPresent(s -> line.append(" (").append(s).append(')'));
    return line.toString();
  }

  private static String compartment(Compartment c) {
    return c.id() + value(c.size()) + c.unit().map(u -> " " + u).orElse("");
  }

  private static String species(Species s) {
    boolean concentration = s.initialConcentration().isPresent();
    List<String> kinds = new ArrayList<>();
    kinds.add(concentration ? "concentration" : "amount");
    if (s.boundary()) {
      kinds.add("boundary");
    }
    if (s.constant()) {
      kinds.add("constant");
    }
    return s.id()
        + " in "
        + s.compartment()
        + value(concentration ? s.initialConcentration() : s.initialAmount())
        + "  ("
        + String.join(", ", kinds)
        + ")";
  }

  private static String value(OptionalDouble number) {
    return number.isEmpty() ? "" : " = " + ExpressionText.number(number.getAsDouble());
  }

  /** The whole page. */
  String page() {
    List<String> lines = new ArrayList<>();
    lines.add(network.name().map(n -> network.id() + ": " + n).orElse(network.id()));
    section(
        lines,
        "Compartments",
        network.compartments().stream().map(EquationText::compartment).toList());
    section(lines, "Species", network.species().stream().map(EquationText::species).toList());
    section(lines, "Reactions", reactions());
    section(lines, "Equations", equations());
    section(lines, "Events", network.events().stream().map(EquationText::event).toList());
    section(
        lines,
        "Values at the start",
        network.initialAssignments().stream()
            .map(a -> a.id() + " = " + ExpressionText.of(a.value()))
            .toList());
    // What has no value of its own stands above, with what computes it.
    section(
        lines,
        "Parameters",
        network.parameters().stream()
            .filter(p -> p.value().isPresent())
            .map(EquationText::parameter)
            .toList());
    return String.join("\n", lines);
  }

  private static void section(List<String> lines, String title, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(title);
      content.forEach(line -> lines.add("  " + line));
    }
  }
}
