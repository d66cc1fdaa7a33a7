package org.marrow.workbench.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.workbench.json.Json;

/** Reads a study file into a checked {@link Study}. */
public final class StudyReader {
  /** Name of the study file in a study's folder. */
  public static final String FILE_NAME = "study.yaml";

  private StudyReader() {}

  /**
   * Reads a study.
   *
   * @param place the study file, or the folder that holds {@code study.yaml}
   * @throws InvalidInput with every fault of the file, each with its line and a remedy
   * @throws IOException when the file cannot be read
   */
  public static StudyFile read(Path place) throws IOException {
    return read(place, Optional.empty());
  }

  /**
   * Reads a study whose tables may stand elsewhere.
   *
   * @param place the study file, or the folder that holds {@code study.yaml}
   * @param data folder of outside data, looked at before the study's own
   * @throws InvalidInput with every fault of the file, each with its line and a remedy
   * @throws IOException when the file cannot be read
   */
  public static StudyFile read(Path place, Optional<Path> data) throws IOException {
    Path path = Files.isDirectory(place) ? place.resolve(FILE_NAME) : place;
    String text = Files.readString(path, StandardCharsets.UTF_8);
    Findings findings = new Findings();
    String source =
        FILE_NAME.equals(String.valueOf(path.getFileName())) ? FILE_NAME : path.toString();
    Optional<Entry.Mapping> root = YamlFile.read(source, text, findings);
    Path parent = path.toAbsolutePath().getParent();
    if (root.isPresent() && parent != null) {
      new Conformity(source, findings).check("", root.get(), StudyFormat.STUDY);
      StudyFormat.check(root.get(), new References(source, new Places(parent, data), findings));
    }
    inOrderOfLines(findings).throwIfFaulty();
    Study study = StudyFormat.read(root.orElseThrow());
    return new StudyFile(path, Hash.of(text), study, planHash(study), data);
  }

  /**
   * The title of a study whose file need not be free of faults; empty when there is none.
   *
   * @param place the study file, or its folder
   */
  public static Optional<String> title(Path place) throws IOException {
    Path path = Files.isDirectory(place) ? place.resolve(FILE_NAME) : place;
    return YamlFile.read(FILE_NAME, Files.readString(path, StandardCharsets.UTF_8), new Findings())
        .flatMap(root -> root.scalar("title"))
        .map(title -> title.text().strip());
  }

  private static Findings inOrderOfLines(Findings findings) {
    Findings sorted = new Findings();
    findings.list().stream()
        .sorted(java.util.Comparator.comparingLong(f -> f.where().line().orElse(0)))
        .forEach(sorted::add);
    return sorted;
  }

  /**
   * The hash covers what an analyst could bend afterwards: end points, classes, groups, markers,
   * exposures, which patients are kept, analyses, what is counted and what is simulated. A study
   * without a section keeps the hash that it had before there was one.
   */
  private static String planHash(Study study) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("endPoints", study.endPoints());
    plan.put("groups", study.groups());
    if (!study.classes().isEmpty()) {
      plan.put("classes", study.classes());
    }
    if (!study.markers().isEmpty()) {
      plan.put("markers", study.markers());
    }
    if (!study.exposures().isEmpty()) {
      plan.put("exposures", study.exposures());
    }
    study
        .data()
        .ifPresent(data -> {
          // Which patients are kept, and how their cells are read, can bend an answer too.
          if (!data.keep().isEmpty() || !data.replacements().isEmpty()) {
            plan.put("keep", data.keep());
            plan.put("replace", data.replacements());
          }
        });
    plan.put("plan", study.plan());
    study.virtual().ifPresent(virtual -> plan.put("virtualPatients", virtual));
    study.samples().ifPresent(samples -> plan.put("samples", samples));
    study.simulate().ifPresent(simulate -> plan.put("simulate", simulate));
    return Hash.of(Json.text(plan));
  }
}
