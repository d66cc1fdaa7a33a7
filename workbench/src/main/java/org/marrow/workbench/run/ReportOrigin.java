package org.marrow.workbench.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.workbench.json.Json;
import org.marrow.workbench.report.Provenance;
import org.marrow.workbench.report.ReportFiles;
import org.marrow.workbench.rules.WorkbenchRules;
import org.marrow.workbench.study.StudyFile;

/**
 * Where a report comes from: what it says of itself, and where its study and data lie now.
 *
 * @param provenance what it was made from
 * @param study the study file, or its folder
 * @param data the folder of data from elsewhere, if there is one
 */
public record ReportOrigin(Provenance provenance, Path study, Optional<Path> data) {
  /** Before the name of an input that stands in the data folder, not beside the study. */
  public static final String DATA = "data:";

  /** Before the name of a model file; it stands in the program's own folder of models. */
  static final String MODELS = "models/";

  /** Beside the report, not part of it: where the study lies, relative to the report. */
  public static final String LOCATION = ".study-location";

  /** What is written as {@link #LOCATION} for a report in this folder: the study, and its data. */
  public static Map<String, String> location(Path folder, StudyFile study, Optional<Path> data) {
    Path from = folder.toAbsolutePath().normalize();
    String places =
        related(from, study.path()) + "\n" + data.map(d -> related(from, d) + "\n").orElse("");
    return Map.of(LOCATION, places);
  }

  private static String related(Path from, Path place) {
    Path to = place.toAbsolutePath().normalize();
    boolean related = to.getRoot() != null && to.getRoot().equals(from.getRoot());
    return (related ? from.relativize(to) : to).toString().replace('\\', '/');
  }

  /**
   * The origin of a report.
   *
   * @param folder the report
   * @param study the study, when it no longer lies where it lay
   * @param data the folder of its data, when that no longer lies where it lay
   * @throws InvalidInput when the folder is no report or the study is not found
   */
  public static ReportOrigin of(Path folder, Optional<Path> study, Optional<Path> data)
      throws IOException {
    Path file = folder.resolve(ReportFiles.PROVENANCE);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          WorkbenchRules.NOT_A_REPORT.at(
              Where.in(folder.toString()),
              "it has no " + ReportFiles.PROVENANCE,
              "Name the folder that \"marrow run\" wrote."));
    }
    Provenance made = Json.read(file, Provenance.class);
    List<Path> noted = noted(folder);
    Optional<Path> lies = noted.stream().limit(1).filter(Files::isRegularFile).findFirst();
    Path place =
        study
            .or(() -> lies)
            .orElseThrow(() ->
                new InvalidInput(
                    WorkbenchRules.NOT_A_REPORT.at(
                        Where.in(folder.toString()),
                        "the study of this report is not where it was",
                        "Say where it is: marrow verify FOLDER --study STUDY")));
    return new ReportOrigin(made, place, data.or(() -> noted.stream().skip(1).findFirst()));
  }

  private static List<Path> noted(Path folder) throws IOException {
    Path location = folder.resolve(LOCATION);
    return Files.isRegularFile(location)
        ? Files.readString(location, StandardCharsets.UTF_8)
            .lines()
            .map(line -> folder.resolve(line.strip()).normalize())
            .toList()
        : List.of();
  }

  /** Where an input lies now; it need not be there. */
  public Path file(Provenance.Input input) {
    Path beside = Files.isDirectory(study) ? study : parent(study);
    return input.file().startsWith(DATA)
        ? data.orElse(beside).resolve(input.file().substring(DATA.length()))
        : beside.resolve(input.file());
  }

  /** Where a model file lies in this program; it need not be there. */
  static Path model(Provenance.Input model) {
    String name = model.file().startsWith(MODELS) ? model.file().substring(MODELS.length()) : "";
    return ModelFolder.shipped().path().resolve(name);
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
