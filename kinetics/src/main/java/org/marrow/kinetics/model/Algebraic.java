package org.marrow.kinetics.model;

import org.marrow.kinetics.expression.Expression;

/**
 * An equation {@code 0 = residual} that determines a state; that state has no derivative of its own
 * (a zero row of the mass matrix).
 *
 * @param state index of the state it was matched with
 */
public record Algebraic(int state, Expression residual) {}
