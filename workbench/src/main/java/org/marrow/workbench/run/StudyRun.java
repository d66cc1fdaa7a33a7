package org.marrow.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.workbench.Product;
import org.marrow.workbench.analysis.AnalysisContext;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.cohort.Assembly;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.report.Chapter;
import org.marrow.workbench.report.Provenance;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.rules.StudyRules;
import org.marrow.workbench.study.DataSource;
import org.marrow.workbench.study.Hash;
import org.marrow.workbench.study.SamplesPlan;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.StudyFile;
import org.marrow.workbench.virtual.VirtualStudy;

/** One run of a study: its steps fill it, and the report is made from it. */
public final class StudyRun {
  /** The steps in their order; a new verb of the study is a new line here. */
  private static final List<Step> STEPS =
      List.of(
          new VirtualStep(),
          new CountStep(),
          new LoadStep(),
          new RelateStep(),
          new SimulateStep(),
          new ConcludeStep());

  private final StudyFile file;
  private final RunOptions options;
  private final RunListener listener;
  private final Findings findings = new Findings();
  private final List<Provenance.Input> inputs = new ArrayList<>();
  private final ModelFolder models = ModelFolder.shipped();
  private final List<Chapter> chapters = new ArrayList<>();
  private final List<Object> results = new ArrayList<>();
  private @Nullable Cohort cohort;
  private @Nullable VirtualStudy virtual;
  private List<SampleCounter.Counted> counts = List.of();
  private Object patients = Map.of();
  private final List<Assembly.Made> made = new ArrayList<>();

  private StudyRun(StudyFile file, RunOptions options, RunListener listener) {
    this.file = file;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Runs a study.
   *
   * @param file the study, and where its data stand
   * @param options seed, threads
   * @param listener is told each step
   * @return the report; the same study, inputs and seed give an equal one
   * @throws org.marrow.foundation.findings.InvalidInput with every fault of an input
   */
  public static Report of(StudyFile file, RunOptions options, RunListener listener)
      throws IOException {
    StudyRun run = new StudyRun(file, options, listener);
    run.read(String.valueOf(file.path().getFileName()));
    for (Step step : STEPS) {
      if (step.asked(file.study())) {
        listener.step(step.name());
        step.take(run);
      }
    }
    return run.report();
  }

  /** Runs a study on one thread. */
  public static Report of(StudyFile file, long seed, RunListener listener) throws IOException {
    return of(file, RunOptions.seeded(seed), listener);
  }

  StudyFile file() {
    return file;
  }

  long seed() {
    return options.seed();
  }

  int threads() {
    return options.threads();
  }

  /** The models to simulate with; provenance names those files of it that a step asked for. */
  ModelFolder models() {
    return models;
  }

  /** Where data stand that do not ship with the study. */
  Path data() {
    return file.data().orElse(file.folder());
  }

  /** Tells how much of a step is done. */
  void at(String what, long done, long of) {
    listener.at(what, done, of);
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

  void hold(VirtualStudy patients) {
    virtual = patients;
  }

  VirtualStudy virtual() {
    if (virtual == null) {
      throw new IllegalStateException("virtual patients are made first");
    }
    return virtual;
  }

  /** Keeps what was counted in virtual samples until truth and estimate are compared. */
  void holdCounts(List<SampleCounter.Counted> counted) {
    counts = List.copyOf(counted);
  }

  List<SampleCounter.Counted> counts() {
    return counts;
  }

  /** Where files may be kept that are no part of the report. */
  Optional<Path> work() {
    return options.work();
  }

  void hold(Cohort patients) {
    cohort = patients;
  }

  /** A table made on the way, to be joined to the patients when the cohort is put together. */
  void join(Assembly.Made table) {
    made.add(table);
  }

  List<Assembly.Made> made() {
    return List.copyOf(made);
  }

  /** Who the patients are; stands before the analyses. */
  void introduce(Outcome outcome) {
    chapters.add(outcome.chapter());
    patients = outcome.results();
    findings.addAll(outcome.findings());
  }

  /** What an analysis of the plan is given. */
  AnalysisContext context(String id) {
    return new AnalysisContext(id, study(), cohort(), new Streams(seed()), threads(), file::find);
  }

  /** Notes a table that the study names, in the data folder or beside the study. */
  void readTable(String name) throws IOException {
    if (file.data().isPresent() && file.find(name).equals(file.data().get().resolve(name))) {
      readData(name);
    } else {
      read(name);
    }
  }

  /** Notes an input file, named relative to the study's folder. */
  void read(String name) throws IOException {
    Path path = file.folder().resolve(name);
    inputs.add(new Provenance.Input(name.replace('\\', '/'), Hash.of(path), Files.size(path)));
  }

  /** Notes an input file of the data folder. */
  void readData(String name) throws IOException {
    if (file.data().isEmpty()) {
      read(name);
      return;
    }
    Path path = data().resolve(name);
    inputs.add(
        new Provenance.Input(
            ReportOrigin.DATA + name.replace('\\', '/'), Hash.of(path), Files.size(path)));
  }

  void add(Outcome outcome) {
    chapters.add(outcome.chapter());
    results.add(outcome.results());
    findings.addAll(outcome.findings());
  }

  private String origin() {
    return origin(
            "Data", study().data().map(DataSource::source), study().data().map(DataSource::licence))
        + origin(
            "Samples",
            study().samples().map(SamplesPlan::source),
            study().samples().map(SamplesPlan::licence));
  }

  private static String origin(String what, Optional<String> source, Optional<String> licence) {
    return source.filter(s -> !s.isEmpty()).map(s -> what + ": " + ended(s) + " ").orElse("")
        + licence.filter(s -> !s.isEmpty()).map(s -> "Licence: " + ended(s) + " ").orElse("");
  }

  private static String ended(String words) {
    return words.endsWith(".") ? words : words + ".";
  }

  private List<Provenance.Input> modelFiles() throws IOException {
    List<Provenance.Input> files = new ArrayList<>();
    for (String name : models.used()) {
      Path path = models.path().resolve(name);
      files.add(new Provenance.Input(ReportOrigin.MODELS + name, Hash.of(path), Files.size(path)));
    }
    return files;
  }

  /** Figures that the author names and no analysis drew, with those that there are. */
  private void missingFigures() {
    List<String> drawn =
        chapters.stream()
            .flatMap(chapter -> chapter.section().figures().stream())
            .map(Figure::id)
            .toList();
    for (String id : study().readers().keyFigures()) {
      if (!drawn.contains(id)) {
        findings.add(
            StudyRules.NO_FIGURE.at(
                Where.in("readers"),
                "there is no figure " + id + "; there are " + String.join(", ", drawn)));
      }
    }
  }

  private Report report() throws IOException {
    missingFigures();
    Map<String, Object> all = new LinkedHashMap<>();
    boolean simulated = study().isSimulated();
    if (simulated) {
      all.put("simulated", true);
    }
    if (cohort != null) {
      all.put("patients", cohort().patients());
      all.put("cohort", patients);
    }
    all.put("planHash", file.planHash());
    all.put("analyses", results);
    return new Report(
        study().title(),
        study().question(),
        study().readers(),
        chapters,
        findings.list().stream().distinct().toList(),
        all,
        origin().strip(),
        simulated,
        new Provenance(
            Product.version(), file.name(), file.planHash(), options.seed(), inputs, modelFiles()));
  }
}
