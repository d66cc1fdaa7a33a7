package org.marrow.kinetics.model;

import java.util.List;
import org.marrow.kinetics.expression.Expression;

/**
 * The rate of a reaction, in extent per time.
 *
 * @param locals parameters seen only by this law; they hide ids of the network
 */
public record KineticLaw(Expression rate, List<Parameter> locals) {
  public KineticLaw {
    locals = List.copyOf(locals);
  }
}
