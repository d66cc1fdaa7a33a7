package org.marrow.niche.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.regimen.Regimen;
import org.marrow.niche.response.Category;

class VirtualPatientsTest {
  private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));
  private static final VirtualPatients PATIENTS =
      VirtualPatients.draw(MODELS, Rival.SELF_RENEWAL, 7, 24);
  private static final Regimen BORTEZOMIB =
      Regimen.parse("bortezomib 1.3 mg/m2 IV d1,4,8,11 q21d x8");

  private static ArmOutcome run(int threads) {
    return new ArmRun(PATIENTS, new VisitPlan(28, 364, 0.05), threads)
        .run("V", BORTEZOMIB, Disease.RELAPSED, Control.NONE);
  }

  @Test
  void theSamePatientsComeBackWhateverTheThreads() {
    ArmOutcome one = run(1);
    ArmOutcome two = run(2);
    assertThat(two.progression()).containsExactly(one.progression());
    assertThat(two.best()).containsExactly(one.best());
    assertThat(one.failed()).isZero();
    assertThat(Arrays.stream(one.progression()).filter(Double::isFinite).count()).isGreaterThan(3);
  }

  @Test
  void askingForMorePatientsKeepsTheFirstOnes() {
    VirtualPatients more = VirtualPatients.draw(MODELS, Rival.SELF_RENEWAL, 7, 40);
    var niche = PATIENTS.niche(Disease.RELAPSED, BORTEZOMIB.drugs());
    assertThat(more.table(niche).select(first(24)).csv()).isEqualTo(PATIENTS.table(niche).csv());
  }

  private static int[] first(int n) {
    int[] rows = new int[n];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  @Test
  void candidatesThatNoClinicSeesAreCountedByReason() {
    int rejected =
        VirtualPatients.draw(MODELS, Rival.SELF_RENEWAL, 7, 200).rejected().values().stream()
            .mapToInt(i -> i)
            .sum();
    assertThat(rejected).isPositive();
  }

  @Test
  void weightsMeetTheirTargetsAndStayPositive() {
    double[][] columns = new double[2][500];
    for (int i = 0; i < 500; i++) {
      Stream stream = new Streams(1).stream("w", i);
      columns[0][i] = stream.normal();
      columns[1][i] = stream.uniform() < 0.3 ? 1 : 0;
    }
    Weights weights = Weights.balancing(columns, new double[] {0.4, 0.5});
    assertThat(weights.met()).isTrue();
    double sum = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < 500; i++) {
      assertThat(weights.values()[i]).isPositive();
      sum += weights.values()[i];
      a += weights.values()[i] * columns[0][i];
      b += weights.values()[i] * columns[1][i];
    }
    assertThat(sum).isCloseTo(500, within(1e-9));
    assertThat(a / sum).isCloseTo(0.4, within(1e-5));
    assertThat(b / sum).isCloseTo(0.5, within(1e-5));
    assertThat(weights.effectiveSize()).isBetween(100.0, 500.0);
  }

  @Test
  void targetsOutsideTheDataAreSaidNotToBeMet() {
    assertThat(Weights.balancing(new double[][] {{0, 1, 0, 1}}, new double[] {2}).met()).isFalse();
    assertThat(Weights.equal(3).effectiveSize()).isEqualTo(3);
  }

  @Test
  void theMedianIsTheWeightedOneAndMayNotBeReached() {
    ArmOutcome outcome =
        new ArmOutcome(
            "x",
            Disease.RELAPSED,
            new double[] {100, Double.POSITIVE_INFINITY, 300},
            new Category[] {Category.PR, Category.SD, Category.CR},
            VisitPlan.TWO_YEARS,
            0);
    assertThat(outcome.median(new double[] {1, 1, 1})).isEqualTo(300);
    assertThat(outcome.median(new double[] {3, 1, 1})).isEqualTo(100);
    assertThat(outcome.median(new double[] {1, 5, 1})).isInfinite();
    assertThat(outcome.responseRate(new double[] {1, 2, 1})).isEqualTo(0.5);
    assertThat(outcome.progressedBy(new double[] {1, 1, 2}, 300)).isEqualTo(0.75);
  }
}
