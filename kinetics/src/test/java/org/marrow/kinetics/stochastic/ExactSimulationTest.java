package org.marrow.kinetics.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marrow.kinetics.expression.Expression.apply;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.plus;
import static org.marrow.kinetics.expression.Expression.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Start;

class ExactSimulationTest {
  private static final Streams STREAMS = new Streams(42);

  @Test
  void birthAndDeathHaveTheKnownMeanVarianceAndChanceOfExtinction() {
    double birth = 0.5;
    double death = 1.0;
    double t = 2;
    Moments moments = run(Networks.birthDeath(10, birth, death), t, 20_000);
    double growth = Math.exp((birth - death) * t);
    double mean = 10 * growth;
    double variance = 10 * (birth + death) / (birth - death) * growth * (growth - 1);
    double one = death * (growth - 1) / (birth * growth - death);
    double extinct = Math.pow(one, 10);
    assertThat(moments.mean()).isEqualTo(mean, within(4 * Math.sqrt(variance / 20_000)));
    assertThat(moments.variance()).isEqualTo(variance, within(0.06 * variance));
    assertThat(moments.extinct())
        .isEqualTo(extinct, within(4 * Math.sqrt(extinct * (1 - extinct) / 20_000)));
  }

  @Test
  void immigrationAndDeathStayPoisson() {
    Moments moments = run(Networks.immigrationDeath(0, 20, 0.5), 3, 20_000);
    double mean = 20 / 0.5 * (1 - Math.exp(-0.5 * 3));
    assertThat(moments.mean()).isEqualTo(mean, within(4 * Math.sqrt(mean / 20_000)));
    assertThat(moments.variance()).isEqualTo(mean, within(0.05 * mean));
  }

  @Test
  void onLinearNetworksTheMeanIsTheSolutionOfTheDifferentialEquations() {
    for (int i = 0; i < 5; i++) {
      Equations equations =
          Networks.equations(Networks.linear(new Streams(3).stream("networks", i)));
      double[] ode = rungeKutta(equations, 2);
      for (int state = 0; state < ode.length; state++) {
        Moments moments = run(equations, state, 2, 4_000);
        assertThat(moments.mean())
            .as("network %d, state %d", i, state)
            .isEqualTo(ode[state], within(4.5 * moments.error() + 1e-9));
      }
    }
  }

  @Test
  void thePathOfAReplicateDependsNeitherOnTheOutputTimesNorOnTheOthers() {
    Equations equations = Networks.equations(Networks.dimerisation(100, 0.01, 0.1));
    List<Double> coarse = path(equations, new double[] {0, 4, 8}, 7);
    List<Double> fine = path(equations, new double[] {0, 1, 2, 3.3, 4, 5, 6, 7.7, 8}, 7);
    assertThat(coarse).containsExactly(fine.get(0), fine.get(4), fine.get(8));
    path(equations, new double[] {0, 8}, 3);
    assertThat(path(equations, new double[] {0, 4, 8}, 7)).isEqualTo(coarse);
  }

  @Test
  void anEventThatLooksAtTheClockHappensAtItsTimeBetweenTwoReactions() {
    Event reset =
        event(apply(Operator.GREATER_OR_EQUAL, new Expression.Time(), constant(2)), constant(1000));
    Network network =
        Networks.with(Networks.birthDeath(5, 0, 1e-9), List.of(), List.of(), List.of(reset));
    assertThat(path(Networks.equations(network), new double[] {0, 1.999, 2, 3}, 0))
        .containsExactly(5.0, 5.0, 1000.0, 1000.0);
  }

