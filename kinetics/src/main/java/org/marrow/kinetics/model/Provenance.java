package org.marrow.kinetics.model;

import java.util.Optional;

/**
 * Where a number comes from, in words that a biologist reads beside it.
 *
 * @param spread range or distribution over the population, as text ({@code 0.1..0.5}, {@code
 *     lognormal(cv=30%)})
 * @param source citation, DOI or experiment
 * @param mark how it is known: READ, READ-2nd, RECALLED, DERIVED, FITTED, ASSUMED or CONFIGURED
 * @param note anything else
 */
public record Provenance(
    Optional<String> spread,
    Optional<String> source,
    Optional<String> mark,
    Optional<String> note) {
  /** Nothing is said. */
  public static final Provenance NONE =
      new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
