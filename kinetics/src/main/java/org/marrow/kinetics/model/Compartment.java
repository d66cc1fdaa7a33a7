package org.marrow.kinetics.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A space that species are in.
 *
 * @param dimensions 3, 2, 1, 0, or absent when not said (then 3 is meant)
 * @param size volume, area or length at the start, when given
 * @param constant whether nothing may change the size
 */
public record Compartment(
    String id,
    Optional<String> name,
    OptionalDouble dimensions,
    OptionalDouble size,
    Optional<String> unit,
    boolean constant,
    Provenance provenance) {

  /** A three-dimensional compartment of constant size. */
  public static Compartment of(String id, double size) {
    return new Compartment(
        id,
        Optional.empty(),
        OptionalDouble.of(3),
        OptionalDouble.of(size),
        Optional.empty(),
        true,
        Provenance.NONE);
  }
}
