package org.marrow.cytometry.assay;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.FcsRules;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.fcs.EventFolder;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.quality.QualityReport;
import org.marrow.cytometry.transform.TubeRole;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * Event files that are counted together: a folder and the definitions to count in it.
 *
 * <pre>{@code
 * CountTable table =
 *     Batch.of(folder, Definitions.shipped(), List.of("m1-like-human-marrow", "tic-b-pre-plasma-cell"))
 *         .count(threads)
 *         .counts();
 * }</pre>
 *
 * Files are counted side by side and reported in their order, so the answer does not depend on the
 * number of threads. At most one file a thread is in memory.
 */
public final class Batch {
  /** One file and what it is called in the results. */
  private record Tube(String name, Path file) {}

  /** Receives the files one after the other, in their order. */
  @FunctionalInterface
  public interface Visitor {
    /** Called once a file, from the thread that called {@link Batch#count(int, Visitor)}. */
    void counted(CountedFile file);
  }

  private final Definitions definitions;
  private final List<Definition> wanted;
  private final List<Tube> samples;
  private final Map<Path, List<Tube>> controlsByFolder;
  private final List<ControlTube> controls;
  private final List<Finding> findings;
  private final AssaySettings settings;

  private Batch(
      Definitions definitions,
      List<Definition> wanted,
      List<Tube> samples,
      Map<Path, List<Tube>> controlsByFolder,
      List<ControlTube> controls,
      List<Finding> findings,
      AssaySettings settings) {
    this.definitions = definitions;
    this.wanted = List.copyOf(wanted);
    this.samples = List.copyOf(samples);
    this.controlsByFolder = controlsByFolder;
    this.controls = List.copyOf(controls);
    this.findings = List.copyOf(findings);
    this.settings = settings;
  }

  /**
   * The event files of a folder and those below it. Files whose names call them isotype, FMO or
   * unstained are the controls of the samples in the same folder (those of the top folder serve
   * every folder without its own), single stains are left out; each with a finding that says so.
   *
   * @param names definitions to count, {@code name} or {@code name@version}; at least one
   * @throws InvalidInput when the folder holds no event file, or a definition does not exist
   */
  public static Batch of(Path folder, Definitions definitions, List<String> names) {
    List<Tube> samples = new ArrayList<>();
    TreeMap<Path, List<Tube>> controls = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    for (Path file : EventFolder.files(folder)) {
      Tube tube = new Tube(EventFolder.name(folder, file), file);
      TubeRole.Kind kind = TubeRole.of(String.valueOf(file.getFileName())).kind();
      switch (kind) {
        case STAINED -> samples.add(tube);
        case SINGLE_STAIN ->
            findings.add(
                CountRules.CONTROL_BY_NAME.at(
                    Where.in(tube.name()), "a single stain by its name, not counted"));
        case ISOTYPE, FMO, UNSTAINED -> {
          controls.computeIfAbsent(parent(file), _ -> new ArrayList<>()).add(tube);
          findings.add(
              CountRules.CONTROL_BY_NAME.at(
                  Where.in(tube.name()),
                  kind(kind).word() + " control by its name, not counted as a sample"));
        }
      }
    }
    if (samples.isEmpty()) {
      throw new InvalidInput(
          FcsRules.UNREADABLE_FILE.at(
              Where.in(folder.toString()),
              "every file of the folder is a control by its name; there is no sample to count"));
    }
    List<Tube> top = controls.getOrDefault(folder, List.of());
    samples.forEach(s -> controls.putIfAbsent(parent(s.file()), top));
    return new Batch(
        definitions,
        wanted(definitions, names),
        samples,
        controls,
        List.of(),
        findings,
        AssaySettings.standard());
  }

  /**
   * These event files, in this order, all of them samples.
   *
   * @param names definitions to count, {@code name} or {@code name@version}; at least one
   */
  public static Batch of(List<Path> files, Definitions definitions, List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (!seen.add(name)) {
        twice.add(name);
      }
    }
    List<Tube> samples = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      // Two patients may both have a before.fcs: then the folder is part of the name.
      samples.add(new Tube(twice.contains(name) ? file.toString().replace('\\', '/') : name, file));
    }
    return new Batch(
        definitions,
        wanted(definitions, names),
        samples,
        Map.of(),
        List.of(),
        List.of(),
        AssaySettings.standard());
  }

  private static List<Definition> wanted(Definitions definitions, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("name at least one definition to count");
    }
    return names.stream().map(definitions::find).distinct().toList();
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static ControlKind kind(TubeRole.Kind kind) {
    return switch (kind) {
      case FMO -> ControlKind.FMO;
      case ISOTYPE -> ControlKind.ISOTYPE;
      case UNSTAINED -> ControlKind.UNSTAINED;
      case STAINED, SINGLE_STAIN -> throw new IllegalArgumentException(kind + " is no control");
    };
  }

  /** The same with other settings. */
  public Batch with(AssaySettings other) {
    return new Batch(definitions, wanted, samples, controlsByFolder, controls, findings, other);
  }

  /** The same with these control tubes for every sample, whatever the files are called. */
  public Batch withControls(List<ControlTube> tubes) {
    return new Batch(definitions, wanted, samples, Map.of(), tubes, findings, settings);
  }

  /** How many samples there are. */
  public int size() {
    return samples.size();
  }

  /**
   * Counts every definition in every sample.
   *
   * @param threads how many files to work on at a time, 1 or more; the answer is the same
   */
  public BatchCounts count(int threads) {
    BatchCounts.Collector collector = new BatchCounts.Collector(findings);
    count(threads, collector::add);
    return collector.counts();
  }

  /** What the names of the files gave away. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Counts file by file and lets go of each.
   *
   * @param threads how many files to work on at a time, 1 or more
   * @param visitor receives the files in their order
   */
  public void count(int threads, Visitor visitor) {
    TreeMap<Path, List<ControlTube>> tubes = new TreeMap<>();
    controlsByFolder.forEach(
        (folder, list) -> tubes.put(folder, list.stream().map(Batch::control).toList()));
    Deque<Future<CountedFile>> ahead = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
      for (Tube tube : samples) {
        List<ControlTube> own = tubes.getOrDefault(parent(tube.file()), controls);
        ahead.add(pool.submit(() -> count(tube, own)));
        if (ahead.size() >= Math.max(1, threads)) {
          visitor.counted(result(ahead.remove()));
        }
      }
      while (!ahead.isEmpty()) {
        visitor.counted(result(ahead.remove()));
      }
    }
  }

  private static ControlTube control(Tube tube) {
    TubeRole role = TubeRole.of(String.valueOf(tube.file().getFileName()));
    return new ControlTube(
        kind(role.kind()), role.marker(), FcsReader.read(tube.file()).named(tube.name()));
  }

  private CountedFile count(Tube tube, List<ControlTube> tubes) {
    List<Finding> met = new ArrayList<>();
    Sample sample;
    try {
      sample = FcsReader.read(tube.file(), met::add).named(tube.name());
    } catch (InvalidInput refused) {
      // One unreadable file is a fault of that file, not of the batch.
      met.addAll(refused.findings());
      return new CountedFile(tube.name(), wanted, Optional.empty(), tubes, List.of(), met);
    }
    QualityReport quality = Assay.quality(sample, settings);
    List<AssayResult> results = new ArrayList<>();
    for (Definition definition : wanted) {
      results.add(new Assay(definitions, definition, tubes, settings).count(sample, quality));
    }
    return new CountedFile(tube.name(), wanted, Optional.of(sample), tubes, results, met);
  }

  private static CountedFile result(Future<CountedFile> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
