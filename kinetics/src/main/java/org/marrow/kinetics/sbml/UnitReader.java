package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.kinetics.model.ModelUnits;
import org.marrow.kinetics.model.UnitDefinition;

/** Units of a model; the predefined ones of Levels 1 and 2 become explicit. */
final class UnitReader {
  /** Predefined units of Level 2, as the base unit they are unless redefined. */
  private static final Map<String, String> PREDEFINED =
      Map.of("substance", "mole", "time", "second", "volume", "litre", "length", "metre");

  private final XmlElement model;
  private final SbmlLevel level;
  private final String source;

  UnitReader(XmlElement model, SbmlLevel level, String source) {
    this.model = model;
    this.level = level;
    this.source = source;
  }

  List<UnitDefinition> definitions() {
    List<UnitDefinition> definitions = new ArrayList<>();
    for (XmlElement element : model.list("listOfUnitDefinitions")) {
      if (element.is("unitDefinition")) {
        definitions.add(definition(element));
      }
    }
    if (level.level() == 2 && !defines("area")) {
      definitions.add(
          new UnitDefinition(
              "area", Optional.empty(), List.of(new UnitDefinition.Factor("metre", 2, 0, 1))));
    }
    return definitions;
  }

  private UnitDefinition definition(XmlElement element) {
    Attributes attributes = new Attributes(element, source);
    List<UnitDefinition.Factor> factors = new ArrayList<>();
    for (XmlElement unit : element.list("listOfUnits")) {
      if (unit.is("unit")) {
        factors.add(factor(new Attributes(unit, source)));
      }
    }
    return new UnitDefinition(
        attributes.id(ModelReader.idKey(level)), ModelReader.name(attributes, level), factors);
  }

  private UnitDefinition.Factor factor(Attributes unit) {
    if (unit.number("offset").orElse(0) != 0) {
      throw SbmlRules.unsupported(source, unit.element().line(), "unit with an offset");
    }
    double exponent = unit.number("exponent").orElse(1);
    double scale = unit.number("scale").orElse(0);
    if (scale != Math.rint(scale) || Math.abs(scale) > 400) {
      throw SbmlRules.invalid(source, unit.element().line(), "unit: scale must be a whole number");
    }
    double multiplier = unit.number("multiplier").orElse(1);
    return new UnitDefinition.Factor(
        spelling(unit.required("kind")), exponent, (int) scale, multiplier);
  }

  private boolean defines(String id) {
    return model.list("listOfUnitDefinitions").stream()
        .anyMatch(d -> d.attribute(ModelReader.idKey(level)).filter(id::equals).isPresent());
  }

  /** A reference to a unit, with the predefined units of Levels 1 and 2 resolved. */
  Optional<String> reference(Optional<String> unit) {
    return unit.map(this::predefined);
  }

  private String predefined(String unit) {
    return level.level() < 3 && !defines(unit)
        ? PREDEFINED.getOrDefault(unit, spelling(unit))
        : unit;
  }

  /** Level 1 allows the American spelling of two units. */
  private static String spelling(String kind) {
    return switch (kind) {
      case "liter" -> "litre";
      case "meter" -> "metre";
      default -> kind;
    };
  }

  ModelUnits modelUnits() {
    if (level.level() == 3) {
      Attributes attributes = new Attributes(model, source);
      return new ModelUnits(
          attributes.text("substanceUnits"),
          attributes.text("timeUnits"),
          attributes.text("volumeUnits"),
          attributes.text("areaUnits"),
          attributes.text("lengthUnits"),
          attributes.text("extentUnits"));
    }
    return new ModelUnits(
        Optional.of(predefined("substance")),
        Optional.of(predefined("time")),
        Optional.of(predefined("volume")),
        level.level() == 2 ? Optional.of("area") : Optional.empty(),
        Optional.of(predefined("length")),
        Optional.of(predefined("substance")));
  }
}
