package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.SpeciesReference;

/** Reads reactions; the stoichiometry formulas of Level 2 become assignment rules. */
final class ReactionReader {
  private final SbmlLevel level;
  private final String source;
  private final UnitReader units;
  private final List<Rule> stoichiometryRules = new ArrayList<>();

  ReactionReader(SbmlLevel level, String source, UnitReader units) {
    this.level = level;
    this.source = source;
    this.units = units;
  }

  /** Rules made from {@code stoichiometryMath} so far. */
  List<Rule> stoichiometryRules() {
    return stoichiometryRules;
  }

  Reaction read(XmlElement element) {
    Attributes attributes = new Attributes(element, source);
    String id = attributes.id(ModelReader.idKey(level));
    if (attributes.flag("fast", false)) {
      throw SbmlRules.unsupported(source, element.line(), "fast reaction '" + id + "'");
    }
    List<String> modifiers = new ArrayList<>();
    for (XmlElement modifier : element.list("listOfModifiers")) {
      if (modifier.is("modifierSpeciesReference")) {
        modifiers.add(new Attributes(modifier, source).id("species"));
      }
    }
    return new Reaction(
        id,
        ModelReader.name(attributes, level),
        attributes.flag("reversible", true),
        references(element, "listOfReactants", id),
        references(element, "listOfProducts", id),
        modifiers,
        element.child("kineticLaw").flatMap(this::law),
        attributes.optionalId("compartment"));
  }

  private List<SpeciesReference> references(XmlElement reaction, String list, String reactionId) {
    List<SpeciesReference> references = new ArrayList<>();
    for (XmlElement element : reaction.list(list)) {
      if (element.is("speciesReference") || element.is("specieReference")) {
        String fallback = reactionId + "_" + list.substring("listOf".length()) + references.size();
        references.add(reference(element, fallback));
      }
    }
    return references;
  }

  private SpeciesReference reference(XmlElement element, String fallbackId) {
    Attributes attributes = new Attributes(element, source);
    String species = attributes.id(attributes.text("specie").isPresent() ? "specie" : "species");
    OptionalDouble given = attributes.number("stoichiometry");
    if (level.level() == 3) {
      return new SpeciesReference(
          attributes.optionalId("id"), species, given, attributes.flag("constant", true));
    }
    Optional<Expression> math =
        element
            .child("stoichiometryMath")
            .flatMap(s -> s.child("math:math"))
            .flatMap(m -> MathMlReader.expression(m, source));
    if (math.isPresent() && !(math.get() instanceof Expression.Constant)) {
      String id = attributes.optionalId("id").orElse(fallbackId);
      stoichiometryRules.add(new Rule.AssignmentRule(id, math.get()));
      return new SpeciesReference(Optional.of(id), species, OptionalDouble.empty(), false);
    }
    double value =
        math.isPresent() && math.get() instanceof Expression.Constant c
            ? c.value()
            : given.orElse(1) / attributes.number("denominator").orElse(1);
    return new SpeciesReference(
        attributes.optionalId("id"), species, OptionalDouble.of(value), true);
  }

  private Optional<KineticLaw> law(XmlElement element) {
    Attributes attributes = new Attributes(element, source);
    List<Parameter> locals = new ArrayList<>();
    for (XmlElement parameter :
        element.list(level.level() == 3 ? "listOfLocalParameters" : "listOfParameters")) {
      if (parameter.is("parameter") || parameter.is("localParameter")) {
        locals.add(ModelReader.parameter(parameter, level, source, units, Set.of()));
      }
    }
    Optional<Expression> rate =
        attributes
            .text("formula")
            .flatMap(f -> MathMlReader.expression(Formula.parse(f, source, element.line()), source))
            .or(() -> element.child("math:math").flatMap(m -> MathMlReader.expression(m, source)));
    return rate.map(r -> new KineticLaw(stillLocals(r, locals), locals));
  }

  /** Local parameters never change, so their {@code rateOf} is zero. */
  private static Expression stillLocals(Expression e, List<Parameter> locals) {
    return e instanceof Expression.RateOf(String id)
            && locals.stream().anyMatch(p -> p.id().equals(id))
        ? Expression.ZERO
        : e.mapParts(part -> stillLocals(part, locals));
  }
}
