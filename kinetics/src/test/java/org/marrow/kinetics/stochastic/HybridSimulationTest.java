package org.marrow.kinetics.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marrow.kinetics.expression.Expression.apply;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.plus;
import static org.marrow.kinetics.expression.Expression.symbol;
import static org.marrow.kinetics.expression.Expression.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.event.Output;
import org.marrow.kinetics.event.TimeCourse;
import org.marrow.kinetics.event.Timetable;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Settings;

class HybridSimulationTest {
  private static final Streams STREAMS = new Streams(99);
  private static final HybridSettings DISCRETE =
      HybridSettings.DEFAULT.below(Double.POSITIVE_INFINITY);
  private static final HybridSettings CONTINUOUS = HybridSettings.DEFAULT.below(0);

  @Test
  void withEverythingDiscreteItIsTheExactMethodToTheBit() {
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      networks.add(Networks.linear(new Streams(8).stream("networks", i)));
    }
    networks.add(Networks.dimerisation(300, 0.01, 0.1));
    networks.add(
        Networks.with(Networks.birthDeath(5, 0.1, 1), List.of(), List.of(), List.of(refill(20))));
    double[] times = {0, 0.5, 1.1, 2, 5};
    List<Change> changes = List.of(new Change(1.5, Change.Target.ADD_TO_STATE, 0, 30));
    for (Network network : networks) {
      Equations equations = Networks.equations(network);
      Start start = Start.of(equations, 0, Map.of());
      for (int replicate = 0; replicate < 5; replicate++) {
        List<double[]> exact = new ArrayList<>();
        new ExactSimulation(equations)
            .run(times, start.states(), start.inputs(), changes, STREAMS, replicate, into(exact));
        List<double[]> hybrid = new ArrayList<>();
        new HybridSimulation(equations, DISCRETE)
            .run(times, start.states(), start.inputs(), changes, STREAMS, replicate, into(hybrid));
        int states = equations.system().states().size();
        for (int k = 0; k < times.length; k++) {
          for (int i = 0; i < states; i++) {
            assertThat(hybrid.get(k)[i]).isEqualTo(exact.get(k)[i]);
          }
        }
      }
    }
  }

  @Test
  void withEverythingContinuousItIsTheDifferentialEquations() {
    for (int i = 0; i < 5; i++) {
      Network network = Networks.linear(new Streams(9).stream("networks", i));
      Equations equations = Networks.equations(network);
      Start start = Start.of(equations, 0, Map.of());
      double[] times = {0, 0.7, 1.9, 3};
      List<double[]> ode = new ArrayList<>();
      new TimeCourse(equations, Settings.of(1e-9, 1e-12))
          .run(times, start.states(), start.inputs(), STREAMS.stream("order", 0), into(ode));
      List<double[]> hybrid = new ArrayList<>();
      new HybridSimulation(equations, CONTINUOUS)
          .run(times, start.states(), start.inputs(), Timetable.NONE, STREAMS, 0, into(hybrid));
      for (int k = 0; k < times.length; k++) {
        for (int s = 0; s < start.states().length; s++) {
          double expected = ode.get(k)[s];
          assertThat(hybrid.get(k)[s]).isEqualTo(expected, within(1e-5 * (1 + expected)));
        }
      }
    }
  }

  @Test
  void aPopulationThatFallsFromThousandsDiesOutAsOftenAsTheTheorySays() {
    double birth = 0.5;
    double death = 1;
    double until = 16;
    Moments moments =
        run(
            Networks.birthDeath(3_000, birth, death),
            HybridSettings.DEFAULT.below(200),
            until,
            1_500,
            Timetable.NONE);
    double growth = Math.exp((birth - death) * until);
    double extinct = Math.pow(death * (growth - 1) / (birth * growth - death), 3_000);
    assertThat(extinct).isBetween(0.2, 0.8);
    assertThat(moments.extinct())
        .isEqualTo(extinct, within(4.5 * Math.sqrt(extinct * (1 - extinct) / 1_500)));
    assertThat(moments.mean()).isEqualTo(3_000 * growth, within(4.5 * moments.error()));
  }

  @Test
  void aPopulationThatGrowsPassesTheThresholdWithoutAJumpOfItsMean() {
    Moments moments =
        run(
            Networks.immigrationDeath(0, 400, 1),
            HybridSettings.DEFAULT.below(100),
            6,
            1_500,
            Timetable.NONE);
    double mean = 400 * (1 - Math.exp(-6));
    assertThat(moments.mean()).isEqualTo(mean, within(0.01 * mean));
  }

  @Test
  void deathsFollowADrugThatDecaysWhileCellsWait() {
    // Each cell survives with probability exp(-k (1 - exp(-t))) when the drug is exp(-t).
    double k = 1.5;
    double until = 2;
    int cells = 40;
    Moments moments = run(drugged(k, cells), DISCRETE, until, 4_000, Timetable.NONE);
    double survival = Math.exp(-k * (1 - Math.exp(-until)));
    double variance = cells * survival * (1 - survival);
    assertThat(moments.mean()).isEqualTo(cells * survival, within(4 * Math.sqrt(variance / 4_000)));
    assertThat(moments.variance()).isEqualTo(variance, within(0.1 * variance));
  }

  @Test
  void aDoseOfTheDrugRaisesTheHazardFromItsTimeOn() {
    double k = 0.4;
    int cells = 60;
    Network network = drugged(k, cells);
    Equations equations = Networks.equations(network);
    int drug = equations.system().state("drug").orElseThrow();
    List<Change> dose = List.of(new Change(1, Change.Target.ADD_TO_STATE, drug, 2.5));
    Moments moments = run(network, DISCRETE, 3, 3_000, dose);
    double exposure = (1 - Math.exp(-3)) + 2.5 * (1 - Math.exp(-2));
    double mean = cells * Math.exp(-k * exposure);
    assertThat(moments.mean()).isEqualTo(mean, within(4 * moments.error()));
  }

  @Test
  void outputTimesDoNotChangeThePath() {
    Equations equations = Networks.equations(drugged(0.5, 50));
    Start start = Start.of(equations, 0, Map.of());
    List<double[]> coarse = new ArrayList<>();
    List<double[]> fine = new ArrayList<>();
    double[] many = new double[101];
    for (int i = 0; i < many.length; i++) {
      many[i] = 0.03 * i;
    }
    HybridSimulation hybrid = new HybridSimulation(equations, DISCRETE);
    hybrid.run(
        new double[] {0, many[100]},
        start.states(),
        start.inputs(),
        Timetable.NONE,
        STREAMS,
        4,
        into(coarse));
    hybrid.run(many, start.states(), start.inputs(), Timetable.NONE, STREAMS, 4, into(fine));
    assertThat(fine.getLast()).containsExactly(coarse.getLast());
  }

  @Test
  void whatIsNamedContinuousNeverJumps() {
    Equations equations = Networks.equations(Networks.immigrationDeath(10, 3, 0.2));
    Start start = Start.of(equations, 0, Map.of());
    List<double[]> path = new ArrayList<>();
    new HybridSimulation(equations, HybridSettings.DEFAULT.keepingContinuous(Set.of("X")))
        .run(
            new double[] {0, 5},
            start.states(),
            start.inputs(),
            Timetable.NONE,
            STREAMS,
            0,
            into(path));
    assertThat(path.getLast()[0]).isEqualTo(15 - 5 * Math.exp(-1.0), within(1e-4));
  }

  private static Event refill(double to) {
    return new Event(
        "Refill",
        Optional.empty(),
        apply(Operator.LESS, symbol("X"), constant(2)),
        true,
        true,
        Optional.of(constant(0.25)),
        Optional.empty(),
        false,
        List.of(new Assignment("X", plus(symbol("X"), constant(to)))));
  }

  /** Cells X that die at rate k drug each; the drug decays at rate 1 from 1. */
  private static Network drugged(double k, int cells) {
    Network base =
        Networks.network(
            Map.of("X", (double) cells),
            List.of(
                Networks.reaction(
                    "Death",
                    Map.of("X", 1),
                    Map.of(),
                    times(constant(k), symbol("drug"), symbol("X")))));
    Parameter drug =
        new Parameter(
            "drug",
            Optional.empty(),
            OptionalDouble.of(1),
            Optional.empty(),
            false,
            Provenance.NONE);
    return Networks.with(
        base,
        List.of(drug),
        List.of(new Rule.RateRule("drug", apply(Operator.NEGATE, (Expression) symbol("drug")))),
        List.of());
  }

  private static Output into(List<double[]> rows) {
    return (index, t, x, p) -> rows.add(x.clone());
  }

  private static Moments run(
      Network network,
      HybridSettings settings,
      double until,
      int replicates,
      List<Change> changes) {
    Equations equations = Networks.equations(network);
    Start start = Start.of(equations, 0, Map.of());
    Moments moments = new Moments(equations.system().state("X").orElseThrow(), 1);
    HybridSimulation hybrid = new HybridSimulation(equations, settings);
    for (int i = 0; i < replicates; i++) {
      hybrid.run(
          new double[] {0, until}, start.states(), start.inputs(), changes, STREAMS, i, moments);
    }
    return moments;
  }
}
