package org.marrow.kinetics.model;

import java.util.Optional;

/** The units that the network's quantities have when they do not say otherwise (ids of units). */
public record ModelUnits(
    Optional<String> substance,
    Optional<String> time,
    Optional<String> volume,
    Optional<String> area,
    Optional<String> length,
    Optional<String> extent) {
  /** Nothing is said. */
  public static final ModelUnits NONE =
      new ModelUnits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
