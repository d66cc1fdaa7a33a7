package org.marrow.workbench.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.count.CountingRun;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.count.SampleRow;
import org.marrow.workbench.study.VirtualPlan;

/**
 * Samples of virtual patients: each tube is written as an FCS file with its isotype control,
 * counted from that file by the code that counts real ones, and deleted. A patient at a time is on
 * disk.
 */
public final class VirtualSamples {
  private final VirtualPlan plan;
  private final Streams streams;
  private final SampleCounter counter;
  private final Path folder;
  private final int draw;

  /**
   * Samples.
   *
   * @param folder where the files stand while they are needed; must exist
   * @param draw number of the draw of all chance, as of the cohort's
   */
  VirtualSamples(VirtualPlan plan, Streams streams, SampleCounter counter, Path folder, int draw) {
    this.plan = plan;
    this.streams = streams;
    this.counter = counter;
    this.folder = folder;
    this.draw = draw;
  }

  /** Hears how many patients are done; from any thread. */
  @FunctionalInterface
  public interface Listener {
    /** So many patients are counted. */
    void counted(int done, int of);
  }

  /** Counts every tube, patient by patient; the answer does not depend on the number of threads. */
  List<SampleCounter.Counted> count(VirtualCohort cohort, int threads, Listener listener) {
    List<VirtualCohort.Patient> patients = cohort.patients();
    AtomicInteger done = new AtomicInteger();
    List<SampleCounter.Counted> all = new ArrayList<>();
    CountingRun.inOrder(
            patients.size(),
            threads,
            i -> {
              VirtualCohort.Patient patient = patients.get(i);
              List<SampleCounter.Counted> own = count(patient, Tube.of(patient));
              listener.counted(done.incrementAndGet(), patients.size());
              return own;
            })
        .forEach(all::addAll);
    return all;
  }

  /** Counts some tubes of one patient. */
  List<SampleCounter.Counted> count(VirtualCohort.Patient patient, List<Tube> tubes) {
    List<SampleCounter.Counted> counted = new ArrayList<>();
    for (Tube tube : tubes) {
      double[] shares =
          TubeDraw.of(streams, patient.number(), tube.number(draw), noise())
              .shares(tube.marrow(patient.course()));
      SampleRow stained = write(patient, tube, shares, false);
      SampleRow isotype = write(patient, tube, shares, true);
      counted.add(counter.count(stained, List.of(counter.control(isotype))));
      if (patient.number() >= plan.keepFiles()) {
        delete(stained.file());
        delete(isotype.file());
      }
    }
    return counted;
  }

  private SampleRow write(
      VirtualCohort.Patient patient, Tube tube, double[] shares, boolean isotype) {
    String name =
        patient.id() + "-" + tube.name().toLowerCase(Locale.ROOT) + (isotype ? "-isotype" : "");
    Sample sample =
        MarrowTube.of(name, shares, streams, patient.number(), tube.number(draw), noise(), isotype);
    Path file = folder.resolve(name + ".fcs");
    try {
      FcsWriter.write(sample, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampleRow(
        name,
        file,
        name + ".fcs",
        patient.id(),
        tube.visit(),
        OptionalDouble.of(tube == Tube.BEFORE ? 0 : plan.sampleDay()),
        isotype ? Optional.of(ControlKind.ISOTYPE) : Optional.empty(),
        Optional.empty(),
        patient.id(),
        Map.of());
  }

  private TubeNoise noise() {
    return TubeNoise.usual(plan.events());
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
