package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Interpreter;

/**
 * Computes states and inputs at the start, again and again for many patients. Values given for a
 * patient win over the network's. A value is given as the network's expressions mean the id: a
 * concentration for a species that is read as one. Not thread-safe.
 */
public final class Starter {
  /** One value at the start, ready to compute. */
  private record Step(
      String id, boolean isState, int index, double number, Optional<Interpreter> computed) {}

  private final ReactionSystem system;
  private final List<Step> steps = new ArrayList<>();
  private final double[] defaults;
  private final Map<String, Integer> states = new HashMap<>();
  private final Map<String, Integer> inputs = new HashMap<>();
  private final Map<String, Interpreter> sizes = new HashMap<>();

  /** Prepares the starts of a system. Adds nodes to the graph of the equations. */
  public Starter(Equations equations) {
    system = equations.system();
    for (int i = 0; i < system.states().size(); i++) {
      states.put(system.states().get(i).id(), i);
    }
    for (int i = 0; i < system.inputs().size(); i++) {
      inputs.put(system.inputs().get(i).id(), i);
    }
    defaults = system.inputs().stream().mapToDouble(Input::value).toArray();
    for (Assignment a : system.initial()) {
      boolean isState = states.containsKey(a.id());
      int index = isState ? states.getOrDefault(a.id(), 0) : inputs.getOrDefault(a.id(), 0);
      if (a.value() instanceof Expression.Constant c) {
        steps.add(new Step(a.id(), isState, index, c.value(), Optional.empty()));
      } else {
        Interpreter value = new Interpreter(equations.graph(), equations.node(a.value()));
        steps.add(new Step(a.id(), isState, index, 0, Optional.of(value)));
      }
    }
    for (Observable o : system.observables()) {
      // A species whose amount is held but whose id means a concentration: amount / size.
      if (!o.value().equals(Expression.symbol(o.id()))
          && o.value() instanceof Expression.Apply apply
          && apply.argument(0).equals(Expression.symbol(o.id()))) {
        sizes.put(o.id(), new Interpreter(equations.graph(), equations.node(apply.argument(1))));
      }
    }
  }

  /** Whether a value can be given for this id. */
  public boolean takes(String id) {
    return states.containsKey(id) || inputs.containsKey(id);
  }

  /**
   * Carries out the system's initial values.
   *
   * @param time time of the start
   * @param values what differs, by id
   * @throws IllegalArgumentException for an id that is neither a state nor an input
   */
  public Start start(double time, Map<String, Double> values) {
    double[] x = new double[system.states().size()];
    double[] p = defaults.clone();
    boolean again = false;
    for (Map.Entry<String, Double> given : values.entrySet()) {
      Integer input = inputs.get(given.getKey());
      if (input != null) {
        p[input] = given.getValue();
      } else if (!states.containsKey(given.getKey())) {
        throw new IllegalArgumentException(
            system.id() + " has no input or state " + given.getKey() + " to set");
      }
      again |= sizes.containsKey(given.getKey());
    }
    pass(time, values, x, p);
    // A concentration becomes an amount by a size that may come later in the order.
    if (again) {
      pass(time, values, x, p);
    }
    return new Start(x, p);
  }

  private void pass(double time, Map<String, Double> values, double[] x, double[] p) {
    for (Map.Entry<String, Double> given : values.entrySet()) {
      Integer input = inputs.get(given.getKey());
      if (input != null) {
        p[input] = given.getValue() * size(given.getKey(), time, x, p);
      }
    }
    for (Step step : steps) {
      OptionalDouble given = given(values, step.id());
      double value;
      if (given.isPresent()) {
        value = given.getAsDouble() * size(step.id(), time, x, p);
      } else {
        value =
            step.computed().isPresent()
                ? step.computed().get().evaluate(time, x, p)[0]
                : step.number();
      }
      (step.isState() ? x : p)[step.index()] = value;
    }
  }

  private static OptionalDouble given(Map<String, Double> values, String id) {
    Double value = values.get(id);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private double size(String id, double time, double[] x, double[] p) {
    Interpreter size = sizes.get(id);
    return size == null ? 1 : size.evaluate(time, x, p)[0];
  }
}
