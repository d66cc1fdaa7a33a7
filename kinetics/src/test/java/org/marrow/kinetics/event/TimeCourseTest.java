package org.marrow.kinetics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marrow.kinetics.expression.Expression.apply;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.minus;
import static org.marrow.kinetics.expression.Expression.plus;
import static org.marrow.kinetics.expression.Expression.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.ModelUnits;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.ode.Settings;

class TimeCourseTest {
  private static final Expression TIME = new Expression.Time();

  @Test
  void aTriggerOnTheStateFiresWhereTheSolutionCrosses() {
    // y' = -y from 1 falls below 1/2 at ln 2; the event sets z to the time.
    Network network =
        network(
            Map.of("y", 1.0, "z", 0.0),
            List.of(new Rule.RateRule("y", apply(Operator.NEGATE, symbol("y")))),
            List.of(event("E", apply(Operator.LESS, symbol("y"), constant(0.5))).set("z", TIME)));
    assertThat(last(network, 2).get("z")).isEqualTo(Math.log(2), within(1e-7));
  }

  @Test
  void aBouncingBallKeepsThePeriodsOfTheClosedForm() {
    // Dropped from 10 with g = 9.81 and restitution 0.8; the time of the fourth impact is known.
    Network network =
        network(
            Map.of("h", 10.0, "v", 0.0, "impacts", 0.0, "at", 0.0),
            List.of(new Rule.RateRule("h", symbol("v")), new Rule.RateRule("v", constant(-9.81))),
            List.of(
                event(
                        "Impact",
                        apply(
                            Operator.AND,
                            apply(Operator.LESS_OR_EQUAL, symbol("h"), constant(0)),
                            apply(Operator.LESS, symbol("v"), constant(0))))
                    .set("v", Expression.times(constant(-0.8), symbol("v")))
                    .set("h", constant(0))
                    .set("at", TIME)
                    .set("impacts", plus(symbol("impacts"), constant(1)))));
    double first = Math.sqrt(2 * 10 / 9.81);
    double fourth = first * (1 + 2 * (0.8 + 0.64 + 0.512));
    Map<String, Double> end = last(network, fourth + 0.1);
    assertThat(end.get("impacts")).isEqualTo(4);
    assertThat(end.get("at")).isEqualTo(fourth, within(1e-6));
  }

  @Test
  void higherPriorityGoesFirstAndPrioritiesAreLookedAtAgain() {
    Expression at = apply(Operator.GREATER_OR_EQUAL, TIME, constant(1));
    Network network =
        network(
            Map.of("order", 0.0, "boost", 0.0),
            List.of(),
            List.of(
                event("Low", at).priority(constant(1)).append("order", 1),
                event("High", at)
                    .priority(constant(5))
                    .append("order", 2)
                    .set("boost", constant(9)),
                event("Raised", at).priority(symbol("boost")).append("order", 3)));
    assertThat(last(network, 2).get("order")).isEqualTo(231);
  }

  @Test
  void anEventThatIsNotPersistentIsForgottenWhenItsTriggerTurnsFalseWhileItWaits() {
    Expression window =
        apply(
            Operator.AND,
            apply(Operator.GREATER, TIME, constant(1)),
            apply(Operator.LESS, TIME, constant(2)));
    for (boolean persistent : new boolean[] {true, false}) {
      Network network =
          network(
              Map.of("z", 0.0),
              List.of(),
              List.of(event("E", window).delay(constant(3)).persistent(persistent).append("z", 7)));
      assertThat(last(network, 6).get("z")).isEqualTo(persistent ? 7 : 0);
    }
  }

  @Test
  void valuesAreThoseOfTheTriggerOrOfTheExecutionAsTheModelSays() {
    for (boolean fromTrigger : new boolean[] {true, false}) {
      Network network =
          network(
              Map.of("y", 0.0, "z", 0.0),
              List.of(new Rule.RateRule("y", constant(1))),
              List.of(
                  event("E", apply(Operator.GREATER_OR_EQUAL, symbol("y"), constant(1)))
                      .delay(constant(2))
                      .fromTrigger(fromTrigger)
                      .set("z", symbol("y"))));
      assertThat(last(network, 5).get("z")).isEqualTo(fromTrigger ? 1 : 3, within(1e-9));
    }
  }

  @Test
  void aTriggerThatIsTrueAtTheStartFiresOnlyIfItWasSaidToHaveBeenFalse() {
    for (boolean initial : new boolean[] {true, false}) {
      Network network =
          network(
              Map.of("z", 0.0),
              List.of(),
              List.of(event("E", new Expression.Truth(true)).initially(initial).append("z", 5)));
      assertThat(last(network, 1).get("z")).isEqualTo(initial ? 0 : 5);
    }
  }

  @Test
  void equalsAreDrawnAtRandomAndTheSameWayForTheSameSeed() {
    Expression at = apply(Operator.GREATER_OR_EQUAL, TIME, constant(1));
    Network network =
        network(
            Map.of("order", 0.0),
            List.of(),
            List.of(
                event("One", at).priority(constant(1)).append("order", 1),
                event("Two", at).priority(constant(1)).append("order", 2)));
    int firstIsOne = 0;
    for (int seed = 0; seed < 200; seed++) {
      double order = last(network, 2, seed).getOrDefault("order", Double.NaN);
      assertThat(last(network, 2, seed).get("order")).isEqualTo(order);
      firstIsOne += order == 12 ? 1 : 0;
    }
    assertThat(firstIsOne).isBetween(70, 130);
  }

