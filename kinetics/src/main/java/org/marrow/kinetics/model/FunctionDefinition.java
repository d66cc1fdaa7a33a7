package org.marrow.kinetics.model;

import java.util.List;
import java.util.Optional;
import org.marrow.kinetics.expression.Expression;

/** A function of its arguments alone; calls are inlined on lowering. */
public record FunctionDefinition(
    String id, Optional<String> name, List<String> arguments, Expression body) {
  public FunctionDefinition {
    arguments = List.copyOf(arguments);
  }
}
