package org.marrow.kinetics.sbml;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.foundation.findings.Finding;

/**
 * The elements and attributes of SBML Level 1 to 3 core that the reader understands. Anything else
 * in the core namespace is a fault; so a misspelt attribute is never passed over.
 */
final class Vocabulary {
  private static final Set<String> ANYWHERE = Set.of("id", "name", "metaid", "sboTerm");

  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("sbml", Set.of("level", "version", "xmlns", "schemaLocation")),
          Map.entry(
              "model",
              Set.of(
                  "substanceUnits",
                  "timeUnits",
                  "volumeUnits",
                  "areaUnits",
                  "lengthUnits",
                  "extentUnits",
                  "conversionFactor")),
          Map.entry("functionDefinition", Set.of()),
          Map.entry("unitDefinition", Set.of()),
          Map.entry("unit", Set.of("kind", "exponent", "scale", "multiplier", "offset")),
          Map.entry("compartmentType", Set.of()),
          Map.entry("speciesType", Set.of()),
          Map.entry(
              "compartment",
              Set.of(
                  "spatialDimensions",
                  "size",
                  "volume",
                  "units",
                  "outside",
                  "constant",
                  "compartmentType")),
          Map.entry(
              "species",
              Set.of(
                  "compartment",
                  "initialAmount",
                  "initialConcentration",
                  "units",
                  "substanceUnits",
                  "spatialSizeUnits",
                  "hasOnlySubstanceUnits",
                  "boundaryCondition",
                  "charge",
                  "constant",
                  "conversionFactor",
                  "speciesType")),
          Map.entry("parameter", Set.of("value", "units", "constant")),
          Map.entry("localParameter", Set.of("value", "units")),
          Map.entry("initialAssignment", Set.of("symbol")),
          Map.entry("assignmentRule", Set.of("variable")),
          Map.entry("rateRule", Set.of("variable")),
          Map.entry("algebraicRule", Set.of("formula")),
          Map.entry("speciesConcentrationRule", Set.of("species", "specie", "formula", "type")),
          Map.entry("compartmentVolumeRule", Set.of("compartment", "formula", "type")),
          Map.entry("parameterRule", Set.of("formula", "type", "units")),
          Map.entry("constraint", Set.of()),
          Map.entry("message", Set.of()),
          Map.entry("reaction", Set.of("reversible", "fast", "compartment")),
          Map.entry(
              "speciesReference",
              Set.of("species", "specie", "stoichiometry", "denominator", "constant")),
          Map.entry("modifierSpeciesReference", Set.of("species")),
          Map.entry("kineticLaw", Set.of("formula", "timeUnits", "substanceUnits")),
          Map.entry("stoichiometryMath", Set.of()),
          Map.entry("event", Set.of("useValuesFromTriggerTime", "timeUnits")),
          Map.entry("trigger", Set.of("initialValue", "persistent")),
          Map.entry("delay", Set.of()),
          Map.entry("priority", Set.of()),
          Map.entry("eventAssignment", Set.of("variable")));

  /** Packages that say how a model is drawn or sorted for people and nothing of what it does. */
  private static final Set<String> PICTURES = Set.of("layout", "render", "groups");

  private static final Set<String> LISTS =
      Set.of(
          "listOfFunctionDefinitions",
          "listOfUnitDefinitions",
          "listOfUnits",
          "listOfCompartmentTypes",
          "listOfSpeciesTypes",
          "listOfCompartments",
          "listOfSpecies",
          "listOfParameters",
          "listOfLocalParameters",
          "listOfInitialAssignments",
          "listOfRules",
          "listOfConstraints",
          "listOfReactions",
          "listOfReactants",
          "listOfProducts",
          "listOfModifiers",
          "listOfEvents",
          "listOfEventAssignments");

  private Vocabulary() {}

  /** Adds a finding for each element and attribute of the core that is not known. */
  static void check(XmlElement element, String source, List<Finding> faults) {
    String name = element.name();
    if (name.startsWith("math:") || name.startsWith("other:")) {
      return;
    }
    if (name.contains(":")) {
      String what = "element " + name;
      // A genome has thousands of one kind; the first says it.
      boolean isNew = faults.stream().noneMatch(fault -> fault.what().equals(what));
      if (isNew && !PICTURES.contains(name.substring(0, name.indexOf(':')))) {
        faults.addAll(SbmlRules.unsupported(source, element.line(), what).findings());
      }
      return;
    }
    String singular = name.equals("specie") ? "species" : name.replace("specieR", "speciesR");
    if (singular.equals("specieConcentrationRule")) {
      singular = "speciesConcentrationRule";
    }
    Set<String> known = LISTS.contains(name) ? Set.of() : ATTRIBUTES.get(singular);
    if (known == null) {
      faults.addAll(
          SbmlRules.invalid(source, element.line(), "unknown element " + name).findings());
      return;
    }
    for (String attribute : element.attributes().keySet()) {
      boolean core = !attribute.contains(":");
      if (core && !ANYWHERE.contains(attribute) && !known.contains(attribute)) {
        faults.addAll(
            SbmlRules.invalid(
                    source, element.line(), "unknown attribute " + attribute + " of " + name)
                .findings());
      }
    }
    if (!name.equals("message")) {
      element.children().forEach(child -> check(child, source, faults));
    }
  }
}
