package org.marrow.kinetics.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.dosing.Dose;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.population.Counts;
import org.marrow.kinetics.population.Distribution;
import org.marrow.kinetics.population.FirstPassage;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.QuantileSketch;
import org.marrow.kinetics.population.Quantiles;
import org.marrow.kinetics.population.TrajectoryFile;

class PopulationTest {
  private static final String DECAY =
      """
      compartment v = 5
      species D in v = 0
      ke = 0.7  // spread: lognormal(cv=30%) | mark: ASSUMED
      J: D -> ; ke * D * v
      """;
  private static final Calendar WEEK =
      Calendar.of(Dose.bolus(0, "D", 100).repeated(4, 1)).sampledEvery(0, 0.25, 7);

  private static Simulation simulation() {
    return Simulation.of(Model.ofAntimony(DECAY), WEEK);
  }

  private static Population patients(long size) {
    return Population.of(Antimony.read(DECAY, "decay").network(), size, new Streams(9));
  }

  @Test
  void theFaceWorksInTenLines() {
    Quantiles quantiles = new Quantiles();
    Summary summary = simulation().on(2).run(patients(1_000), quantiles);
    assertThat(summary.failed()).isZero();
    // A higher clearance leaves less: the median patient is near the typical one.
    double typical = simulation().run().last("D");
    assertThat(quantiles.at(28, "D").quantile(0.5)).isCloseTo(typical, within(0.2 * typical));
    assertThat(quantiles.at(28, "D").count()).isEqualTo(1_000);
  }

  @Test
  void threadsAndBlocksChangeNoByte(@TempDir Path folder) throws IOException {
    byte[] one = trajectories(folder.resolve("1.csv"), 1, 3_000);
    byte[] three = trajectories(folder.resolve("3.csv"), 3, 3_000);
    assertThat(Arrays.equals(one, three)).isTrue();
    // A population is a prefix of a larger one, and a patient alone is the patient in the crowd.
    byte[] fewer = trajectories(folder.resolve("fewer.csv"), 2, 500);
    assertThat(Arrays.equals(fewer, Arrays.copyOf(one, fewer.length))).isTrue();
    Trajectory alone = simulation().run(patients(3_000).patient(499));
    String last = new String(fewer, StandardCharsets.UTF_8).strip();
    assertThat(last.substring(last.lastIndexOf(',') + 1))
        .isEqualTo(Double.toString(alone.last("D")));
  }

  private static byte[] trajectories(Path file, int threads, long size) throws IOException {
    try (TrajectoryFile sink = new TrajectoryFile(file)) {
      simulation().on(threads).run(patients(size), sink);
    }
    return Files.readAllBytes(file);
  }

  @Test
  void aRunThatWasStoppedGoesOnAndEndsWithTheSameBytes(@TempDir Path folder) throws IOException {
    Simulation simulation = simulation();
    Population population = patients(250);
    Path whole = folder.resolve("whole.csv");
    Quantiles expected = new Quantiles();
    FirstPassage passage = new FirstPassage("D", 30, FirstPassage.Direction.UP);
    try (TrajectoryFile sink = new TrajectoryFile(whole)) {
      simulation.run(population, sink, expected, passage);
    }
    Path parts = folder.resolve("parts.csv");
    Path checkpoint = folder.resolve("run.checkpoint");
    Summary summary = new Summary(0, 0, 0, false, List.of());
    int starts = 0;
    Quantiles quantiles = new Quantiles();
    FirstPassage resumed = new FirstPassage("D", 30, FirstPassage.Direction.UP);
    while (!summary.finished()) {
      AtomicInteger blocks = new AtomicInteger();
      // Each start does one block and loses what it had not saved, as a killed process does.
      Control control =
          Control.NONE
              .savingTo(checkpoint)
              .inBlocksOf(100)
              .cancelledBy(() -> blocks.getAndIncrement() == 1);
      quantiles = new Quantiles();
      resumed = new FirstPassage("D", 30, FirstPassage.Direction.UP);
      try (TrajectoryFile sink = new TrajectoryFile(parts)) {
        summary = simulation.run(population, control, sink, quantiles, resumed);
        if (!summary.finished()) {
          sink.patient(9, new double[29][1], new Outcome(Outcome.Status.DONE, 0, 0, 0));
        }
      }
      starts++;
    }
    assertThat(starts).isGreaterThan(1);
    assertThat(Files.mismatch(whole, parts)).isEqualTo(-1);
    assertThat(quantiles.at(5, "D")).isEqualTo(expected.at(5, "D"));
    assertThat(quantiles.mean(5, "D")).isEqualTo(expected.mean(5, "D"));
    assertThat(resumed.passages()).isEqualTo(passage.passages());
    assertThat(Files.exists(checkpoint)).isFalse();
  }

