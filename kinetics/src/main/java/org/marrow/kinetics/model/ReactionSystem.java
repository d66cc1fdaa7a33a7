package org.marrow.kinetics.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.marrow.kinetics.expression.Expression;

/**
 * The normalised network that every engine runs. Expressions here hold no function calls, no local
 * parameters and no {@code rateOf}; a symbol is a state (its value as {@link State.Kind} says), an
 * input or an assignment of this system, and nothing else.
 *
 * <p>At the start: inputs have their defaults or the patient's values; then {@code initial} is
 * carried out in order. Between events: {@code assignments} are evaluated in order, then the
 * propensities a; dx/dt = sum of changes times a, plus {@code rates}. Events change states and
 * inputs.
 *
 * @param states the state vector x
 * @param inputs the input vector p
 * @param assignments computed values, each using only earlier ones, states, inputs and time
 * @param initial values of states and inputs at the start, each using only inputs with a value,
 *     earlier ones and assignments that these suffice for
 * @param propensities reactions
 * @param rates the rate rule of each state; zero where it has none
 * @param algebraic equations that determine states instead of a derivative
 * @param events events; their assignments name states and inputs
 * @param observables how to read every id of the network, in the network's order
 */
public record ReactionSystem(
    String id,
    List<State> states,
    List<Input> inputs,
    List<Assignment> assignments,
    List<Assignment> initial,
    List<Propensity> propensities,
    List<Expression> rates,
    List<Algebraic> algebraic,
    List<Event> events,
    List<Observable> observables) {
  public ReactionSystem {
    states = List.copyOf(states);
    inputs = List.copyOf(inputs);
    assignments = List.copyOf(assignments);
    initial = List.copyOf(initial);
    propensities = List.copyOf(propensities);
    rates = List.copyOf(rates);
    algebraic = List.copyOf(algebraic);
    events = List.copyOf(events);
    observables = List.copyOf(observables);
    if (rates.size() != states.size()) {
      throw new IllegalArgumentException(
          "one rate per state: " + states.size() + " states, " + rates.size() + " rates");
    }
  }

  /**
   * The normalised form of a network.
   *
   * @throws org.marrow.foundation.findings.InvalidInput with every fault of the network
   */
  public static ReactionSystem of(Network network) {
    return new Lowering(network).lower();
  }

  /** Index of the state with this id. */
  public OptionalInt state(String stateId) {
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).id().equals(stateId)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Index of the input with this id. */
  public OptionalInt input(String inputId) {
    for (int i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).id().equals(inputId)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** How to read an id of the network. */
  public Optional<Observable> observable(String networkId) {
    return observables.stream().filter(o -> o.id().equals(networkId)).findFirst();
  }
}
