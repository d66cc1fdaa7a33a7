package org.marrow.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.report.ReportFolder;
import org.marrow.workbench.rules.WorkbenchRules;
import org.marrow.workbench.run.ReportOrigin;
import org.marrow.workbench.run.RunListener;
import org.marrow.workbench.run.RunOptions;
import org.marrow.workbench.run.StudyRun;
import org.marrow.workbench.study.ShippedStudies;
import org.marrow.workbench.study.StudyFile;
import org.marrow.workbench.study.StudyReader;
import org.marrow.workbench.study.StudySchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a study and writes its report. */
@Command(
    name = "run",
    description = "Run a study and write its report: a page that prints, CSV, SVG and JSON.",
    footer = {
      "",
      "The report goes to reports/NAME, where NAME is the study's folder; --out chooses another.",
      "",
      "Without a name it runs the study of this folder, or else bortezomib-loop: the whole loop on",
      "virtual patients, with no data from elsewhere. \"marrow studies\" lists all that ship.",
      "",
      "Examples:",
      "  marrow run",
      "  marrow run studies/mayo-myeloma",
      "  marrow run studies/uams-crp --data ../outcomes",
      "  marrow run my-cohort/study.yaml --out reports/first-look",
      "  marrow run my-cohort --json --quiet",
      "  marrow run studies/macrophage-doses --data ../shared/data/cytometry",
      "  marrow run --schema > study.schema.json"
    })
final class RunVerb extends Verb {
  /** Seed when the user gives none: a constant, so that a bare run can be repeated. */
  private static final long USUAL_SEED = 1;

  @Parameters(
      paramLabel = "STUDY",
      arity = "0..1",
      description =
          "folder with study.yaml, a study file, or the name of a study that ships (default: this"
              + " folder, or bortezomib-loop)")
  private @Nullable Path study;

  @Option(names = "--schema", description = "Print the JSON Schema of study files, for editors.")
  private boolean schema;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of data that do not ship with the study (default: beside the study).")
  private @Nullable Path data;

  @Override
  protected Answer answer() throws IOException {
    if (schema) {
      return Answer.of(Map.of("schema", StudySchema.text()), StudySchema.text().stripTrailing());
    }
    Path place = study == null ? ShippedStudies.unnamed(Path.of("")) : ShippedStudies.named(study);
    if (data != null && !Files.isDirectory(data)) {
      throw new InvalidInput(
          WorkbenchRules.FILE_UNUSABLE.at(
              Where.in(data.toString()), "the folder that --data names is not there"));
    }
    StudyFile file = StudyReader.read(place, Optional.ofNullable(data));
    Path folder = common().out().orElse(Path.of("reports", file.name()));
    // Before minutes of work, not after.
    ReportFolder.check(folder);
    Report report;
    try (Progress progress = progress()) {
      RunOptions options =
          new RunOptions(
              common().seed().orElse(USUAL_SEED),
              common().threads(),
              Optional.of(folder.resolveSibling(folder.getFileName() + "-files")));
      report = StudyRun.of(file, options, listener(progress));
      progress.step("writing the report");
      Map<String, String> files = new TreeMap<>(ReportFiles.of(report));
      files.putAll(ReportOrigin.location(folder, file, Optional.ofNullable(data)));
      ReportFolder.write(folder, files);
    }
    return new Answer(result(file, folder, report), text(file, folder, report), report.findings());
  }

  /** Shows the steps of a run on the progress line. */
  static RunListener listener(Progress progress) {
    return new RunListener() {
      @Override
      public void step(String what) {
        progress.step(what);
      }

      @Override
      public void at(String what, long done, long of) {
        progress.at(what, done, of);
      }
    };
  }

  private static Map<String, Object> result(StudyFile file, Path folder, Report report) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("study", file.name());
    result.put("planHash", file.planHash());
    result.put("report", folder.resolve(ReportFiles.PAGE).toString());
    result.put("results", report.results());
    return result;
  }

  private static String text(StudyFile file, Path folder, Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.title());
    String before =
        report.simulated()
            ? "anything was simulated"
            : file.study().plan().isEmpty() ? "anything was counted" : "outcome was joined";
    lines.add("plan " + file.planHash() + " (fixed before " + before + ")");
    lines.addAll(report.summary());
    lines.add("report: " + folder.resolve(ReportFiles.PAGE));
    return String.join("\n", lines);
  }
}
