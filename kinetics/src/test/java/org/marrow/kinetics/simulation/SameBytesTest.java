package org.marrow.kinetics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.Routines;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.dosing.Dose;
import org.marrow.kinetics.dosing.Entry;
import org.marrow.kinetics.dosing.Setting;
import org.marrow.kinetics.lanes.Lanes;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.RandomNetworks;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Distribution;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.TrajectoryFile;

/**
 * The property that all of kinetics rests on: random networks with random doses, infusions,
 * settings and events give the same bytes interpreted, scalar, in 2, 4 and 8 lanes, on any number
 * of threads, whole or stopped and resumed.
 */
class SameBytesTest {
  private static final int PATIENTS = 7;
  private static final Optional<Function<Kernel, Routines>> INTERPRETED =
      Optional.of(kernel -> kernel.interpreted(1));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aRandomNetworkGivesTheSameBytesInEveryWay(long seed) throws IOException {
    Network network = seed % 3 == 0 ? RandomNetworks.withEvents(seed) : RandomNetworks.smooth(seed);
    Population population = population(network);
    for (Method method : Method.values()) {
      Simulation simulation =
          Simulation.of(Model.of(network), calendar(network, seed))
              .by(method)
              .with(Settings.of(1e-3, 1e-6))
              .seeded(seed);
      byte[] expected = whole(simulation, population, INTERPRETED);
      assertThat(new String(expected, java.nio.charset.StandardCharsets.UTF_8).lines())
          .hasSize(1 + PATIENTS * simulation.times().length)
          .noneMatch(line -> line.contains("NaN"));
      // Beyond the differential equations without events there is one way only to run a patient.
      boolean inLanes = method == Method.ODE && network.events().isEmpty();
      for (int lanes : inLanes && Lanes.available() ? new int[] {1, 2, 4, 8} : new int[] {1}) {
        Optional<Function<Kernel, Routines>> backend =
            Optional.of(kernel -> kernel.routines(lanes));
        for (int threads = 1; threads <= 3; threads++) {
          String way = String.join(" ", network.id(), "" + seed, "" + method, lanes + " lanes");
          assertThat(whole(simulation.on(threads), population, backend))
              .as("%s, %d threads", way, threads)
              .isEqualTo(expected);
          assertThat(resumed(simulation.on(threads), population, backend))
              .as("%s, %d threads, resumed", way, threads)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static Population population(Network network) {
    Map<String, Distribution> spreads = new LinkedHashMap<>();
    network.parameters().stream()
        .filter(p -> p.id().startsWith("k"))
        .forEach(
            p -> spreads.put(p.id(), Distribution.LogNormal.ofCv(p.value().orElseThrow(), 0.3)));
    return Population.of(PATIENTS, new Streams(11), spreads);
  }

  private static Calendar calendar(Network network, long seed) {
    var random = new Streams(seed).stream("calendar", 0);
    List<String> species = network.species().stream().map(s -> s.id()).toList();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String target = species.get((int) random.below(species.size()));
      double time = random.below(8) / 2.0;
      entries.add(
          switch ((int) random.below(3)) {
            case 0 -> Dose.bolus(time, target, random.below(30));
            case 1 -> Dose.infusion(time, target, random.below(30), 0.25 + random.uniform());
            default -> new Setting(time, "k0", 0.1 + random.uniform());
          });
    }
    return Calendar.of(entries).sampledAt(0, 0.3, 1, 2, 3.77, 5);
  }

  private byte[] whole(
      Simulation simulation, Population population, Optional<Function<Kernel, Routines>> backend)
      throws IOException {
    Path file = folder.resolve("whole.csv");
    try (TrajectoryFile sink = new TrajectoryFile(file)) {
      simulation.run(population, Control.NONE, backend, sink);
    }
    return Files.readAllBytes(file);
  }

  /** A run that is stopped after every block of three patients. */
  private byte[] resumed(
      Simulation simulation, Population population, Optional<Function<Kernel, Routines>> backend)
      throws IOException {
    Path file = folder.resolve("parts.csv");
    boolean finished = false;
    int starts = 0;
    for (; !finished; starts++) {
      AtomicInteger asked = new AtomicInteger();
      Control control =
          Control.NONE
              .savingTo(folder.resolve("run.checkpoint"))
              .inBlocksOf(3)
              .cancelledBy(() -> asked.getAndIncrement() == 1);
      try (TrajectoryFile sink = new TrajectoryFile(file)) {
        finished = simulation.run(population, control, backend, sink).finished();
      }
    }
    assertThat(starts).isEqualTo(3);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.toString().endsWith(".checkpoint"));
    }
    return Files.readAllBytes(file);
  }
}
