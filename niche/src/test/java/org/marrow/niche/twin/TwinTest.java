package org.marrow.niche.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.NicheRules;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.Disease;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.niche.regimen.Regimen;

class TwinTest {
  private static final int PATIENTS = 500;
  private static final int NEW_PATIENTS = 5;
  private static final List<Measurement> PLAN =
      List.of(
          new Measurement("m_protein", 0, 1, 0.2),
          new Measurement("m_protein", 28, 1, 0.2),
          new Measurement("tic_fraction", 0, 1, 0.4),
          new Measurement("m1_fold", 11, 1, 0.3),
          // What the twin has to predict: never used as a measurement.
          new Measurement("m_protein", 112, 1, 0.2));
  private static final Regimen THERAPY = Regimen.parse("bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x4");
  private static final MeasuredPatients TRUTHS =
      MeasuredPatients.under(
          VirtualPatients.draw(
              new ModelFolder(Path.of("../models")),
              Rival.SELF_RENEWAL,
              11,
              PATIENTS + NEW_PATIENTS),
          THERAPY,
          Disease.RELAPSED,
          PLAN,
          2);

  private static List<Measurement> measured(int patient, long noise) {
    Stream stream = new Streams(99).stream("assay", noise);
    List<Measurement> measured = new ArrayList<>();
    for (int j = 0; j < PLAN.size() - 1; j++) {
      Measurement m = PLAN.get(j);
      double value = TRUTHS.value(patient, j) * StrictMath.exp(m.sigma() * stream.normal());
      measured.add(new Measurement(m.quantity(), m.day(), value, m.cv()));
    }
    return measured;
  }

  /** The first patients are the population, the others are new to it. */
  private static double[] prior() {
    double[] prior = new double[PATIENTS + NEW_PATIENTS];
    Arrays.fill(prior, 0, PATIENTS, 1.0 / PATIENTS);
    return prior;
  }

  @Test
  void ninetyPercentIntervalsCoverTheTruthOfNinetyPercentOfNewPatients() {
    TwinCoverage coverage =
        TwinCoverage.of(new ModelFolder(Path.of("../models")), Rival.SELF_RENEWAL, 2, 600, 200, 2);
    assertThat(coverage.refused()).isLessThan(80);
    for (TwinCoverage.Quantity q : coverage.quantities()) {
      // 0.90 within 2.6 standard errors; 500 patients on the page docs/twins.md.
      assertThat(q.share()).as(q.name()).isBetween(0.84, 0.96);
      assertThat(q.distance()).as(q.name()).isLessThan(q.allowed());
    }
  }

  @Test
  void ranksTellAPosteriorThatIsTooSureOfItself() {
    double[] even = new double[200];
    double[] edges = new double[200];
    for (int i = 0; i < 200; i++) {
      even[i] = (i + 0.5) / 200;
      edges[i] = i < 100 ? 0.1 * even[i] : 1 - 0.1 * even[i];
    }
    TwinCoverage.Quantity good = new TwinCoverage.Quantity("x", "predicted", 180, 200, even);
    TwinCoverage.Quantity sure = new TwinCoverage.Quantity("x", "predicted", 100, 200, edges);
    assertThat(good.distance()).isLessThan(good.allowed());
    assertThat(sure.distance()).isGreaterThan(sure.allowed());
    // Wilson's interval of 180 in 200, from the formula by hand.
    assertThat(good.interval().lower()).isBetween(0.85055, 0.85065);
    assertThat(good.interval().upper()).isBetween(0.9343, 0.9344);
    assertThat(sure.interval().upper()).isLessThan(0.9);
  }

  @Test
  void aPatientUnlikeAllOthersIsRefused() {
    List<Measurement> odd = List.of(new Measurement("m_protein", 0, 5000, 0.1));
    MeasuredPatients truths = TRUTHS;
    Twin twin = Twin.of(odd, prior(), truths);
    assertThat(twin.refusal().orElseThrow().rule()).isEqualTo(NicheRules.OUTSIDE_POPULATION);
  }

  @Test
  void measurementsFarMoreExactThanThePopulationIsDenseAreRefused() {
    List<Measurement> exact = new ArrayList<>();
    for (Measurement m : measured(PATIENTS, 1)) {
      exact.add(new Measurement(m.quantity(), m.day(), m.value(), 0.12));
    }
    Twin twin = Twin.of(exact, prior(), TRUTHS);
    assertThat(twin.effective()).isLessThan(PATIENTS / 20.0);
    assertThat(twin.weights()).hasSize(PATIENTS + NEW_PATIENTS);
    assertThat(Arrays.stream(twin.weights()).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
  }

  @Test
  void vagueMeasurementsLeaveThePriorAsItWas() {
    Twin twin =
        Twin.of(List.of(new Measurement("m_protein", 0, TRUTHS.value(0, 0), 2)), prior(), TRUTHS);
    assertThat(twin.effective()).isGreaterThan(PATIENTS * 0.6);
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    assertThatThrownBy(() -> new Measurement("weight", 0, 1, 0.1)).hasMessageContaining("weight");
    assertThatThrownBy(() -> new Measurement("m_protein", 0, -1, 0.1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Measurement("m_protein", 0, 1, 0)).hasMessageContaining("0");
    assertThatThrownBy(() -> Twin.of(List.of(), prior(), TRUTHS))
        .hasMessageContaining("at least one");
  }
}
