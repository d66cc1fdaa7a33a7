package org.marrow.kinetics.model;

/**
 * One number that changes continuously or by reactions.
 *
 * @param id id in the network
 * @param kind what the number is
 */
public record State(String id, Kind kind) {
  /** What a state's number measures. */
  public enum Kind {
    /** Amount of a species. */
    AMOUNT,
    /** Concentration of a species that a rate or algebraic rule determines as a concentration. */
    CONCENTRATION,
    /** A parameter, a compartment's size or a stoichiometry under a rate or algebraic rule. */
    QUANTITY
  }
}
