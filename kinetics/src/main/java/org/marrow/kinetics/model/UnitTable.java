package org.marrow.kinetics.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.units.Base;
import org.marrow.foundation.units.Unit;

/**
 * What the ids of units mean in a network: its own definitions, then SBML's base units, then the
 * symbols that {@link Unit#parse} knows ({@code day}, {@code nM}, {@code mg} ...).
 */
public final class UnitTable {
  private static final Map<String, Unit> SBML = new HashMap<>();
  private final Map<String, Optional<Unit>> units = new LinkedHashMap<>();

  static {
    Unit one = Unit.ONE;
    Unit second = Unit.of(Base.TIME);
    Unit metre = Unit.of(Base.LENGTH);
    Unit kilogram = Unit.of(Base.MASS);
    Unit ampere = Unit.of(Base.CURRENT);
    Unit candela = Unit.of(Base.LUMINOSITY);
    Unit newton = kilogram.times(metre).per(second.power(2));
    Unit joule = newton.times(metre);
    Unit watt = joule.per(second);
    Unit coulomb = ampere.times(second);
    Unit volt = watt.per(ampere);
    Unit weber = volt.times(second);
    put("dimensionless", one);
    put("radian", one);
    put("steradian", one);
    put("second", second);
    put("metre", metre);
    put("meter", metre);
    put("kilogram", kilogram);
    put("gram", kilogram.scaled(1e-3));
    put("litre", metre.power(3).scaled(1e-3));
    put("liter", metre.power(3).scaled(1e-3));
    put("mole", Unit.of(Base.AMOUNT));
    put("item", Unit.of(Base.ITEM));
    put("avogadro", one.scaled(6.02214076e23));
    put("kelvin", Unit.of(Base.TEMPERATURE));
    put("ampere", ampere);
    put("candela", candela);
    put("lumen", candela);
    put("lux", candela.per(metre.power(2)));
    put("hertz", one.per(second));
    put("becquerel", one.per(second));
    put("newton", newton);
    put("pascal", newton.per(metre.power(2)));
    put("joule", joule);
    put("watt", watt);
    put("gray", joule.per(kilogram));
    put("sievert", joule.per(kilogram));
    put("katal", Unit.of(Base.AMOUNT).per(second));
    put("coulomb", coulomb);
    put("volt", volt);
    put("ohm", volt.per(ampere));
    put("siemens", ampere.per(volt));
    put("farad", coulomb.per(volt));
    put("weber", weber);
    put("tesla", weber.per(metre.power(2)));
    put("henry", weber.per(ampere));
  }

  private static void put(String name, Unit unit) {
    SBML.put(name, unit.called(name));
  }

  /** The units of a network. */
  public UnitTable(Network network) {
    for (UnitDefinition definition : network.unitDefinitions()) {
      units.put(definition.id(), product(definition));
    }
  }

  /** One of the units that SBML has of its own. */
  public static Optional<Unit> ofSbml(String id) {
    return Optional.ofNullable(SBML.get(id));
  }

  /** The unit of an id, if it has one. */
  public Optional<Unit> unit(String id) {
    Optional<Unit> known = units.get(id);
    if (known == null) {
      known = base(id);
      units.put(id, known);
    }
    return known;
  }

  private static Optional<Unit> base(String id) {
    Unit unit = SBML.get(id);
    if (unit != null) {
      return Optional.of(unit);
    }
    try {
      return Optional.of(Unit.parse(id));
    } catch (IllegalArgumentException unknownSymbol) {
      return Optional.empty();
    }
  }

  private static Optional<Unit> product(UnitDefinition definition) {
    Unit product = Unit.ONE;
    for (UnitDefinition.Factor factor : definition.factors()) {
      Optional<Unit> base = base(factor.kind());
      double scale = factor.multiplier() * StrictMath.pow(10, factor.scale());
      if (base.isEmpty() || !isSize(scale) || !Double.isFinite(factor.exponent())) {
        return Optional.empty();
      }
      Unit scaled = scale == 1 ? base.get() : base.get().scaled(scale);
      double size = StrictMath.pow(scaled.factor(), factor.exponent());
      if (!isSize(size) || !isSize(size * product.factor())) {
        return Optional.empty();
      }
      product = product.times(scaled.power(factor.exponent()));
    }
    return Optional.of(product.called(definition.id()));
  }

  private static boolean isSize(double number) {
    return number > 0 && number < Double.POSITIVE_INFINITY;
  }
}
