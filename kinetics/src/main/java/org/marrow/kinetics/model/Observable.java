package org.marrow.kinetics.model;

import java.util.Optional;
import org.marrow.kinetics.expression.Expression;

/**
 * How to read something of the network off a system.
 *
 * @param id id in the network: species, compartment, parameter, stoichiometry, or reaction (its
 *     rate)
 * @param value what the id means in the network's expressions
 * @param amount amount, for a species
 * @param concentration concentration, for a species
 */
public record Observable(
    String id, Expression value, Optional<Expression> amount, Optional<Expression> concentration) {}
