package org.marrow.kinetics.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.event.Timetable;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.ode.Change;

class TauLeapingTest {
  private static final Streams STREAMS = new Streams(11);

  @Test
  void manyMoleculesKeepTheMeanAndVarianceOfImmigrationAndDeath() {
    Moments moments = new Moments(0, 1);
    TauLeaping leaping = run(Networks.immigrationDeath(500, 2_000, 1), 1.0, 4_000, 0.005, moments);
    double decay = Math.exp(-1.0);
    double mean = 2_000 + (500 - 2_000) * decay;
    double variance = mean - 500 * decay * decay;
    assertThat(moments.mean()).isEqualTo(mean, within(0.003 * mean));
    assertThat(moments.variance()).isEqualTo(variance, within(0.08 * variance));
    assertThat(leaping.leaps()).as("leaps, not single reactions").isBetween(4_000L, 3_000_000L);
  }

  @Test
  void withASmallerEpsilonTheMeanOfADimerisationComesToTheExactOne() {
    Network network = Networks.dimerisation(2_000, 0.002, 0.2);
    Moments exact = new Moments(0, 1);
    Equations equations = Networks.equations(network);
    ExactSimulation simulation = new ExactSimulation(equations);
    Start start = Start.of(equations, 0, Map.of());
    for (int i = 0; i < 1_500; i++) {
      simulation.run(new double[] {0, 0.5}, start.states(), start.inputs(), STREAMS, i, exact);
    }
    double[] distance = new double[2];
    double[] epsilon = {0.3, 0.01};
    for (int k = 0; k < 2; k++) {
      Moments moments = new Moments(0, 1);
      run(network, 0.5, 1_500, epsilon[k], moments);
      distance[k] = Math.abs(moments.mean() - exact.mean());
    }
    assertThat(distance[1]).isLessThan(4 * Math.sqrt(2) * exact.error());
    assertThat(distance[0]).as("a coarse leap is biased").isGreaterThan(2 * distance[1]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.5, 0.99})
  void countsNeverBecomeNegative(double epsilon) {
    for (int i = 0; i < 20; i++) {
      Network network = Networks.linear(new Streams(5).stream("networks", i));
      double[] least = {Double.POSITIVE_INFINITY};
      Equations equations = Networks.equations(network);
      int states = equations.system().states().size();
      Start start = Start.of(equations, 0, Map.of());
      double[] times = new double[41];
      for (int k = 0; k < times.length; k++) {
        times[k] = 0.25 * k;
      }
      double[] many = start.states();
      many[0] = 5_000;
      new TauLeaping(equations, epsilon)
          .run(
              times,
              many,
              start.inputs(),
              Timetable.NONE,
              STREAMS,
              i,
              (index, t, x, p) -> {
                for (int s = 0; s < states; s++) {
                  least[0] = Math.min(least[0], x[s]);
                  assertThat(x[s]).isEqualTo(Math.rint(x[s]));
                }
              });
      assertThat(least[0]).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void outputsInsideALeapDoNotChangeThePath() {
    Equations equations = Networks.equations(Networks.immigrationDeath(100, 3_000, 1));
    List<Double> coarse = path(equations, new double[] {0, 3}, Timetable.NONE);
    double[] fine = new double[301];
    for (int i = 0; i < fine.length; i++) {
      fine[i] = 3.0 * i / 300;
    }
    List<Double> dense = path(equations, fine, Timetable.NONE);
    assertThat(dense.getLast()).isEqualTo(coarse.getLast());
    assertThat(dense.get(0)).isEqualTo(100);
  }

  @Test
  void aScheduledChangeHappensAtItsTimeAndTheOutputThereSeesTheStateBefore() {
    Equations equations = Networks.equations(Networks.birthDeath(4_000, 0, 1e-12));
    List<Change> changes = List.of(new Change(1, Change.Target.ADD_TO_STATE, 0, 250));
    assertThat(path(equations, new double[] {0, 1, 1.5, 2}, changes))
        .containsExactly(4_000.0, 4_000.0, 4_250.0, 4_250.0);
  }

  @Test
  void extinctionIsExactWhereFewAreLeft() {
    double birth = 0.5;
    double death = 1;
    Moments moments = new Moments(0, 1);
    run(Networks.birthDeath(200, birth, death), 8, 4_000, TauLeaping.DEFAULT_EPSILON, moments);
    double growth = Math.exp((birth - death) * 8);
    double extinct = Math.pow(death * (growth - 1) / (birth * growth - death), 200);
    assertThat(moments.extinct())
        .isEqualTo(extinct, within(4.5 * Math.sqrt(extinct * (1 - extinct) / 4_000)));
  }

  private static List<Double> path(Equations equations, double[] times, List<Change> changes) {
    List<Double> path = new ArrayList<>();
    Start start = Start.of(equations, 0, Map.of());
    new TauLeaping(equations, TauLeaping.DEFAULT_EPSILON)
        .run(
            times,
            start.states(),
            start.inputs(),
            changes,
            STREAMS,
            1,
            (index, t, x, p) -> path.add(x[0]));
    return path;
  }

  private static TauLeaping run(
      Network network, double until, int replicates, double epsilon, Output output) {
    Equations equations = Networks.equations(network);
    TauLeaping leaping = new TauLeaping(equations, epsilon);
    Start start = Start.of(equations, 0, Map.of());
    for (int i = 0; i < replicates; i++) {
      leaping.run(
          new double[] {0, until},
          start.states(),
          start.inputs(),
          Timetable.NONE,
          STREAMS,
          i,
          output);
    }
    return leaping;
  }
}
