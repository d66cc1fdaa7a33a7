package org.marrow.workbench.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.twin.Twin;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.StudyReader;
import org.marrow.workbench.study.VirtualPlan;

class VirtualTest {
  private static final Marrow MARROW = new Marrow(1, 0.0714, 0.2, 1, 0.03);

  @Test
  void sharesOfAnAspirateAddUpAndBloodThinsM1() {
    assertThat(Arrays.stream(MARROW.aspirate(0, 1)).sum()).isCloseTo(1, within(1e-12));
    assertThat(Arrays.stream(MARROW.aspirate(0.4, 1)).sum()).isCloseTo(1, within(1e-12));
    double pure = MARROW.m1OfLeukocytes();
    double thinned = Marrow.m1OfLeukocytes(MARROW.aspirate(0.4, 1));
    assertThat(thinned).isBetween(0.4 * pure, 0.7 * pure);
    // Tumour cells bear no CD45, so their burden leaves the share among leukocytes alone.
    Marrow small = new Marrow(1, 0.0714, 0.2, 0.1, 0.03);
    assertThat(small.m1OfLeukocytes()).isCloseTo(pure, within(0.05 * pure));
  }

  @Test
  void aTubeIsAddressedByPatientAndNumberAndAnIsotypeTubeHasNoStain() {
    Streams streams = new Streams(5);
    TubeNoise noise = TubeNoise.usual(3000);
    double[] shares = MARROW.aspirate(0.2, 1);
    Sample one = MarrowTube.of("a", shares, streams, 7, 0, noise, false);
    Sample again = MarrowTube.of("a", shares, streams, 7, 0, noise, false);
    Sample other = MarrowTube.of("a", shares, streams, 8, 0, noise, false);
    Sample isotype = MarrowTube.of("i", shares, streams, 7, 0, noise, true);
    int cd45 = one.find("CD45").orElseThrow();
    assertThat(one.column(cd45)).isEqualTo(again.column(cd45)).isNotEqualTo(other.column(cd45));
    assertThat(median(isotype, cd45)).isLessThan(400);
    assertThat(median(one, cd45)).isGreaterThan(2000);
    assertThat(one.spillover()).isPresent();
    assertThat(one.keywords().get("$COM"))
        .hasValueSatisfying(c -> assertThat(c).contains("simulated"));
  }

  private static double median(Sample sample, int channel) {
    double[] values = sample.column(channel).toDoubles();
    Arrays.sort(values);
    return values[values.length / 2];
  }

  @Test
  void thePowerCalculationIsThatOfSchoenfeldWithTheAttenuatedEffect() {
    // (1.95996 + 0.84162)^2 / (ln(1.4)^2 x 0.65) = 106.66; three quarters of patients have events.
    VirtualPlan.Planned planned = new VirtualPlan.Planned(1.4, 0.65, 0.8, 0.75);
    assertThat(VirtualCohort.events(planned)).isCloseTo(106.66, within(0.01));
    assertThat(VirtualCohort.needed(planned)).isEqualTo(143);
  }

  @Test
  void regressionCalibrationBringsBackAPlantedEffectThatCountingHides() {
    Stream stream = new Streams(11).stream("planted", 0);
    List<MarkerEstimate.Row> noisy = new java.util.ArrayList<>();
    List<MarkerEstimate.Row> exact = new java.util.ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      double truth = stream.normal();
      double time = stream.exponential() * StrictMath.exp(-0.3 * truth);
      double read = truth + 0.8 * stream.normal();
      double repeat = i % 3 == 0 ? truth + 0.8 * stream.normal() : Double.NaN;
      noisy.add(new MarkerEstimate.Row(Math.min(time, 2), time < 2, read, repeat));
      exact.add(new MarkerEstimate.Row(Math.min(time, 2), time < 2, truth, Double.NaN));
    }
    MarkerEstimate estimate = MarkerEstimate.of(noisy, false);
    assertThat(MarkerEstimate.of(exact, true).coef()).isCloseTo(0.3, within(0.05));
    assertThat(estimate.coef()).isLessThan(0.24);
    assertThat(estimate.corrected().orElseThrow().coef()).isCloseTo(0.3, within(0.06));
    assertThat(estimate.covers(0.3)).isTrue();
    assertThat(estimate.coversUncorrected(0.3)).isFalse();
  }

  @Test
  void aMeasurementThatTellsAllTakesTheVarianceAwayAndOneThatTellsNothingLeavesIt() {
    int n = 400;
    double[] weights = new double[n];
    Arrays.fill(weights, 1.0 / n);
    double[] target = new double[n];
    double[] nothing = new double[n];
    for (int i = 0; i < n; i++) {
      target[i] = i % 20;
      nothing[i] = 1;
    }
    Twin twin = new Twin(weights, n, 0, Optional.empty());
    double all = Twins.reduction(twin, target, new Twins.Candidate("all", target, 0.01), 20);
    double none = Twins.reduction(twin, target, new Twins.Candidate("none", nothing, 1), 20);
    assertThat(all).isGreaterThan(0.99);
    assertThat(none).isCloseTo(0, within(1e-9));
  }

  @Test
  void repeatedStudiesGoOnWhereTheyWereStoppedAndOthersAreRefused(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("log.csv");
    Repetition first = new Repetition(0, 120, 100, 0.1, 0.2, 0.6, 1.0 / 3, 0.25, true);
    Repetition second = new Repetition(1, 118, 99, -0.1, 0.2, 0.1, Double.NaN, Double.NaN, true);
    RepetitionLog log = RepetitionLog.open(file, "this");
    log.add(first);
    log.add(second);
    Files.writeString(file, "2,117,98,0.12", StandardOpenOption.APPEND);
    RepetitionLog again = RepetitionLog.open(file, "this");
    assertThat(again.found(0)).contains(first);
    assertThat(again.found(1)).contains(second);
    assertThat(again.found(2)).isEmpty();
    assertThat(again.size()).isEqualTo(2);
    assertThat(first.covers(0.5)).isTrue();
    assertThat(second.covers(0.5)).isFalse();
    assertThatThrownBy(() -> RepetitionLog.open(file, "that")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aStudyIsRepeatedThroughFilesAloneOnAnyNumberOfThreads(@TempDir Path folder)
      throws IOException {
    Study study = StudyReader.read(Path.of("../studies/bortezomib-loop")).study();
    VirtualPlan small = small(study.virtual().orElseThrow());
    Coverage one = coverage(small, study, Files.createDirectory(folder.resolve("one")), 1);
    Coverage two = coverage(small, study, Files.createDirectory(folder.resolve("two")), 2);
    assertThat(one).isEqualTo(two);
    assertThat(one.studies()).isEqualTo(2);
    assertThat(one.refused()).isEqualTo(2);
    assertThat(folder.resolve("one")).isEmptyDirectory();
  }

  private static Coverage coverage(VirtualPlan plan, Study study, Path folder, int threads)
      throws IOException {
    return Coverage.run(
        plan,
        study.samples().orElseThrow(),
        new Coverage.Asked(2000, 3, 2, folder, Optional.empty()),
        threads,
        (_, _) -> {});
  }

  private static VirtualPlan small(VirtualPlan plan) {
    return new VirtualPlan(
        40,
        OptionalInt.of(12),
        plan.planned(),
        plan.il1FollowsM1(),
        plan.arms(),
        plan.cycle(),
        plan.days(),
        plan.assayCv(),
        plan.dropOut(),
        plan.sampleDay(),
        plan.landmark(),
        0.8,
        plan.events(),
        0,
        0);
  }
}
