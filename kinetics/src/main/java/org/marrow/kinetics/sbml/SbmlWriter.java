package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.FunctionDefinition;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;
import org.marrow.kinetics.model.UnitDefinition;

/**
 * Writes a network as SBML Level 3 Version 2 core. What is read back is equal, but for the
 * provenance of numbers, which SBML has no place for. The same network gives the same text.
 */
public final class SbmlWriter {
  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private final XmlText out = new XmlText();
  private final Network network;
  private final List<Finding> faults = new ArrayList<>();

  private SbmlWriter(Network network) {
    this.network = network;
  }

  /**
   * The document of a network.
   *
   * @throws InvalidInput when an id of the network is not an SBML identifier, or gives one of
   *     SBML's own units another meaning
   */
  public static String write(Network network) {
    SbmlWriter writer = new SbmlWriter(network);
    writer.document();
    if (!writer.faults.isEmpty()) {
      throw new InvalidInput(writer.faults);
    }
    return writer.out.toString();
  }

  private void document() {
    out.open(
        "sbml",
        "xmlns",
        "http://www.sbml.org/sbml/level3/version2/core",
        "level",
        "3",
        "version",
        "2");
    out.open(
        "model",
        new Pairs()
            .id("id", network.id())
            .text("name", network.name())
            .text("substanceUnits", network.units().substance())
            .text("timeUnits", network.units().time())
            .text("volumeUnits", network.units().volume())
            .text("areaUnits", network.units().area())
            .text("lengthUnits", network.units().length())
            .text("extentUnits", network.units().extent())
            .text("conversionFactor", network.conversionFactor())
            .array());
    list("listOfFunctionDefinitions", network.functions(), this::function);
    list("listOfUnitDefinitions", SbmlUnits.of(network, faults), this::unit);
    list("listOfCompartments", network.compartments(), this::compartment);
    list("listOfSpecies", network.species(), this::species);
    list("listOfParameters", network.parameters(), this::parameter);
    list("listOfInitialAssignments", network.initialAssignments(), this::initial);
    list("listOfRules", network.rules(), this::rule);
    list("listOfReactions", network.reactions(), this::reaction);
    list("listOfEvents", network.events(), this::event);
    out.close("model");
    out.close("sbml");
  }

  private <T> void list(String name, List<T> elements, Consumer<T> write) {
    if (!elements.isEmpty()) {
      out.open(name);
      elements.forEach(write);
      out.close(name);
    }
  }

  private void function(FunctionDefinition function) {
    out.open(
        "functionDefinition",
        new Pairs().id("id", function.id()).text("name", function.name()).array());
    MathMlWriter.lambda(out, function.arguments(), function.body());
    out.close("functionDefinition");
  }

  private void unit(UnitDefinition unit) {
    out.open("unitDefinition", new Pairs().id("id", unit.id()).text("name", unit.name()).array());
    list(
        "listOfUnits",
        unit.factors(),
        factor ->
            out.empty(
                "unit",
                new Pairs()
                    .text("kind", Optional.of(factor.kind()))
                    .number("exponent", OptionalDouble.of(factor.exponent()))
                    .text("scale", Optional.of(Integer.toString(factor.scale())))
                    .number("multiplier", OptionalDouble.of(factor.multiplier()))
                    .array()));
    out.close("unitDefinition");
  }

  private void compartment(Compartment compartment) {
    out.empty(
        "compartment",
        new Pairs()
            .id("id", compartment.id())
            .text("name", compartment.name())
            .number("spatialDimensions", compartment.dimensions())
            .number("size", compartment.size())
            .text("units", compartment.unit())
            .flag("constant", compartment.constant())
            .array());
  }

  private void species(Species species) {
    out.empty(
        "species",
        new Pairs()
            .id("id", species.id())
            .text("name", species.name())
            .id("compartment", species.compartment())
            .number("initialAmount", species.initialAmount())
            .number("initialConcentration", species.initialConcentration())
            .text("substanceUnits", species.substanceUnit())
            .flag("hasOnlySubstanceUnits", species.hasOnlySubstanceUnits())
            .flag("boundaryCondition", species.boundary())
            .flag("constant", species.constant())
            .text("conversionFactor", species.conversionFactor())
            .array());
  }

  private void parameter(Parameter parameter) {
    out.empty(
        "parameter", parameterPairs(parameter).flag("constant", parameter.constant()).array());
  }

