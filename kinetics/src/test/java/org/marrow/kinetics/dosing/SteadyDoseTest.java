package org.marrow.kinetics.dosing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Distribution;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.Quantiles;
import org.marrow.kinetics.simulation.Method;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.Simulation;

/** Steady-state doses (SS) against the closed forms of linear compartments. */
class SteadyDoseTest {
  private static final double K = 0.3;
  private static final double TAU = 2;
  private static final String ONE = "substanceOnly species D = 0; k = 0.3\nJ: D -> ; k * D\n";

  private static double[] amounts(String model, List<? extends Entry> entries, double... times) {
    return Simulation.of(Model.ofAntimony(model), Calendar.of(entries).sampledAt(times))
        .with(Settings.of(1e-9, 1e-12))
        .observing("D")
        .run()
        .of("D");
  }

  private static SteadyDose steady(Dose dose) {
    return new SteadyDose(dose, TAU, false);
  }

  /** Amount at a time after the start of one infusion of rate 1. */
  private static double infused(double t, double duration) {
    double during = (1 - Math.exp(-K * Math.min(t, duration))) / K;
    return during * Math.exp(-K * Math.max(0, t - duration));
  }

  @Test
  void aBolusHasAccumulatedByOneOverOneMinusTheShareLeftAfterAnInterval() {
    double[] t = {3, 4, 5, 9};
    double[] d = amounts(ONE, List.of(steady(Dose.bolus(3, "D", 100))), t);
    double accumulated = 100 / (1 - Math.exp(-K * TAU));
    assertThat(d[0]).as("a sample at the dose sees the state before it").isZero();
    for (int i = 1; i < t.length; i++) {
      assertThat(d[i]).isCloseTo(accumulated * Math.exp(-K * (t[i] - 3)), within(1e-6));
    }
  }

