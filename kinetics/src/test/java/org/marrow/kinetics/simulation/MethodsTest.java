package org.marrow.kinetics.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.dosing.Dose;
import org.marrow.kinetics.dosing.Setting;
import org.marrow.kinetics.population.Distribution;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.Quantiles;

class MethodsTest {
  private static final String DECAY =
      """
      substanceOnly species D = 0
      ke = 0.7
      J: D -> ; ke * D
      """;
  private static final Calendar DOSES =
      Calendar.of(
              List.of(
                  Dose.infusion(0.5, "D", 500, 2),
                  Dose.infusion(1, "D", 300, 3),
                  Dose.bolus(3, "D", 200),
                  new Setting(5, "ke", 0.1)))
          .sampledEvery(0, 0.5, 8);

  @Test
  void anEventThatNeverFiresChangesNothingButTheEngine() {
    double[] lanes = Simulation.of(Model.ofAntimony(DECAY), DOSES).run().of("D");
    String withEvent = DECAY + "var flag = 0\nE: at (D > 1e9): flag = 1\n";
    double[] stepped = Simulation.of(Model.ofAntimony(withEvent), DOSES).run().of("D");
    for (int i = 0; i < lanes.length; i++) {
      assertThat(stepped[i]).isCloseTo(lanes[i], within(1e-3));
    }
  }

  @Test
  void anEventActsOnDosedStatesAtItsVeryMoment() {
    // The infusion reaches 100 at day 1 exactly when nothing is lost; the event empties the pool.
    String text = "substanceOnly species D = 0\nE: at (D >= 100): D = 0\n";
    Calendar calendar =
        Calendar.of(List.of(Dose.infusion(0, "D", 250, 2.5))).sampledAt(0.5, 1.25, 2.5);
    double[] d = Simulation.of(Model.ofAntimony(text), calendar).run().of("D");
    assertThat(d[0]).isCloseTo(50, within(1e-6));
    assertThat(d[1]).isCloseTo(25, within(1e-6));
    assertThat(d[2]).isCloseTo(50, within(1e-6));
  }

  @Test
  void theMeanOfExactRunsWithDosesIsTheDifferentialEquation() {
    Simulation ode = Simulation.of(Model.ofAntimony(DECAY), DOSES);
    int n = 2_000;
    Quantiles quantiles = new Quantiles();
    Population many = Population.of(n, new Streams(1), Map.of("ke", new Distribution.Fixed(0.7)));
    ode.by(Method.SSA).seeded(3).on(2).run(many, quantiles);
    double[] mean = ode.run().of("D");
    for (int i = 0; i < mean.length; i++) {
      // The variance of such a process never exceeds its mean; five standard errors.
      assertThat(quantiles.mean(i, "D"))
          .isCloseTo(mean[i], within(5 * Math.sqrt(Math.max(1, mean[i]) / n)));
    }
  }

  @Test
  void aStochasticRunIsTheSameOnAnyNumberOfThreads() {
    Simulation ssa = Simulation.of(Model.ofAntimony(DECAY), DOSES).by(Method.SSA);
    Population few = Population.of(40, new Streams(1), Map.of("ke", new Distribution.Fixed(0.7)));
    Quantiles one = new Quantiles();
    Quantiles four = new Quantiles();
    ssa.on(1).run(few, one);
    ssa.on(4).run(few, four);
    assertThat(four.at(9, "D")).isEqualTo(one.at(9, "D"));
    assertThat(four.mean(9, "D")).isEqualTo(one.mean(9, "D"));
  }

