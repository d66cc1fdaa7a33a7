package org.marrow.workbench.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
    Path path = Files.isDirectory(place) ? place.resolve(FILE_NAME) : place;
    String text = Files.readString(path, StandardCharsets.UTF_8);
    Findings findings = new Findings();
    String source =
        FILE_NAME.equals(String.valueOf(path.getFileName())) ? FILE_NAME : path.toString();
    Optional<Entry.Mapping> root = YamlFile.read(source, text, findings);
    Path parent = path.toAbsolutePath().getParent();
    if (root.isPresent() && parent != null) {
      Conformity conformity = new Conformity(source, findings);
      conformity.check("", root.get(), StudyFormat.STUDY);
      conformity.distinct("end-points", root.get().sections("end-points"));
      conformity.distinct("groups", root.get().sections("groups"));
      new References(source, parent, findings).check(root.get());
    }
    inOrderOfLines(findings).throwIfFaulty();
    Study study = study(root.orElseThrow());
    return new StudyFile(path, Hash.of(text), study, planHash(study));
  }

  private static Findings inOrderOfLines(Findings findings) {
    Findings sorted = new Findings();
    findings.list().stream()
        .sorted(java.util.Comparator.comparingLong(f -> f.where().line().orElse(0)))
        .forEach(sorted::add);
    return sorted;
  }

  private static Study study(Entry.Mapping root) {
    List<EndPoint> endPoints =
        root.sections("end-points").stream().map(StudyReader::endPoint).toList();
    return new Study(
        text(root, "title", ""),
        text(root, "question", ""),
        section(root, "data").map(StudyReader::data),
        endPoints,
        root.sections("groups").stream().map(StudyReader::grouping).toList(),
        root.sections("plan").stream().map(section -> curves(section, endPoints)).toList(),
        section(root, "simulate").map(StudyReader::experiment));
  }

  private static Optional<Entry.Mapping> section(Entry.Mapping root, String key) {
    return root.get(key).map(Entry.Mapping.class::cast);
  }

  private static DataSource data(Entry.Mapping section) {
    return new DataSource(
        text(section, "file", ""),
        text(section, "patient", ""),
        text(section, "source", ""),
        text(section, "licence", ""));
  }

  private static ExperimentPlan experiment(Entry.Mapping section) {
    return new ExperimentPlan(
        text(section, "experiment", ""),
        texts(section, "rivals", ExperimentPlan.rivalNames()).stream()
            .map(ExperimentPlan::rival)
            .toList(),
        numbers(section, "tic-sensitivities"));
  }

  private static EndPoint endPoint(Entry.Mapping section) {
    return new EndPoint(
        text(section, "name", ""),
        text(section, "origin", ""),
        text(section, "time", ""),
        text(section, "unit", ""),
        text(section, "event", ""),
        texts(section, "event-values", List.of("1")),
        texts(section, "censored-values", List.of("0")),
        section.scalar("entry").map(Entry.Scalar::text));
  }

  private static Grouping grouping(Entry.Mapping section) {
    return new Grouping(
        text(section, "name", ""),
        text(section, "column", ""),
        numbers(section, "breaks"),
        section.texts("labels"));
  }

  private static Analysis curves(Entry.Mapping section, List<EndPoint> endPoints) {
    String endPoint = text(section, "end-point", "");
    String unit =
        endPoints.stream()
            .filter(e -> e.name().equals(endPoint))
            .map(EndPoint::unit)
            .findFirst()
            .orElseThrow();
    Optional<Double> until = number(section, "until");
    return new CurvePlan(
        text(section, "name", ""),
        endPoint,
        section.scalar("by").map(Entry.Scalar::text),
        text(section, "show-in", unit),
        until.isPresent() ? OptionalDouble.of(until.get()) : OptionalDouble.empty(),
        numbers(section, "at"),
        text(section, "limits", "log-log"),
        number(section, "level").orElse(0.95));
  }

  /**
   * The hash covers what an analyst could bend afterwards: end points, groups, analyses and what is
   * simulated. A study that simulates nothing keeps the hash that it had before it could.
   */
  private static String planHash(Study study) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("endPoints", study.endPoints());
    plan.put("groups", study.groups());
    plan.put("plan", study.plan());
    study.simulate().ifPresent(simulate -> plan.put("simulate", simulate));
    return Hash.of(Json.text(plan));
  }

  private static String text(Entry.Mapping section, String key, String otherwise) {
    return section.scalar(key).map(value -> value.text().strip()).orElse(otherwise);
  }

  private static List<String> texts(Entry.Mapping section, String key, List<String> otherwise) {
    List<String> texts = section.texts(key);
    return texts.isEmpty() ? otherwise : texts;
  }

  private static Optional<Double> number(Entry.Mapping section, String key) {
    return section.scalar(key).flatMap(value -> Conformity.number(value.text()));
  }

  private static List<Double> numbers(Entry.Mapping section, String key) {
    return section.texts(key).stream().flatMap(text -> Conformity.number(text).stream()).toList();
  }
}