  /** Also infusions that are as long as the interval, or longer, so that some still run. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 3, 7.4})
  void anInfusionIsTheSumOfAllThatWereGivenBefore(double duration) {
    double[] t = {0.1, 1, 3.5, 8};
    Dose dose = Dose.infusion(0, "D", 5 * duration, duration);
    double[] d = amounts(ONE, List.of(steady(dose)), t);
    for (int i = 0; i < t.length; i++) {
      double sum = 0;
      for (int k = 0; k < 200; k++) {
        sum += 5 * infused(t[i] + k * TAU, duration);
      }
      assertThat(d[i]).as("at %s", t[i]).isCloseTo(sum, within(1e-6));
    }
  }

  @Test
  void slowEliminationIsFollowedToItsEndAndNotTakenForSteady() {
    // A half-life of 139 intervals; the change of one says nothing of the thousands to come.
    String slow = ONE.replace("0.3", "0.005");
    double[] d = amounts(slow, List.of(new SteadyDose(Dose.bolus(0, "D", 1), 1, false)), 1e-9);
    assertThat(d[0]).isCloseTo(1 / (1 - Math.exp(-0.005)), within(1e-6));
  }

  @Test
  void aDepotWithASecondCompartmentComesToWhatManyDosesComeTo() {
    String model =
        """
        substanceOnly species D = 0, gut = 0, deep = 0
        ka = 1.1; k = 0.3
        J1: gut -> D; ka * gut
        J2: D -> deep; 0.8 * D - 0.2 * deep
        J3: D -> ; k * D
        """;
    Dose dose = Dose.bolus(400, "gut", 10);
    double[] many = amounts(model, Dose.bolus(0, "gut", 10).repeated(200, TAU), 401, 405);
    double[] steady = amounts(model, List.of(steady(dose)), 401, 405);
    assertThat(steady[0]).isCloseTo(many[0], within(1e-6));
    assertThat(steady[1]).isCloseTo(many[1], within(1e-6));
  }

  @Test
  void oneTakesThePlaceOfAllThatWasAndTwoIsAddedToIt() {
    double accumulated = 100 / (1 - Math.exp(-K * TAU));
    List<Entry> entries = new ArrayList<>();
    entries.add(Dose.bolus(0, "D", 40));
    entries.add(Dose.infusion(0, "D", 50, 10));
    entries.add(steady(Dose.bolus(3, "D", 100)));
    assertThat(amounts(ONE, entries, 4)[0]).isCloseTo(accumulated * Math.exp(-K), within(1e-6));
    entries.set(2, new SteadyDose(Dose.bolus(3, "D", 100), TAU, true));
    assertThat(amounts(ONE, entries, 4)[0])
        .isCloseTo(
            accumulated * Math.exp(-K) + 40 * Math.exp(-K * 4) + 5 * infused(4, 10), within(1e-6));
  }

  @Test
  void aResetEndsInfusionsThatRun() {
    List<Entry> entries = List.of(Dose.infusion(0, "D", 50, 10), new Reset(3));
    assertThat(amounts(ONE, entries, 5)[0]).isZero();
  }

  @Test
  void everyPatientOfAPopulationBeginsFromAStateOfTheirOwn() {
    Model model = Model.ofAntimony(ONE);
    Calendar calendar = Calendar.of(List.of(steady(Dose.infusion(0, "D", 3, 0.5)))).sampledAt(1, 7);
    Simulation simulation = Simulation.of(model, calendar);
    Map<String, Distribution> spread = Map.of("k", Distribution.LogNormal.ofCv(0.3, 0.4));
    Population population = Population.of(20, new Streams(4), spread);
    Quantiles quantiles = new Quantiles();
    simulation.on(2).run(population, quantiles);
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      Patient patient = population.patient(i);
      double k = Objects.requireNonNull(patient.values().get("k"));
      double at7 = simulation.run(patient).of("D")[1];
      double last = 6 / k * (1 - Math.exp(-k * 0.5)) * Math.exp(-k * 6.5);
      assertThat(at7).isCloseTo(last / (1 - Math.exp(-k * TAU)), within(1e-5));
      sum += at7;
    }
    assertThat(quantiles.mean(1, "D")).isCloseTo(sum / 20, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"var auc = 0; auc' = D", "T = 5; T' = 0.1 * T"})
  void whatGathersOrGrowsHasNoSteadyStateAndIsNamed(String more) {
    List<Entry> entries = List.of(steady(Dose.bolus(0, "D", 1)));
    assertThatThrownBy(() -> amounts(ONE + more, entries, 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("still changes")
        .hasMessageContaining(more.contains("auc") ? "auc" : "T");
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"SSA", "TAU", "HYBRID"})
  void byChanceThereIsNoneAndTheMethodIsRefused(Method method) {
    Calendar calendar = Calendar.of(List.of(steady(Dose.bolus(0, "D", 1)))).sampledAt(1);
    Simulation ode = Simulation.of(Model.ofAntimony(ONE), calendar);
    assertThatThrownBy(() -> ode.by(method))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("by chance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E: at (D > 5): D = 1", "J2: -> D; 1 + sin(time)"})
  void modelsThatDependOnMoreThanTheirStateAreRefused(String more) {
    List<Entry> entries = List.of(steady(Dose.bolus(0, "D", 1)));
    assertThatThrownBy(() -> amounts(ONE + more, entries, 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("steady state of a dose (SS)");
  }

  @Test
  void theTableTakesAndGivesSsAndFaultsNameRowAndColumn() {
    Table table =
        Table.of(
            "doses.csv",
            List.of(
                new NumberColumn("TIME", new double[] {0, 24, 30, 31, 32}),
                new NumberColumn("AMT", new double[] {100, 50, 50, 0, 10}),
                new NumberColumn("RATE", new double[] {0, 25, 0, 5, 0}),
                new NumberColumn("ADDL", new double[] {2, 0, 0, 0, 0}),
                new NumberColumn("II", new double[] {8, 12, 0, 0, 6}),
                new NumberColumn("SS", new double[] {1, 2, 1, 1, 3}),
                new NumberColumn("EVID", new double[] {1, 1, 1, 1, 1})));
    Findings findings = new Findings();
    Map<String, Calendar> read = DoseTable.read(table, List.of("D"), findings);
    Calendar expected =
        Calendar.of(
            List.of(
                new SteadyDose(Dose.bolus(0, "D", 100), 8, false),
                Dose.bolus(8, "D", 100),
                Dose.bolus(16, "D", 100),
                new SteadyDose(Dose.infusion(24, "D", 50, 2), 12, true)));
    assertThat(read).isEqualTo(Map.of("1", expected));
    assertThat(findings.list().stream().map(f -> f.where().row().orElse(0)))
        .containsExactly(3L, 4L, 5L);
    assertThat(DoseTable.read(DoseTable.write(read), List.of(), new Findings())).isEqualTo(read);
  }
}
