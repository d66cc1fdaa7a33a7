package org.marrow.kinetics.model;

import org.marrow.kinetics.expression.Expression;

/** Something that holds all the time. */
public sealed interface Rule {

  /** What must hold: the value, the rate, or the expression that is zero. */
  Expression math();

  /** {@code variable = math} at every moment. */
  record AssignmentRule(String variable, Expression math) implements Rule {}

  /** {@code d variable/dt = math}. */
  record RateRule(String variable, Expression math) implements Rule {}

  /** {@code 0 = math}. */
  record AlgebraicRule(Expression math) implements Rule {}
}
