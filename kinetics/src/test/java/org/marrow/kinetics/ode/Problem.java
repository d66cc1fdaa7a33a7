package org.marrow.kinetics.ode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Algebraic;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Input;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.State;

/** A system of equations written as text, for tests. */
public final class Problem {
  private final Map<String, Double> states = new LinkedHashMap<>();
  private final Map<String, String> rates = new LinkedHashMap<>();
  private final Map<String, Double> inputs = new LinkedHashMap<>();
  private final Map<String, String> assignments = new LinkedHashMap<>();
  private final Map<String, String> algebraic = new LinkedHashMap<>();

  /** A state, its start and its derivative. */
  public Problem state(String id, double start, String rate) {
    states.put(id, start);
    rates.put(id, rate);
    return this;
  }

  /** A state determined by 0 = residual. */
  public Problem algebraic(String id, double start, String residual) {
    states.put(id, start);
    algebraic.put(id, residual);
    return this;
  }

  public Problem input(String id, double value) {
    inputs.put(id, value);
    return this;
  }

  public Problem let(String id, String value) {
    assignments.put(id, value);
    return this;
  }

  public ReactionSystem system() {
    List<State> stateList =
        states.keySet().stream().map(id -> new State(id, State.Kind.QUANTITY)).toList();
    List<Input> inputList =
        inputs.entrySet().stream()
            .map(e -> new Input(e.getKey(), e.getValue(), Optional.empty()))
            .toList();
    List<Expression> rateList =
        states.keySet().stream()
            .map(id -> rates.containsKey(id) ? Infix.parse(rates.get(id)) : Expression.ZERO)
            .map(e -> (Expression) e)
            .toList();
    List<Algebraic> algebraicList = new ArrayList<>();
    List<String> ids = List.copyOf(states.keySet());
    algebraic.forEach(
        (id, residual) -> algebraicList.add(new Algebraic(ids.indexOf(id), Infix.parse(residual))));
    return new ReactionSystem(
        "problem",
        stateList,
        inputList,
        assignments.entrySet().stream()
            .map(e -> new Assignment(e.getKey(), Infix.parse(e.getValue())))
            .toList(),
        states.entrySet().stream()
            .map(e -> new Assignment(e.getKey(), Expression.constant(e.getValue())))
            .toList(),
        List.of(),
        rateList,
        algebraicList,
        List.of(),
        List.of());
  }

  public Equations equations() {
    return new Equations(system());
  }

  public double[] start() {
    return states.values().stream().mapToDouble(v -> v).toArray();
  }

  public double[] inputs() {
    return inputs.values().stream().mapToDouble(v -> v).toArray();
  }
}