  private Pairs parameterPairs(Parameter parameter) {
    return new Pairs()
        .id("id", parameter.id())
        .text("name", parameter.name())
        .number("value", parameter.value())
        .text("units", parameter.unit());
  }

  private void initial(Assignment assignment) {
    out.open("initialAssignment", new Pairs().id("symbol", assignment.id()).array());
    MathMlWriter.math(out, assignment.value());
    out.close("initialAssignment");
  }

  private void rule(Rule rule) {
    String name =
        switch (rule) {
          case Rule.AssignmentRule a -> "assignmentRule";
          case Rule.RateRule r -> "rateRule";
          case Rule.AlgebraicRule a -> "algebraicRule";
        };
    Pairs pairs =
        switch (rule) {
          case Rule.AssignmentRule a -> new Pairs().id("variable", a.variable());
          case Rule.RateRule r -> new Pairs().id("variable", r.variable());
          case Rule.AlgebraicRule a -> new Pairs();
        };
    out.open(name, pairs.array());
    MathMlWriter.math(out, rule.math());
    out.close(name);
  }

  private void reaction(Reaction reaction) {
    out.open(
        "reaction",
        new Pairs()
            .id("id", reaction.id())
            .text("name", reaction.name())
            .flag("reversible", reaction.reversible())
            .text("compartment", reaction.compartment())
            .array());
    list("listOfReactants", reaction.reactants(), this::reference);
    list("listOfProducts", reaction.products(), this::reference);
    list(
        "listOfModifiers",
        reaction.modifiers(),
        m -> out.empty("modifierSpeciesReference", new Pairs().id("species", m).array()));
    reaction
        .law()
        .ifPresent(law -> {
          out.open("kineticLaw");
          MathMlWriter.math(out, law.rate());
          list(
              "listOfLocalParameters",
              law.locals(),
              p -> out.empty("localParameter", parameterPairs(p).array()));
          out.close("kineticLaw");
        });
    out.close("reaction");
  }

  private void reference(SpeciesReference reference) {
    out.empty(
        "speciesReference",
        new Pairs()
            .text("id", reference.id())
            .id("species", reference.species())
            .number("stoichiometry", reference.stoichiometry())
            .flag("constant", reference.constant())
            .array());
  }

  private void event(Event event) {
    out.open(
        "event",
        new Pairs()
            .id("id", event.id())
            .text("name", event.name())
            .flag("useValuesFromTriggerTime", event.valuesFromTriggerTime())
            .array());
    out.open(
        "trigger",
        new Pairs()
            .flag("initialValue", event.initialValue())
            .flag("persistent", event.persistent())
            .array());
    MathMlWriter.math(out, event.trigger());
    out.close("trigger");
    event
        .delay()
        .ifPresent(delay -> {
          out.open("delay");
          MathMlWriter.math(out, delay);
          out.close("delay");
        });
    event
        .priority()
        .ifPresent(priority -> {
          out.open("priority");
          MathMlWriter.math(out, priority);
          out.close("priority");
        });
    list(
        "listOfEventAssignments",
        event.assignments(),
        assignment -> {
          out.open("eventAssignment", new Pairs().id("variable", assignment.id()).array());
          MathMlWriter.math(out, assignment.value());
          out.close("eventAssignment");
        });
    out.close("event");
  }

  /** Attributes in order, those without a value left out. */
  private final class Pairs {
    private final List<String> pairs = new ArrayList<>();

    Pairs id(String name, String value) {
      if (!ID.matcher(value).matches()) {
        faults.addAll(
            SbmlRules.invalid(network.id(), 1, "'" + value + "' cannot be an identifier in SBML")
                .findings());
      }
      return text(name, Optional.of(value));
    }

    Pairs text(String name, Optional<String> value) {
      value.ifPresent(v -> {
        pairs.add(name);
        pairs.add(v);
      });
      return this;
    }

    Pairs flag(String name, boolean value) {
      return text(name, Optional.of(Boolean.toString(value)));
    }

    Pairs number(String name, OptionalDouble value) {
      if (value.isEmpty()) {
        return this;
      }
      double number = value.getAsDouble();
      String text =
          Double.isNaN(number)
              ? "NaN"
              : Double.isInfinite(number) ? (number > 0 ? "INF" : "-INF") : Double.toString(number);
      return text(name, Optional.of(text));
    }

    String[] array() {
      return pairs.toArray(String[]::new);
    }
  }
}
