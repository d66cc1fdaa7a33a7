package org.marrow.kinetics.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number with a name: of the network, or local to a kinetic law.
 *
 * @param value value at the start, when given
 * @param unit id of its unit
 * @param constant whether nothing changes it during a run
 */
public record Parameter(
    String id,
    Optional<String> name,
    OptionalDouble value,
    Optional<String> unit,
    boolean constant,
    Provenance provenance) {

  /** A constant without unit. */
  public static Parameter of(String id, double value) {
    return new Parameter(
        id, Optional.empty(), OptionalDouble.of(value), Optional.empty(), true, Provenance.NONE);
  }

  /** The same parameter with another value. */
  public Parameter withValue(double newValue) {
    return new Parameter(id, name, OptionalDouble.of(newValue), unit, constant, provenance);
  }
}
