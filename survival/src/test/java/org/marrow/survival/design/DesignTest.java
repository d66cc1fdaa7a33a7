package org.marrow.survival.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.oracle.Oracle;
import org.marrow.survival.tests.Weighting;

class DesignTest {
  @Test
  void schoenfeldsEventsAreThoseOfTheOracle() {
    Oracle oracle = Oracle.open("trial_design.json").at("schoenfeld");
    double[] hr = oracle.at("hr").numbers();
    double[] prevalence = oracle.at("prev").numbers();
    double[] power = oracle.at("power").numbers();
    double[] ours = new double[hr.length];
    for (int i = 0; i < ours.length; i++) {
      ours[i] = Power.events(hr[i], prevalence[i], 0.05, power[i]);
      assertThat(Power.power(hr[i], prevalence[i], 0.05, ours[i]))
          .isCloseTo(power[i], within(1e-10));
    }
    assertThat(oracle.at("events").core(ours)).matches(c -> c.holds());
    // The fixed design of rpact for a hazard ratio of 0.6.
    assertThat(Power.events(0.6, 0.5, 0.05, 0.8)).isCloseTo(120.315704377, within(1e-8));
  }

  @Test
  void simulatedPowerMeetsSchoenfeldAndTheLevelHolds() {
    Trial trial = new Trial(220, 0.5, 14, 0.6, 0, 18, 12, 0);
    List<Analysis> analyses = List.of(Analysis.test(Weighting.logRank()), Analysis.cox());
    SimulationStudy study = SimulationStudy.run(trial, analyses, 600, 0.05, new Streams(4));
    double formula = Power.power(0.6, 0.5, 0.05, study.meanEvents());
    SimulationStudy.Performance logRank = study.methods().getFirst();
    assertThat(logRank.rejected())
        .isBetween(
            formula - 4 * logRank.rejectedError() - 0.01,
            formula + 4 * logRank.rejectedError() + 0.01);
    SimulationStudy.Performance cox = study.methods().get(1);
    assertThat(cox.coverage().getAsDouble()).isBetween(0.92, 0.98);
    assertThat(Math.abs(cox.bias().getAsDouble()))
        .isLessThan(4 * cox.biasError().getAsDouble() + 0.01);
    SimulationStudy none =
        SimulationStudy.run(trial.withHazardRatio(1), analyses, 600, 0.05, new Streams(5));
    // 5 %: Monte Carlo standard error 0.9 points.
    assertThat(none.methods().getFirst().rejected()).isBetween(0.02, 0.085);
  }

  @Test
  void aDelayedEffectCostsTheLogRankTestPowerThatWeightedTestsKeep() {
    Trial trial = new Trial(200, 0.5, 14, 0.55, 4, 12, 18, 0);
    SimulationStudy study =
        SimulationStudy.run(
            trial,
            List.of(
                Analysis.test(Weighting.logRank()),
                Analysis.test(Weighting.flemingHarrington(0, 0.5)),
                Analysis.test(Weighting.modestlyWeighted(4)),
                Analysis.cox()),
            300,
            0.05,
            new Streams(6));
    double logRank = study.methods().get(0).rejected();
    double late = study.methods().get(1).rejected();
    double modest = study.methods().get(2).rejected();
    assertThat(late).isGreaterThan(logRank);
    assertThat(modest).isGreaterThanOrEqualTo(logRank);
    assertThat(study.methods().get(3).bias()).as("no single true ratio").isEmpty();
    assertThat(study.text()).contains("Aims:", "Data:", "Estimands:", "Methods:", "Performance:");
  }

  @Test
  void theSameStreamsGiveTheSameTrialInAnyOrder() {
    Trial trial = new Trial(50, 0.3, 10, 0.7, 2, 12, 12, 0.01);
    assertThat(trial.patients(new Streams(1), 3).exits())
        .containsExactly(trial.patients(new Streams(1), 3).exits());
    assertThat(Arrays.stream(trial.arms().codes()).sum()).isEqualTo(15);
  }

  @Test
  void aNoisyMarkerNeedsMoreEvents() {
    assertThat(Power.eventsPerStandardDeviation(1.72, 0.5, 0.05, 0.8))
        .isCloseTo(2 * Power.eventsPerStandardDeviation(1.72, 1, 0.05, 0.8), within(1e-9));
  }
}
