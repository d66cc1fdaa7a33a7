package org.marrow.kinetics.model;

import java.util.List;
import java.util.Optional;

/**
 * A named product of powers of base units, as SBML writes it: the product over factors of
 * (multiplier 10^scale kind)^exponent.
 */
public record UnitDefinition(String id, Optional<String> name, List<Factor> factors) {
  public UnitDefinition {
    factors = List.copyOf(factors);
  }

  /**
   * One factor.
   *
   * @param kind an SBML base unit: {@code mole}, {@code litre}, {@code second}, {@code item} ...
   */
  public record Factor(String kind, double exponent, int scale, double multiplier) {}
}