  @Test
  void samplesNeverSteerTheRun() {
    Model model = Model.ofAntimony(DECAY);
    Calendar coarse = Calendar.of(Dose.bolus(0, "D", 100).repeated(4, 1)).sampledAt(3.5, 7);
    for (Method method : List.of(Method.ODE, Method.TAU, Method.HYBRID)) {
      Simulation few = Simulation.of(model, coarse).by(method).seeded(5);
      Simulation many = Simulation.of(model, coarse.sampledEvery(0, 0.01, 7)).by(method).seeded(5);
      assertThat(many.run().last("D")).as(method.name()).isEqualTo(few.run().last("D"));
    }
  }

  @Test
  void anotherRunsCheckpointIsRefused(@TempDir Path folder) {
    Path checkpoint = folder.resolve("run.checkpoint");
    AtomicInteger asked = new AtomicInteger();
    Control once =
        Control.NONE
            .savingTo(checkpoint)
            .inBlocksOf(10)
            .cancelledBy(() -> asked.getAndIncrement() == 1);
    Simulation fine = simulation();
    fine.run(patients(30), once, new Quantiles());
    assertThatThrownBy(() ->
            fine.seeded(99).run(patients(30), Control.NONE.savingTo(checkpoint), new Quantiles()))
        .hasMessageContaining("another run");
  }

  @Test
  void armsShareTheirPatients() {
    Population control = patients(100);
    Population treated = control.with(Map.of("v", 7.0));
    for (int i = 0; i < 100; i++) {
      assertThat(treated.patient(i).values().get("ke"))
          .isEqualTo(control.patient(i).values().get("ke"));
    }
  }

