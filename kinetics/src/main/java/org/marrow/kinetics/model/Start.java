package org.marrow.kinetics.model;

import java.util.Map;
import org.marrow.kinetics.expression.Interpreter;

/**
 * States and inputs at the start of a run.
 *
 * @param states the state vector
 * @param inputs the input vector
 */
public record Start(double[] states, double[] inputs) {

  /**
   * Carries out a system's initial values.
   *
   * @param time time of the start
   * @param values what differs from the system's own values: inputs by id, and states by id (their
   *     value as the system holds it); these win over initial assignments
   * @throws IllegalArgumentException when an id is neither a state nor an input
   */
  public static Start of(Equations equations, double time, Map<String, Double> values) {
    ReactionSystem system = equations.system();
    double[] x = new double[system.states().size()];
    double[] p = system.inputs().stream().mapToDouble(Input::value).toArray();
    values.forEach((id, value) -> {
      if (system.input(id).isPresent()) {
        p[system.input(id).getAsInt()] = value;
      } else if (system.state(id).isEmpty()) {
        throw new IllegalArgumentException(
            system.id() + " has no input or state " + id + " to set");
      }
    });
    for (Assignment assignment : system.initial()) {
      String id = assignment.id();
      Double given = values.get(id);
      double value =
          given != null
              ? given
              : new Interpreter(equations.graph(), equations.node(assignment.value()))
                  .evaluate(time, x, p)[0];
      system.state(id).ifPresent(i -> x[i] = value);
      system.input(id).ifPresent(i -> p[i] = value);
    }
    return new Start(x, p);
  }
}
