package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.FunctionDefinition;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Species;

/** Turns a flat {@code model} element of any level into a network. */
final class ModelReader {
  private final XmlElement model;
  private final SbmlLevel level;
  private final String source;
  private final List<Finding> faults;
  private final UnitReader units;

  ModelReader(XmlElement model, SbmlLevel level, String source, List<Finding> faults) {
    this.model = model;
    this.level = level;
    this.source = source;
    this.faults = faults;
    this.units = new UnitReader(model, level, source);
  }

  /** The network; empty when a fault was added. */
  Optional<Network> read() {
    Set<String> ruled = ruledVariables();
    ReactionReader reactions = new ReactionReader(level, source, units);
    EventReader events = new EventReader(level, source);
    try {
      List<FunctionDefinition> functions = each("listOfFunctionDefinitions", this::function);
      List<Compartment> compartments = each("listOfCompartments", e -> compartment(e, ruled));
      Set<String> pointLike = new HashSet<>();
      for (Compartment compartment : compartments) {
        if (compartment.dimensions().orElse(3) == 0) {
          pointLike.add(compartment.id());
        }
      }
      List<Species> species = each("listOfSpecies", e -> species(e, pointLike));
      List<Parameter> parameters =
          each("listOfParameters", e -> parameter(e, level, source, units, ruled));
      List<Assignment> initial = new ArrayList<>();
      each("listOfInitialAssignments", this::initialAssignment)
          .forEach(a -> a.ifPresent(initial::add));
      List<Rule> rules = new ArrayList<>();
      each("listOfRules", this::rule).forEach(r -> r.ifPresent(rules::add));
      each("listOfConstraints", this::constraint);
      var allReactions = each("listOfReactions", reactions::read);
      rules.addAll(reactions.stoichiometryRules());
      var allEvents = each("listOfEvents", events::read);
      var unitDefinitions = units.definitions();
      Attributes attributes = new Attributes(model, source);
      if (!faults.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Network(
              attributes
                  .text(level.level() == 1 ? "name" : "id")
                  .filter(id -> id.matches("[A-Za-z_][A-Za-z0-9_]*"))
                  .orElse("model"),
              level.level() == 1 ? Optional.empty() : attributes.text("name"),
              units.modelUnits(),
              unitDefinitions,
              attributes.optionalId("conversionFactor"),
              functions,
              compartments,
              species,
              parameters,
              initial,
              rules,
              allReactions,
              allEvents));
    } catch (InvalidInput e) {
      faults.addAll(e.findings());
      return Optional.empty();
    }
  }

  /** Reads every element of a list; a fault of one does not hide the next one's. */
  private <T> List<T> each(String list, Function<XmlElement, T> read) {
    List<T> all = new ArrayList<>();
    for (XmlElement element : model.list(list)) {
      if (element.name().startsWith("other:")) {
        continue;
      }
      try {
        all.add(read.apply(element));
      } catch (InvalidInput e) {
        faults.addAll(e.findings());
      } catch (IllegalArgumentException e) {
        faults.addAll(
            SbmlRules.invalid(source, element.line(), String.valueOf(e.getMessage())).findings());
      }
    }
    return all;
  }

  static String idKey(SbmlLevel level) {
    return level.level() == 1 ? "name" : "id";
  }

  static Optional<String> name(Attributes attributes, SbmlLevel level) {
    return level.level() == 1 ? Optional.empty() : attributes.text("name");
  }

  /** Level 1 has no {@code constant}: what a rule sets is not constant. */
  private Set<String> ruledVariables() {
    Set<String> ruled = new HashSet<>();
    for (XmlElement rule : model.list("listOfRules")) {
      for (String key : List.of("name", "species", "specie", "compartment", "variable")) {
        rule.attribute(key).ifPresent(ruled::add);
      }
    }
    return ruled;
  }

  private FunctionDefinition function(XmlElement element) {
    Attributes attributes = new Attributes(element, source);
    Optional<XmlElement> math = element.child("math:math");
    // L3V2 allows a function without math; its value is not defined.
    MathMlReader.Lambda lambda =
        math.isEmpty()
            ? new MathMlReader.Lambda(List.of(), Expression.constant(Double.NaN))
            : MathMlReader.lambda(math.get(), source);
    return new FunctionDefinition(
        attributes.id("id"), attributes.text("name"), lambda.arguments(), lambda.body());
  }