  @Test
  void drawsHaveTheMomentsAndCorrelationsAskedFor() {
    Map<String, Distribution> shapes = new LinkedHashMap<>();
    shapes.put("a", new Distribution.Normal(3, 2));
    shapes.put("b", Distribution.LogNormal.ofCv(10, 0.5));
    shapes.put("c", new Distribution.LogitNormal(0, 1, 0.3, 0.8));
    shapes.put("d", new Distribution.Uniform(2, 4));
    double[][] correlation = {{1, 0.6, 0, 0}, {0.6, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    int n = 20_000;
    Population population = Population.correlated(n, new Streams(4), shapes, correlation);
    double a = 0;
    double aa = 0;
    double ab = 0;
    double b = 0;
    double bb = 0;
    double d = 0;
    int below = 0;
    for (int i = 0; i < n; i++) {
      Map<String, Double> p = population.patient(i).values();
      double za = (p.getOrDefault("a", 0.0) - 3) / 2;
      double zb = Math.log(p.getOrDefault("b", 1.0) / 10);
      a += za;
      aa += za * za;
      b += zb;
      bb += zb * zb;
      ab += za * zb;
      d += p.getOrDefault("d", 0.0);
      below += p.getOrDefault("c", 0.0) < 0.3 ? 1 : 0;
    }
    // Five standard errors of each statistic.
    assertThat(a / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(aa / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
    assertThat(ab / Math.sqrt(aa * bb)).isCloseTo(0.6, within(5 * 0.64 / Math.sqrt(n)));
    assertThat(Math.sqrt(bb / n)).isCloseTo(Math.sqrt(Math.log(1.25)), within(0.02));
    assertThat(b / n).isCloseTo(0, within(0.02));
    assertThat(d / n).isCloseTo(3, within(5 * 2 / Math.sqrt(12.0 * n)));
    assertThat(below / (double) n).isCloseTo(0.5, within(2.5 / Math.sqrt(n)));
  }

  @Test
  void aCorrelationThatCannotBeIsRefused() {
    Map<String, Distribution> shapes = new LinkedHashMap<>();
    shapes.put("a", new Distribution.Normal(3, 2));
    shapes.put("b", new Distribution.Normal(3, 2));
    assertThatThrownBy(() ->
            Population.correlated(2, new Streams(1), shapes, new double[][] {{1, 1.2}, {1.2, 1}}))
        .hasMessageContaining("positive definite at b");
  }

  @Test
  void aSketchKeepsQuantilesToATenthOfAPercentWhateverTheOrder() {
    Stream random = new Streams(2).stream("sketch", 0);
    double[] numbers = new double[50_000];
    QuantileSketch sketch = new QuantileSketch();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.exp(4 * random.normal()) * (i % 5 == 0 ? -1 : 1);
      sketch.add(numbers[i]);
    }
    QuantileSketch other = new QuantileSketch();
    for (int i = numbers.length - 1; i >= 0; i--) {
      other.add(numbers[i]);
    }
    assertThat(other).isEqualTo(sketch);
    Arrays.sort(numbers);
    for (double q : new double[] {0, 0.001, 0.05, 0.2, 0.5, 0.9, 0.999, 1}) {
      double exact = numbers[(int) Math.floor(q * (numbers.length - 1))];
      assertThat(sketch.quantile(q)).isCloseTo(exact, within(0.001 * Math.abs(exact)));
    }
  }

  @Test
  void mergedSketchesAreTheSketchOfAll() {
    Stream random = new Streams(2).stream("merge", 0);
    QuantileSketch all = new QuantileSketch();
    QuantileSketch[] parts = {new QuantileSketch(), new QuantileSketch(), new QuantileSketch()};
    for (int i = 0; i < 10_000; i++) {
      double x = Math.exp(3 * random.normal());
      all.add(x);
      parts[(int) random.below(3)].add(x);
    }
    QuantileSketch merged = new QuantileSketch();
    for (QuantileSketch part : parts) {
      merged.merge(part);
    }
    assertThat(merged).isEqualTo(all);
    assertThat(merged.quantile(0.37)).isEqualTo(all.quantile(0.37));
  }

  @Test
  void countsAndFirstPassagesAreThoseOfTheTrajectories() {
    Counts counts = new Counts("D", 10);
    FirstPassage passage = new FirstPassage("D", 10, FirstPassage.Direction.UP);
    simulation().run(patients(400), counts, passage);
    assertThat(counts.known(28)).isEqualTo(400);
    assertThat(counts.atOrBelow(0)).isEqualTo(400);
    assertThat(counts.atOrBelow(1)).isZero();
    // The bolus at 0 is seen at the first sample after it; a straight line reaches 10 between them.
    assertThat(passage.passages().count()).isEqualTo(400);
    assertThat(passage.passages().quantile(0.5)).isBetween(0.0, 0.25);
    assertThat(passage.never()).isZero();
  }

  @Test
  void aValueOfWhatTheModelDoesNotHaveIsAFault() {
    assertThatThrownBy(() -> simulation().run(new Patient(0, Map.of("kee", 1.0))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("kee");
    assertThatThrownBy(() -> simulation().observing("E")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void spreadsThatCannotBeReadAreFaultsWithWhatWasExpected() {
    String text = "k = 1  // spread: lognormal(cw=30%)\nm = 2  // spread: gauss(sd=1)\n";
    assertThatThrownBy(() -> Population.of(Antimony.read(text, "m").network(), 10, new Streams(1)))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> {
              assertThat(e.findings()).hasSize(2);
              assertThat(e.findings().getFirst().what()).contains("unknown key cw");
              assertThat(e.findings().getLast().what()).contains("unknown distribution gauss");
            });
    assertThat(List.of(Distribution.isNotation("0.1..0.5"))).containsExactly(false);
  }
}
