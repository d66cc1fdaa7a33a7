package org.marrow.workbench.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.json.Json;
import org.marrow.workbench.report.Provenance;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.report.TemporaryFolder;
import org.marrow.workbench.rules.WorkbenchRules;
import org.marrow.workbench.run.ReportOrigin;
import org.marrow.workbench.study.DataSource;
import org.marrow.workbench.study.Hash;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.StudyReader;
import tools.jackson.databind.JsonNode;

/**
 * A report with what it was made from, in one file.
 *
 * @param file the zip
 * @param files number of files in it, metadata included
 * @param inputs number of inputs in it
 * @param omitted inputs that are named but not in it
 * @param findings why each of those was left out
 */
public record Bundle(
    Path file, int files, int inputs, List<String> omitted, List<Finding> findings) {
  /** Folder of the report in the zip. */
  static final String REPORT = "report/";

  /** Folder of the study in the zip; the study's own folder stands in it. */
  static final String STUDY = "study/";

  /** Folder of data from elsewhere in the zip. */
  static final String DATA = "data/";

  private static final String MODELS = "models/";

  public Bundle {
    omitted = List.copyOf(omitted);
    findings = List.copyOf(findings);
  }

  /**
   * Writes the bundle of a report; the same report and inputs give the same bytes.
   *
   * @param folder the report
   * @param study the study, when it no longer lies where it lay
   * @param data the folder of its data, when that no longer lies where it lay
   * @param date date of publication as {@code YYYY-MM-DD}
   * @param target the zip to write; replaced when it is there
   * @throws InvalidInput when the folder is no report, an input has changed since, or the report
   *     itself holds something that looks personal
   */
  public static Bundle write(
      Path folder, Optional<Path> study, Optional<Path> data, Optional<String> date, Path target)
      throws IOException {
    ReportOrigin origin = ReportOrigin.of(folder, study, data);
    Provenance made = origin.provenance();
    Study read = StudyReader.read(origin.study(), origin.data()).study();
    Findings findings = new Findings();
    SortedMap<String, Path> files = new TreeMap<>();
    List<Crate.Part> parts = new ArrayList<>();
    List<Crate.Omitted> omitted = new ArrayList<>();
    String patient = read.data().map(DataSource::patient).orElse("");
    reportFiles(folder, patient, files, parts, findings);
    for (Provenance.Input input : made.inputs()) {
      Path file = origin.file(input);
      unchanged(input, file, findings);
      Optional<String> reason = PersonalInput.reason(file, input.file(), patient);
      if (reason.isPresent()) {
        omitted.add(new Crate.Omitted(input, reason.get()));
        findings.add(WorkbenchRules.INPUT_LEFT_OUT.at(Where.in(input.file()), reason.get()));
      } else {
        String path = path(input, made.study());
        files.put(path, file);
        parts.add(new Crate.Part(path, input.sha256(), input.bytes(), true));
      }
    }
    findings.throwIfFaulty();
    try (TemporaryFolder temporary = TemporaryFolder.create("marrow-bundle-")) {
      for (Map.Entry<String, String> model : BundledModels.of(read).entrySet()) {
        Path file = temporary.write(model.getKey(), model.getValue());
        files.put(MODELS + model.getKey(), file);
        parts.add(new Crate.Part(MODELS + model.getKey(), Hash.of(file), Files.size(file), false));
      }
      JsonNode results = Json.tree(folder.resolve(ReportFiles.RESULTS));
      String metadata =
          Crate.text(
              results.path("title").asString(made.study()),
              results.path("question").asString(""),
              read.data().map(DataSource::licence).orElse(""),
              date.orElse(Crate.NO_DATE),
              made,
              parts,
              omitted);
      files.put(Crate.FILE, temporary.write(Crate.FILE, metadata));
      Path written = temporary.path().resolve("bundle.zip");
      ZipFiles.write(written, files);
      Path parent = target.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Bundle(
        target,
        files.size(),
        made.inputs().size() - omitted.size(),
        omitted.stream().map(o -> o.input().file()).toList(),
        findings.list());
  }

  /** Where an input stands in the zip. */
  static String path(Provenance.Input input, String study) {
    return input.file().startsWith(ReportOrigin.DATA)
        ? DATA + input.file().substring(ReportOrigin.DATA.length())
        : STUDY + study + "/" + input.file();
  }

  private static void reportFiles(
      Path folder,
      String patient,
      SortedMap<String, Path> files,
      List<Crate.Part> parts,
      Findings findings)
      throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path path : paths) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      if (name.equals(ReportOrigin.LOCATION)) {
        continue;
      }
      PersonalInput.inReport(path, name, patient).forEach(findings::add);
      files.put(REPORT + name, path);
      parts.add(new Crate.Part(REPORT + name, Hash.of(path), Files.size(path), false));
    }
  }

  private static void unchanged(Provenance.Input input, Path file, Findings findings)
      throws IOException {
    Where where = Where.in(input.file());
    if (!Files.isRegularFile(file)) {
      findings.add(
          WorkbenchRules.INPUT_CHANGED.at(
              where, "the file is gone; say where it is with --study or --data"));
    } else if (!Hash.of(file).equals(input.sha256())) {
      findings.add(
          WorkbenchRules.INPUT_CHANGED.at(
              where, "SHA-256 was " + input.sha256() + ", is " + Hash.of(file)));
    }
  }
}