  private Compartment compartment(XmlElement element, Set<String> ruled) {
    Attributes attributes = new Attributes(element, source);
    String id = attributes.id(idKey(level));
    OptionalDouble dimensions =
        level.level() == 3
            ? attributes.number("spatialDimensions")
            : OptionalDouble.of(attributes.number("spatialDimensions").orElse(3));
    OptionalDouble size =
        level.level() == 1
            ? OptionalDouble.of(attributes.number("volume").orElse(1))
            : attributes.number("size");
    boolean constant = level.level() == 1 ? !ruled.contains(id) : attributes.flag("constant", true);
    return new Compartment(
        id,
        name(attributes, level),
        dimensions,
        size,
        units.reference(attributes.text("units")),
        constant,
        Provenance.NONE);
  }

  private Species species(XmlElement element, Set<String> pointLike) {
    Attributes attributes = new Attributes(element, source);
    String compartment = attributes.id("compartment");
    // Level 2: a species in a compartment without extension is always an amount (L2V5, 4.8.5).
    boolean amountOnly = level.level() < 3 && pointLike.contains(compartment);
    return new Species(
        attributes.id(idKey(level)),
        name(attributes, level),
        compartment,
        attributes.number("initialAmount"),
        attributes.number("initialConcentration"),
        units.reference(attributes.text("substanceUnits").or(() -> attributes.text("units"))),
        attributes.flag("hasOnlySubstanceUnits", false) || amountOnly,
        attributes.flag("boundaryCondition", false),
        attributes.flag("constant", false),
        attributes.optionalId("conversionFactor"),
        Provenance.NONE);
  }

  static Parameter parameter(
      XmlElement element, SbmlLevel level, String source, UnitReader units, Set<String> ruled) {
    Attributes attributes = new Attributes(element, source);
    String id = attributes.id(idKey(level));
    boolean constant = level.level() == 1 ? !ruled.contains(id) : attributes.flag("constant", true);
    return new Parameter(
        id,
        name(attributes, level),
        attributes.number("value"),
        units.reference(attributes.text("units")),
        constant,
        Provenance.NONE);
  }

  private Optional<Assignment> initialAssignment(XmlElement element) {
    String symbol = new Attributes(element, source).id("symbol");
    return math(element).map(value -> new Assignment(symbol, value));
  }

  private Optional<Expression> math(XmlElement element) {
    return element.child("math:math").flatMap(m -> MathMlReader.expression(m, source));
  }

  private Optional<Rule> rule(XmlElement element) {
    Attributes attributes = new Attributes(element, source);
    Optional<Expression> math =
        attributes
            .text("formula")
            .flatMap(f -> MathMlReader.expression(Formula.parse(f, source, element.line()), source))
            .or(() -> math(element));
    return switch (element.name()) {
      case "algebraicRule" -> math.map(Rule.AlgebraicRule::new);
      case "assignmentRule" -> {
        String variable = attributes.id("variable");
        yield math.map(m -> new Rule.AssignmentRule(variable, m));
      }
      case "rateRule" -> {
        String variable = attributes.id("variable");
        yield math.map(m -> new Rule.RateRule(variable, m));
      }
      case "speciesConcentrationRule", "specieConcentrationRule" ->
          levelOneRule(
              attributes, attributes.text("species").isPresent() ? "species" : "specie", math);
      case "compartmentVolumeRule" -> levelOneRule(attributes, "compartment", math);
      case "parameterRule" -> levelOneRule(attributes, "name", math);
      default -> throw SbmlRules.invalid(source, element.line(), "unknown rule " + element.name());
    };
  }

  private Optional<Rule> levelOneRule(
      Attributes attributes, String key, Optional<Expression> math) {
    String variable = attributes.id(key);
    String type = attributes.text("type").orElse("scalar");
    return switch (type) {
      case "scalar" -> math.map(m -> new Rule.AssignmentRule(variable, m));
      case "rate" -> math.map(m -> new Rule.RateRule(variable, m));
      default ->
          throw SbmlRules.invalid(
              source, attributes.element().line(), "rule of unknown type '" + type + "'");
    };
  }

  private boolean constraint(XmlElement element) {
    if (math(element).isPresent()) {
      throw SbmlRules.unsupported(source, element.line(), "constraint");
    }
    return true;
  }
}
