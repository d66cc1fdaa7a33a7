package org.marrow.kinetics.model;

import org.marrow.kinetics.expression.Expression;

/** A value for what has an id: an initial assignment, or one effect of an event. */
public record Assignment(String id, Expression value) {}