  @Test
  void anEventThatLooksAtACountHappensAtTheReactionThatMakesItTrue() {
    Event refill =
        event(apply(Operator.EQUAL, symbol("X"), constant(0)), plus(symbol("X"), constant(50)));
    Network network =
        Networks.with(Networks.birthDeath(3, 0, 100), List.of(), List.of(), List.of(refill));
    double[] times = new double[201];
    for (int i = 0; i < times.length; i++) {
      times[i] = 0.01 * i;
    }
    List<Double> seen = path(Networks.equations(network), times, 1);
    assertThat(seen).allMatch(x -> x >= 1).anyMatch(x -> x > 3);
  }

  @Test
  void aNegativeRateIsRefusedWithTheReaction() {
    Network network =
        Networks.network(
            Map.of("X", 1.0),
            List.of(
                Networks.reaction(
                    "Odd", Map.of("X", 1), Map.of(), Expression.minus(symbol("X"), constant(5)))));
    assertThatThrownBy(() -> run(network, 1, 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Odd")
        .hasMessageContaining("-4.0");
  }

  @Test
  void aRateRuleIsRefusedBecauseItMovesBetweenReactions() {
    Network network =
        Networks.with(
            Networks.birthDeath(5, 1, 1),
            List.of(
                new org.marrow.kinetics.model.Parameter(
                    "drug",
                    Optional.empty(),
                    java.util.OptionalDouble.of(1),
                    Optional.empty(),
                    false,
                    org.marrow.kinetics.model.Provenance.NONE)),
            List.of(new Rule.RateRule("drug", constant(-1))),
            List.of());
    assertThatThrownBy(() -> new ExactSimulation(Networks.equations(network)))
        .hasMessageContaining("drug has a rate rule");
  }

  @Test
  void whenNothingCanHappenAnyMoreTheRunEnds() {
    assertThat(
            path(Networks.equations(Networks.birthDeath(2, 0, 50)), new double[] {0, 10, 1e9}, 0))
        .containsExactly(2.0, 0.0, 0.0);
  }

  private static Event event(Expression trigger, Expression value) {
    return new Event(
        "E",
        Optional.empty(),
        trigger,
        true,
        true,
        Optional.empty(),
        Optional.empty(),
        true,
        List.of(new Assignment("X", value)));
  }

  private static List<Double> path(Equations equations, double[] times, long replicate) {
    List<Double> path = new ArrayList<>();
    Start start = Start.of(equations, times[0], Map.of());
    new ExactSimulation(equations)
        .run(
            times,
            start.states(),
            start.inputs(),
            STREAMS,
            replicate,
            (index, t, x, p) -> path.add(x[0]));
    return path;
  }

  private static Moments run(Network network, double until, int replicates) {
    return run(Networks.equations(network), 0, until, replicates);
  }

  private static Moments run(Equations equations, int state, double until, int replicates) {
    Moments moments = new Moments(state, 1);
    ExactSimulation simulation = new ExactSimulation(equations);
    Start start = Start.of(equations, 0, Map.of());
    for (int i = 0; i < replicates; i++) {
      simulation.run(new double[] {0, until}, start.states(), start.inputs(), STREAMS, i, moments);
    }
    return moments;
  }

  /** The classical fourth-order method with small steps: an oracle without error control. */
  private static double[] rungeKutta(Equations equations, double until) {
    Interpreter f = new Interpreter(equations.graph(), equations.derivatives());
    Start start = Start.of(equations, 0, Map.of());
    double[] x = start.states();
    double[] p = start.inputs();
    int steps = 2_000;
    double h = until / steps;
    for (int step = 0; step < steps; step++) {
      double t = step * h;
      double[] k1 = f.evaluate(t, x, p);
      double[] k2 = f.evaluate(t + h / 2, moved(x, k1, h / 2), p);
      double[] k3 = f.evaluate(t + h / 2, moved(x, k2, h / 2), p);
      double[] k4 = f.evaluate(t + h, moved(x, k3, h), p);
      for (int i = 0; i < x.length; i++) {
        x[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return x;
  }

  private static double[] moved(double[] x, double[] k, double h) {
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      moved[i] += h * k[i];
    }
    return moved;
  }
}
