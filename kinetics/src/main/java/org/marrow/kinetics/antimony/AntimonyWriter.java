package org.marrow.kinetics.antimony;

import static org.marrow.kinetics.expression.ExpressionText.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.expression.BuiltinNames;
import org.marrow.kinetics.expression.ExpressionText;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.FunctionDefinition;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;
import org.marrow.kinetics.model.UnitDefinition;
import org.marrow.kinetics.rules.KineticsRules;

/** Writes a network without local parameters as Antimony. */
final class AntimonyWriter {
  private final Network network;
  private final Map<String, String> renamed = new HashMap<>();
  private final ExpressionText expressions = new ExpressionText(this::name);
  private final StringBuilder out = new StringBuilder();
  private final List<String> displayNames = new ArrayList<>();

  AntimonyWriter(Network network) {
    this.network = network;
    check();
    Set<String> ids = new HashSet<>(network.ids());
    for (String id : network.ids()) {
      String free = id;
      while (BuiltinNames.isReserved(free) || (!free.equals(id) && ids.contains(free))) {
        free += "_";
      }
      renamed.put(id, free);
    }
  }

  private void check() {
    List<Finding> faults = new ArrayList<>();
    network.conversionFactor().ifPresent(f -> cannot(faults, f, "a conversion factor"));
    for (Species s : network.species()) {
      s.conversionFactor().ifPresent(f -> cannot(faults, s.id(), "a conversion factor"));
    }
    for (Compartment c : network.compartments()) {
      if (c.dimensions().orElse(3) != 3) {
        cannot(faults, c.id(), "a compartment that is not a volume");
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private void cannot(List<Finding> faults, String id, String what) {
    faults.add(
        KineticsRules.ANTIMONY_CANNOT_SAY.at(
            Where.in(network.id()).column(id), "Antimony cannot say " + what + " (" + id + ")"));
  }

  private String name(String id) {
    return renamed.getOrDefault(id, id);
  }

  String text() {
    network.functions().forEach(this::function);
    String id = BuiltinNames.isReserved(network.id()) ? network.id() + "_" : network.id();
    line("model *" + id + "()");
    network.name().ifPresent(text -> displayNames.add(id + " is " + quoted(text)));
    units();
    section("Compartments and species", network.compartments().size());
    network.compartments().forEach(this::compartment);
    network.species().forEach(this::species);
    section("Parameters", network.parameters().size());
    network.parameters().forEach(this::parameter);
    stoichiometries();
    section("Values at the start", network.initialAssignments().size());
    network.initialAssignments().forEach(this::initial);
    section("Reactions", network.reactions().size());
    network.reactions().forEach(this::reaction);
    section("Rules", network.rules().size());
    network.rules().forEach(this::rule);
    section("Events", network.events().size());
    network.events().forEach(this::event);
    section("Names", displayNames.size());
    displayNames.forEach(this::line);
    out.append("end\n");
    return out.toString();
  }

  private void section(String title, int size) {
    if (size > 0) {
      out.append("\n  // ").append(title).append('\n');
    }
  }

  private void line(String text) {
    out.append(text.startsWith("model ") ? "" : "  ").append(text).append('\n');
  }

  private void line(String text, Provenance provenance) {
    line(text + ProvenanceComment.write(provenance));
  }

  private void function(FunctionDefinition f) {
    out.append("function ").append(name(f.id())).append('(');
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String argument : f.arguments()) {
      arguments.put(argument, BuiltinNames.isReserved(argument) ? argument + "_" : argument);
    }
    out.append(String.join(", ", arguments.values())).append(")\n  ");
    ExpressionText body = new ExpressionText(id -> arguments.getOrDefault(id, name(id)));
    out.append(body.text(f.body())).append("\nend\n\n");
  }

  private void units() {
    network.unitDefinitions().forEach(this::unit);
    Map<String, Optional<String>> units = new LinkedHashMap<>();
    units.put("substance", network.units().substance());
    units.put("time_unit", network.units().time());
    units.put("volume", network.units().volume());
    units.put("area", network.units().area());
    units.put("length", network.units().length());
    units.put("extent", network.units().extent());
    units.forEach((kind, unit) ->
        unit.filter(u -> !u.equals(kind)).ifPresent(u -> line("unit " + kind + " = " + u)));
  }

  private void unit(UnitDefinition unit) {
    List<String> factors = unit.factors().stream().map(AntimonyWriter::factor).toList();
    line("unit " + unit.id() + " = " + (factors.isEmpty() ? "1" : String.join(" * ", factors)));
    unit.name().ifPresent(text -> displayNames.add(unit.id() + " is " + quoted(text)));
  }

  private static String factor(UnitDefinition.Factor f) {
    String unit = f.kind();
    if (f.multiplier() != 1 || f.scale() != 0) {
      String digits = new BigDecimal(Double.toString(f.multiplier())).toPlainString();
      unit = digits + (f.scale() == 0 ? "" : "e" + f.scale()) + " " + unit;
    }
    if (f.exponent() == 1) {
      return unit;
    }
    String exponent = number(f.exponent());
    return (unit.contains(" ") ? "(" + unit + ")" : unit)
        + "^"
        + (f.exponent() < 0 ? "(" + exponent + ")" : exponent);
  }

  private void compartment(Compartment c) {
    String kind = c.constant() ? "compartment " : "var compartment ";
    boolean elsewhere = isGivenElsewhere(c.id());
    String value = c.size().isPresent() ? value(c.size(), c.unit()) : elsewhere ? "" : " = nan";
    line(kind + name(c.id()) + value, c.provenance());
    if (c.size().isEmpty()) {
      c.unit().ifPresent(u -> line(name(c.id()) + " has " + u));
    }
    displayName(c.id(), c.name());
  }

  private boolean isGivenElsewhere(String id) {
    return network.initialAssignments().stream().anyMatch(a -> a.id().equals(id))
        || network.rules().stream().anyMatch(r -> Draft.target(r).equals(id));
  }

  private static String value(OptionalDouble value, Optional<String> unit) {
    return value.isEmpty()
        ? ""
        : " = " + number(value.getAsDouble()) + unit.map(u -> " " + u).orElse("");
  }

  private void species(Species s) {
    StringBuilder text = new StringBuilder();
    text.append(s.constant() ? "const " : "");
    text.append(s.hasOnlySubstanceUnits() ? "substanceOnly species " : "species ");
    text.append(s.boundary() ? "$" : "").append(name(s.id()));
    text.append(" in ").append(name(s.compartment()));
    String size = name(s.compartment());
    if (s.initialAmount().isPresent()) {
      text.append(" = ").append(number(s.initialAmount().getAsDouble()));
      text.append(s.hasOnlySubstanceUnits() ? "" : " / " + size);
    } else if (s.initialConcentration().isPresent()) {
      text.append(" = ").append(number(s.initialConcentration().getAsDouble()));
      text.append(s.hasOnlySubstanceUnits() ? " * " + size : "");
    }
    line(text.toString(), s.provenance());
    s.substanceUnit().ifPresent(u -> line(name(s.id()) + " has " + u));
    displayName(s.id(), s.name());
  }

  private void parameter(Parameter p) {
    boolean plain = p.value().isPresent() && p.constant();
    String kind = plain ? "" : p.constant() ? "const " : "var ";
    line(kind + name(p.id()) + value(p.value(), p.unit()), p.provenance());
    if (p.value().isEmpty()) {
      p.unit().ifPresent(u -> line(name(p.id()) + " has " + u));
    }
    displayName(p.id(), p.name());
  }

  private void stoichiometries() {
    for (Reaction reaction : network.reactions()) {
      List<SpeciesReference> all = new ArrayList<>(reaction.reactants());
      all.addAll(reaction.products());
      for (SpeciesReference r : all) {
        if (r.id().isPresent()) {
          String kind = r.constant() ? "const " : "var ";
          line(kind + name(r.id().get()) + value(r.stoichiometry(), Optional.empty()));
        }
      }
    }
  }

  private void displayName(String id, Optional<String> text) {
    text.ifPresent(t -> displayNames.add(name(id) + " is " + quoted(t)));
  }

  private void initial(Assignment a) {
    line(name(a.id()) + " = " + expressions.text(a.value()));
  }

  private void reaction(Reaction r) {
    String arrow = r.reversible() ? " -> " : " => ";
    String in = r.compartment().map(c -> " in " + name(c)).orElse("");
    String law = r.law().map(l -> " " + expressions.text(l.rate())).orElse("");
    String left = side(r.reactants(), r.products());
    String right = side(r.products(), r.reactants());
    line(name(r.id()) + in + ": " + left + arrow + right + ";" + law);
    displayName(r.id(), r.name());
  }

  /** One side of a reaction; a negative number of something is so many on the other side. */
  private String side(List<SpeciesReference> here, List<SpeciesReference> there) {
    Stream<SpeciesReference> own = here.stream().filter(r -> !isNegative(r));
    return Stream.concat(own, there.stream().filter(AntimonyWriter::isNegative))
        .map(r -> {
          double number = Math.abs(r.stoichiometry().orElse(1));
          String factor =
              r.id().isPresent()
                  ? name(r.id().get()) + " "
                  : number == 1 ? "" : number(number) + " ";
          return factor + name(r.species());
        })
        .collect(Collectors.joining(" + "));
  }

  private static boolean isNegative(SpeciesReference reference) {
    return reference.id().isEmpty() && reference.stoichiometry().orElse(1) < 0;
  }

  private void rule(Rule rule) {
    line(
        switch (rule) {
          case Rule.AssignmentRule r -> name(r.variable()) + " := " + expressions.text(r.math());
          case Rule.RateRule r -> name(r.variable()) + "' = " + expressions.text(r.math());
          case Rule.AlgebraicRule r -> "0 = " + expressions.text(r.math());
        });
  }

  private void event(Event e) {
    StringBuilder text = new StringBuilder(name(e.id())).append(": at ");
    e.delay().ifPresent(d -> text.append('(').append(expressions.text(d)).append(") after "));
    text.append('(').append(expressions.text(e.trigger())).append(')');
    e.priority().ifPresent(p -> text.append(", priority = ").append(expressions.text(p)));
    text.append(e.initialValue() ? "" : ", t0 = false");
    text.append(e.persistent() ? "" : ", persistent = false");
    text.append(e.valuesFromTriggerTime() ? "" : ", fromTrigger = false");
    List<String> changes =
        e.assignments().stream()
            .map(a -> name(a.id()) + " = " + expressions.text(a.value()))
            .toList();
    line(text + ": " + String.join(", ", changes));
    displayName(e.id(), e.name());
  }

  /**
   * A text in quotes; a backslash stands before a quote, a backslash and the letter n of a break.
   */
  static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\q").replace("\r", "").replace("\n", "\\n")
        + "\"";
  }

  /** The text inside quotes. */
  static String unquoted(String literal) {
    int width = literal.startsWith("\"\"\"") && literal.length() >= 6 ? 3 : 1;
    String inside = literal.substring(width, literal.length() - width);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      char next = i + 1 < inside.length() ? inside.charAt(i + 1) : ' ';
      if (c == '\\' && "\\qn".indexOf(next) >= 0) {
        text.append(next == 'q' ? '"' : next == 'n' ? '\n' : '\\');
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