  @Test
  void aRateRuleIsRefusedByTheExactMethod() {
    Model model = Model.ofAntimony("x = 1; x' = 0.1*x");
    Simulation simulation = Simulation.of(model, Calendar.EMPTY.sampledAt(1)).by(Method.SSA);
    assertThatThrownBy(simulation::run).isInstanceOf(InvalidInput.class);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aSampleAtTheTimeOfADoseSeesTheStateBeforeIt(Method method) {
    Calendar calendar =
        Calendar.of(List.of(Dose.bolus(0, "D", 1000), Dose.bolus(2, "D", 5000)))
            .sampledAt(0, 1, 2, 2.01);
    for (String text : List.of(DECAY, DECAY + "var flag = 0\nE: at (D > 1e9): flag = 1\n")) {
      double[] d = Simulation.of(Model.ofAntimony(text), calendar).by(method).run().of("D");
      assertThat(d[0]).isZero();
      assertThat(d[1]).isBetween(400.0, 600.0);
      assertThat(d[2]).isBetween(150.0, 350.0);
      assertThat(d[3]).isGreaterThan(5000);
    }
  }

  @Test
  void aDoseBeforeTheStartIsAFaultAndNotForgotten() {
    Calendar calendar = Calendar.of(List.of(Dose.bolus(-1, "D", 100))).sampledAt(1);
    assertThatThrownBy(() -> Simulation.of(Model.ofAntimony(DECAY), calendar))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("before the start");
  }

  @Test
  void aSpeciesWithoutAValueStartsAtZeroAndAStateWithoutANumberIsAFault() {
    Calendar calendar = Calendar.EMPTY.sampledAt(1);
    Model bare = Model.ofAntimony("J: S1 -> S2; k * S1\nk = 0.1; S1 = 10\n");
    assertThat(Simulation.of(bare, calendar).run().last("S2"))
        .isCloseTo(10 * (1 - Math.exp(-0.1)), within(1e-5));
    Model unknown = Model.ofAntimony("J: S1 -> ; 0.1 * S1\nS1 = q * 2\nvar q\n");
    assertThatThrownBy(() -> Simulation.of(unknown, calendar).run())
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("S1 is NaN at the start");
    assertThat(Simulation.of(unknown.with(Map.of("q", 2.0)), calendar).run().last("S1"))
        .isCloseTo(4 * Math.exp(-0.1), within(1e-5));
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"SSA", "TAU"})
  void aNegativeRateIsNamedAndNotBlamedOnTheStep(Method method) {
    Model reversible = Model.ofAntimony("J: A -> B; 3*A - 1*B\nA = 0; B = 100\n");
    Simulation simulation =
        Simulation.of(reversible, Calendar.EMPTY.sampledAt(1)).by(method).seeded(2);
    assertThatThrownBy(simulation::run)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the rate of reaction J is -100");
    Population many = Population.of(5, new Streams(1), Map.of());
    Summary summary = simulation.run(many, new Quantiles());
    assertThat(summary.failed()).isEqualTo(5);
    assertThat(summary.why()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"SSA", "TAU", "HYBRID"})
  void aReactionWaitsForWhatItConsumesWhateverItsLawSays(Method method) {
    // Constant consumption, and pairs taken at a rate that one alone still has.
    String text =
        """
        substanceOnly species A = 3000, B = 3001, C = 0
        J0: A -> C; 2000
        J1: 2 B => ; 5 * B
        J2: => A; 3
        """;
    Calendar calendar = Calendar.EMPTY.sampledEvery(0, 0.1, 6);
    Simulation simulation = Simulation.of(Model.ofAntimony(text), calendar).by(method);
    for (long seed = 1; seed <= 5; seed++) {
      Trajectory run = simulation.seeded(seed).run();
      for (String id : List.of("A", "B", "C")) {
        assertThat(Arrays.stream(run.of(id)).min().orElseThrow()).as(id).isGreaterThan(-1e-3);
      }
      // The odd one stays, unless a pair more or less flowed away before the rest was counted.
      assertThat(run.last("B")).isBetween(method == Method.HYBRID ? 0.0 : 1.0, 1.0);
      // All that came in has gone through.
      assertThat(run.last("C")).isBetween(3000.0, 3060.0);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aModelThatOnlyComputesRunsToo(Method method) {
    Model model = Model.ofAntimony("k = 3; y := k * time; z = 2 * k\n");
    Calendar calendar = Calendar.of(List.of(new Setting(2, "k", 5))).sampledAt(0, 2, 4);
    Trajectory run = Simulation.of(model, calendar).by(method).run();
    assertThat(run.outcome().isDone()).isTrue();
    assertThat(run.outputs()).containsExactlyInAnyOrder("k", "y", "z");
    assertThat(run.of("y")).containsExactly(0, 6, 20);
    assertThat(run.of("z")).containsExactly(6, 6, 6);
  }
}
