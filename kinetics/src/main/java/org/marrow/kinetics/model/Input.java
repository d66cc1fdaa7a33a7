package org.marrow.kinetics.model;

import java.util.Optional;

/**
 * A number that stays between events: a parameter, a compartment's size, a fixed stoichiometry, the
 * amount of a constant species. Local parameters of a reaction are inputs named {@code
 * reaction.parameter}.
 *
 * @param value default value (what a patient does not override); NaN when an initial assignment
 *     gives it
 */
public record Input(String id, double value, Optional<String> unit) {}
