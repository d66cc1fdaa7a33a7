package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.marrow.kinetics.antimony.grammar.AntimonyParser;
import org.marrow.kinetics.model.UnitDefinition;
import org.marrow.kinetics.model.UnitTable;

/** Makes the factors of a unit definition, with those of other definitions that it names. */
final class UnitReader {
  private static final int MOST_FACTORS = 10_000;
  private final Map<String, UnitDefinition> known;

  UnitReader(Map<String, UnitDefinition> known) {
    this.known = known;
  }

  /**
   * All definitions, those that name a later one with its factors in place of its name.
   *
   * @param errors receives a unit that is defined by itself
   */
  static List<UnitDefinition> resolved(Map<String, UnitDefinition> units, SyntaxErrors errors) {
    List<UnitDefinition> resolved = new ArrayList<>();
    for (UnitDefinition unit : units.values()) {
      List<UnitDefinition.Factor> factors = unit.factors();
      // Each round replaces one level of names; more rounds than units means a circle.
      for (int round = 0; factors.stream().anyMatch(f -> names(f, units)); round++) {
        if (round > units.size() || factors.size() > MOST_FACTORS) {
          errors.add("the unit " + unit.id() + " is defined by itself");
          factors = List.of();
          break;
        }
        factors = factors.stream().flatMap(f -> replaced(f, units)).toList();
      }
      resolved.add(new UnitDefinition(unit.id(), unit.name(), factors));
    }
    return resolved;
  }

  /** Whether a factor names a definition rather than a unit that SBML has. */
  private static boolean names(UnitDefinition.Factor factor, Map<String, UnitDefinition> units) {
    return units.containsKey(factor.kind()) && UnitTable.ofSbml(factor.kind()).isEmpty();
  }

  /** (m 10^s other)^e, with the factors of the other unit in place of its name. */
  private static Stream<UnitDefinition.Factor> replaced(
      UnitDefinition.Factor factor, Map<String, UnitDefinition> units) {
    UnitDefinition other = units.get(factor.kind());
    if (other == null || !names(factor, units)) {
      return Stream.of(factor);
    }
    Stream<UnitDefinition.Factor> number =
        isPlain(factor)
            ? Stream.empty()
            : Stream.of(
                new UnitDefinition.Factor(
                    "dimensionless", factor.exponent(), factor.scale(), factor.multiplier()));
    return Stream.concat(number, raise(other.factors(), factor.exponent()).stream());
  }

  List<UnitDefinition.Factor> read(AntimonyParser.UnitProductContext context) {
    List<UnitDefinition.Factor> factors = new ArrayList<>();
    for (int i = 0; i < context.unitTerm().size(); i++) {
      boolean below = i > 0 && context.getChild(2 * i - 1).getText().equals("/");
      factors.addAll(raise(term(context.unitTerm(i)), below ? -1 : 1));
    }
    return factors;
  }

  private List<UnitDefinition.Factor> term(AntimonyParser.UnitTermContext context) {
    if (context.unitAtom() == null) {
      UnitDefinition.Factor number = number(context.NUMBER().getText(), "dimensionless", 1);
      return number.multiplier() == 1 && number.scale() == 0 ? List.of() : List.of(number);
    }
    List<UnitDefinition.Factor> atom = atom(context.unitAtom());
    if (context.NUMBER() == null) {
      return atom;
    }
    String text = context.NUMBER().getText();
    if (atom.size() == 1 && atom.getFirst().exponent() == 1 && isPlain(atom.getFirst())) {
      return List.of(number(text, atom.getFirst().kind(), 1));
    }
    List<UnitDefinition.Factor> all = new ArrayList<>();
    all.add(number(text, "dimensionless", 1));
    all.addAll(atom);
    return all;
  }

  private static boolean isPlain(UnitDefinition.Factor factor) {
    return factor.multiplier() == 1 && factor.scale() == 0;
  }

  private List<UnitDefinition.Factor> atom(AntimonyParser.UnitAtomContext context) {
    List<UnitDefinition.Factor> factors;
    if (context.ID() != null) {
      UnitDefinition definition = known.get(context.ID().getText());
      factors =
          definition != null
              ? definition.factors()
              : List.of(new UnitDefinition.Factor(context.ID().getText(), 1, 0, 1));
    } else {
      factors = read(context.unitProduct());
    }
    double exponent = 1;
    if (context.NUMBER() != null) {
      exponent = Double.parseDouble(context.NUMBER().getText());
      exponent = context.MINUS() == null ? exponent : -exponent;
    }
    return raise(factors, exponent);
  }

  private static List<UnitDefinition.Factor> raise(
      List<UnitDefinition.Factor> factors, double exponent) {
    return factors.stream()
        .map(f ->
            new UnitDefinition.Factor(f.kind(), f.exponent() * exponent, f.scale(), f.multiplier()))
        .toList();
  }

  /** A power of ten written with an exponent is kept as the scale, as SBML does. */
  private static UnitDefinition.Factor number(String text, String kind, double exponent) {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e > 0 && text.length() - e <= 5) {
      int scale = Integer.parseInt(text.substring(e + 1));
      return new UnitDefinition.Factor(
          kind, exponent, scale, Double.parseDouble(text.substring(0, e)));
    }
    return new UnitDefinition.Factor(kind, exponent, 0, Double.parseDouble(text));
  }
}
