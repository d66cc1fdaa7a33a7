package org.marrow.kinetics.dosing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.Simulation;
import org.marrow.kinetics.simulation.Trajectory;

class DosingTest {
  private static final double KE = 0.7;
  private static final double KA = 2.1;
  private static final Network ONE_COMPARTMENT =
      Antimony.read(
              """
              compartment v = 5
              species D in v = 0
              ke = 0.7; ka = 2.1; lag = 0.25; f = 0.6
              J: D -> ; ke * D * v
              """,
              "one.ant")
          .network();

  private static double[] run(Network network, Calendar calendar, double... times) {
    return Simulation.of(Model.of(network), calendar.sampledAt(times))
        .with(Settings.of(1e-9, 1e-12))
        .observing("D")
        .run()
        .of("D");
  }

  @Test
  void aBolusDecaysAsTheExponentialSays() {
    double[] c = run(ONE_COMPARTMENT, Calendar.of(List.of(Dose.bolus(1, "D", 100))), 1, 3, 8);
    assertThat(c[0]).isZero();
    assertThat(c[1]).isCloseTo(20 * Math.exp(-KE * 2), within(1e-7));
    assertThat(c[2]).isCloseTo(20 * Math.exp(-KE * 7), within(1e-7));
  }

  @Test
  void anInfusionRisesAndFallsAsTheClosedFormSays() {
    double[] c = run(ONE_COMPARTMENT, Calendar.of(List.of(Dose.infusion(0, "D", 100, 4))), 2, 4, 9);
    double rate = 100.0 / 4 / 5;
    assertThat(c[0]).isCloseTo(rate / KE * (1 - Math.exp(-KE * 2)), within(1e-7));
    double top = rate / KE * (1 - Math.exp(-KE * 4));
    assertThat(c[1]).isCloseTo(top, within(1e-7));
    assertThat(c[2]).isCloseTo(top * Math.exp(-KE * 5), within(1e-7));
  }

  @Test
  void absorptionFromADepotIsTheBatemanFunctionWithLagAndFraction() {
    Network network = new Depot("gut", "D", "ka").addTo(ONE_COMPARTMENT);
    Calendar calendar =
        Calendar.of(List.of(Dose.bolus(0, "gut", 100)))
            .absorbing("gut", new Absorption(Optional.of("lag"), Optional.of("f")));
    double[] c = run(network, calendar, 0.25, 1.25, 5);
    assertThat(c[0]).isZero();
    for (int i = 1; i < 3; i++) {
      double t = i == 1 ? 1 : 4.75;
      double bateman = 60.0 / 5 * KA / (KA - KE) * (Math.exp(-KE * t) - Math.exp(-KA * t));
      assertThat(c[i]).isCloseTo(bateman, within(1e-7));
    }
  }

  @Test
  void inALinearModelTheSumOfDosesGivesTheSumOfCurves() {
    Network network =
        Antimony.read(
                """
                species D = 0, A1 = 0, A2 = 0
                J1: D -> A1; 3*D - 0.5*A1
                J2: D -> A2; 1.3*D - 0.04*A2
                J3: D -> ; 0.9*D
                """,
                "three.ant")
            .network();
    Stream random = new Streams(5).stream("doses", 0);
    double[] times = {3, 10, 40};
    double[] sum = new double[3];
    Calendar all = Calendar.EMPTY;
    for (int i = 0; i < 12; i++) {
      Dose dose =
          new Dose(
              random.uniform() * 20,
              "D",
              random.uniform() * 10,
              i % 2 == 0 ? 0 : 0.1 + random.uniform());
      all = all.and(List.of(dose));
      double[] single = run(network, Calendar.of(List.of(dose)), times);
      for (int k = 0; k < 3; k++) {
        sum[k] += single[k];
      }
    }
    double[] together = run(network, all, times);
    for (int k = 0; k < 3; k++) {
      assertThat(together[k]).isCloseTo(sum[k], within(1e-6 * (1 + sum[k])));
    }
  }

  @Test
  void aScheduledChangeActsFromItsTimeAndAResetGoesBackToTheStart() {
    Calendar calendar =
        Calendar.of(List.of(Dose.bolus(0, "D", 100), new Setting(2, "ke", 0), new Reset(5)));
    double[] c = run(ONE_COMPARTMENT, calendar, 2, 4, 6);
    assertThat(c[1]).isCloseTo(c[0], within(1e-9));
    assertThat(c[2]).isZero();
  }

  @Test
  void aDoseIntoNothingIsAFaultWithTheNearestName() {
    Calendar calendar = Calendar.of(List.of(Dose.bolus(0, "d", 1)));
    assertThatThrownBy(() -> Simulation.of(Model.of(ONE_COMPARTMENT), calendar))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.findings().getFirst().remedy()).contains("D"));
  }

  @Test
  void aNonmemTableIsReadWithEveryFaultAndItsRow() {
    Table table =
        Table.of(
            "doses.csv",
            List.of(
                TextColumn.of("id", List.of("a", "a", "b", "b", "b")),
                new NumberColumn("time", new double[] {0, 24, 0, 0, 5}),
                new NumberColumn("amt", new double[] {100, 0, 50, 10, 0}),
                new NumberColumn("rate", new double[] {25, 0, 0, -2, 0}),
                new NumberColumn("addl", new double[] {2, 0, 0, 0, 0}),
                new NumberColumn("ii", new double[] {12, 0, 0, 0, 0}),
                new NumberColumn("evid", new double[] {1, 0, 4, 1, 9})));
    Findings findings = new Findings();
    Map<String, Calendar> calendars = DoseTable.read(table, List.of("D"), findings);
    assertThat(calendars.get("a"))
        .isEqualTo(Calendar.of(Dose.infusion(0, "D", 100, 4).repeated(2, 12)).sampledAt(24));
    assertThat(java.util.Objects.requireNonNull(calendars.get("b")).entries())
        .containsExactly(new Reset(0), Dose.bolus(0, "D", 50));
    assertThat(findings.list().stream().map(f -> f.where().row().orElse(0)))
        .containsExactly(4L, 5L);
  }

  @Test
  void writingAndReadingATableGivesTheSameCalendars() {
    Calendar calendar =
        Calendar.of(Dose.infusion(1, "D", 3.25, 0.5).repeated(3, 7)).sampledEvery(0, 0.1, 2);
    Map<String, Calendar> calendars = Map.of("7", calendar);
    assertThat(DoseTable.read(DoseTable.write(calendars), List.of(), new Findings()))
        .isEqualTo(calendars);
  }

  @Test
  void aPatientsOwnValuesAreMeantAsTheModelMeansThem() {
    Trajectory start =
        Simulation.of(Model.of(ONE_COMPARTMENT), Calendar.EMPTY.sampledAt(0))
            .observing("D", "amount(D)")
            .run(new Patient(0, Map.of("D", 3.0, "v", 2.0)));
    assertThat(start.last("D")).isEqualTo(3);
    assertThat(start.last("amount(D)")).isEqualTo(6);
  }
}