  @Test
  void eventsThatSetEachOtherOffForEverAreAFault() {
    Network network =
        network(
            Map.of("z", 0.0),
            List.of(),
            List.of(
                event("Up", apply(Operator.EQUAL, symbol("z"), constant(0)))
                    .initially(false)
                    .set("z", constant(1)),
                event("Down", apply(Operator.EQUAL, symbol("z"), constant(1)))
                    .set("z", constant(0))));
    assertThatThrownBy(() -> last(network, 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("events at time 0.0");
  }

  @Test
  void aNegativeDelayIsAFaultThatNamesTheEvent() {
    Network network =
        network(
            Map.of("z", 0.0),
            List.of(),
            List.of(
                event("Early", apply(Operator.GREATER, TIME, constant(1)))
                    .delay(minus(constant(0), TIME))
                    .append("z", 1)));
    assertThatThrownBy(() -> last(network, 2)).hasMessageContaining("event Early: the delay is -1");
  }

  @Test
  void outputTimesDoNotSteerTheSteps() {
    Network network =
        network(
            Map.of("y", 1.0, "z", 0.0),
            List.of(new Rule.RateRule("y", apply(Operator.NEGATE, symbol("y")))),
            List.of(
                event("E", apply(Operator.LESS, symbol("y"), constant(0.5)))
                    .set("y", constant(2))
                    .append("z", 1)));
    double[] many = new double[1001];
    for (int i = 0; i < many.length; i++) {
      many[i] = i / 100.0;
    }
    assertThat(run(network, many, 0).getLast())
        .containsExactly(run(network, new double[] {0, 10}, 0).getLast());
  }

  private static EventText event(String id, Expression trigger) {
    return new EventText(id, trigger);
  }

  private static Map<String, Double> last(Network network, double until) {
    return last(network, until, 0);
  }

  private static Map<String, Double> last(Network network, double until, long seed) {
    double[] values = run(network, new double[] {0, until}, seed).getLast();
    Map<String, Double> named = new java.util.TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(network.parameters().get(i).id(), values[i]);
    }
    return named;
  }

  private static List<double[]> run(Network network, double[] times, long seed) {
    ReactionSystem system = ReactionSystem.of(network);
    Equations equations = new Equations(system);
    int[] nodes =
        network.parameters().stream()
            .mapToInt(p -> equations.node(system.observable(p.id()).orElseThrow().value()))
            .toArray();
    var outputs = new org.marrow.kinetics.expression.Interpreter(equations.graph(), nodes);
    List<double[]> rows = new ArrayList<>();
    Start start = Start.of(equations, 0, Map.of());
    new TimeCourse(equations, Settings.of(1e-9, 1e-12))
        .run(
            times,
            start.states(),
            start.inputs(),
            new Streams(seed).stream("order", 0),
            (index, t, x, p) -> rows.add(outputs.evaluate(t, x, p)));
    return rows;
  }

  private static Network network(
      Map<String, Double> parameters, List<Rule> rules, List<EventText> events) {
    return new Network(
        "m",
        Optional.empty(),
        ModelUnits.NONE,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        new java.util.TreeMap<>(parameters)
            .entrySet().stream()
                .map(e ->
                    new Parameter(
                        e.getKey(),
                        Optional.empty(),
                        OptionalDouble.of(e.getValue()),
                        Optional.empty(),
                        false,
                        Provenance.NONE))
                .toList(),
        List.of(),
        rules,
        List.of(),
        events.stream().map(EventText::build).toList());
  }

  /** An event written step by step. */
  private static final class EventText {
    private final String id;
    private final Expression trigger;
    private final List<Assignment> assignments = new ArrayList<>();
    private Optional<Expression> delay = Optional.empty();
    private Optional<Expression> priority = Optional.empty();
    private boolean persistent = true;
    private boolean initial = true;
    private boolean fromTrigger;

    EventText(String id, Expression trigger) {
      this.id = id;
      this.trigger = trigger;
    }

    EventText set(String target, Expression value) {
      assignments.add(new Assignment(target, value));
      return this;
    }

    /** Writes a digit behind those that are there. */
    EventText append(String target, int digit) {
      return set(target, plus(Expression.times(constant(10), symbol(target)), constant(digit)));
    }

    EventText delay(Expression value) {
      delay = Optional.of(value);
      return this;
    }

    EventText priority(Expression value) {
      priority = Optional.of(value);
      return this;
    }

    EventText persistent(boolean value) {
      persistent = value;
      return this;
    }

    EventText initially(boolean value) {
      initial = value;
      return this;
    }

    EventText fromTrigger(boolean value) {
      fromTrigger = value;
      return this;
    }

    Event build() {
      return new Event(
          id,
          Optional.empty(),
          trigger,
          initial,
          persistent,
          delay,
          priority,
          fromTrigger,
          assignments);
    }
  }
}
