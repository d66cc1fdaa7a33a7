package org.marrow.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.workbench.Product;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.report.Chapter;
import org.marrow.workbench.report.Provenance;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.study.DataSource;
import org.marrow.workbench.study.Hash;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.StudyFile;

/** One run of a study: its steps fill it, and the report is made from it. */
public final class StudyRun {
  /** The steps in their order; a new verb of the study is a new line here. */
  private static final List<Step> STEPS =
      List.of(new LoadStep(), new RelateStep(), new SimulateStep());

  private final StudyFile file;
  private final long seed;
  private final Findings findings = new Findings();
  private final List<Provenance.Input> inputs = new ArrayList<>();
  private final List<Chapter> chapters = new ArrayList<>();
  private final List<Object> results = new ArrayList<>();
  private @Nullable Cohort cohort;

  private StudyRun(StudyFile file, long seed) {
    this.file = file;
    this.seed = seed;
  }

  /**
   * Runs a study.
   *
   * @param file the study
   * @param seed seed of every random draw
   * @param progress is told each step
   * @return the report; the same study, inputs and seed give an equal one
   * @throws org.marrow.foundation.findings.InvalidInput with every fault of an input
   */
  public static Report of(StudyFile file, long seed, Consumer<String> progress) throws IOException {
    StudyRun run = new StudyRun(file, seed);
    run.read(String.valueOf(file.path().getFileName()));
    for (Step step : STEPS) {
      if (step.asked(file.study())) {
        progress.accept(step.name());
        step.take(run);
      }
    }
    return run.report();
  }

  StudyFile file() {
    return file;
  }

  Study study() {
    return file.study();
  }

  Findings findings() {
    return findings;
  }

  Cohort cohort() {
    if (cohort == null) {
      throw new IllegalStateException("the patients are read first");
    }
    return cohort;
  }

  void hold(Cohort patients) {
    cohort = patients;
  }

  /** Notes an input file, named relative to the study's folder. */
  void read(String name) throws IOException {
    Path path = file.folder().resolve(name);
    inputs.add(new Provenance.Input(name.replace('\\', '/'), Hash.of(path), Files.size(path)));
  }

  void add(Outcome outcome) {
    chapters.add(outcome.chapter());
    results.add(outcome.results());
    findings.addAll(outcome.findings());
  }

  private String origin() {
    String source = study().data().map(DataSource::source).orElse("");
    String licence = study().data().map(DataSource::licence).orElse("");
    return (source.isEmpty() ? "" : "Data: " + source + ". ")
        + (licence.isEmpty() ? "" : "Licence: " + licence + ".");
  }

  private Report report() {
    Map<String, Object> all = new LinkedHashMap<>();
    boolean simulated = study().data().isEmpty();
    if (simulated) {
      all.put("simulated", true);
    } else {
      all.put("patients", cohort().patients());
    }
    all.put("planHash", file.planHash());
    all.put("analyses", results);
    return new Report(
        study().title(),
        study().question(),
        study().readers(),
        chapters,
        findings.list(),
        all,
        origin(),
        simulated,
        new Provenance(Product.version(), file.name(), file.planHash(), seed, inputs));
  }
}
