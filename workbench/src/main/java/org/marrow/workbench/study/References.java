package org.marrow.workbench.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.CsvRows;
import org.marrow.foundation.units.Unit;
import org.marrow.workbench.rules.StudyRules;
import org.marrow.workbench.rules.WorkbenchRules;

/** Checks that what a study file names is there: files, columns, end points, groups, units. */
final class References {
  private final String source;
  private final Path folder;
  private final Findings findings;

  References(String source, Path folder, Findings findings) {
    this.source = source;
    this.folder = folder;
    this.findings = findings;
  }

  void check(Entry.Mapping study) {
    List<Entry.Mapping> endPoints = study.sections("end-points");
    List<Entry.Mapping> groups = study.sections("groups");
    study
        .get("data")
        .filter(Entry.Mapping.class::isInstance)
        .map(Entry.Mapping.class::cast)
        .ifPresent(data -> columns(data, endPoints, groups));
    if (study.get("data").isEmpty() && study.get("groups").isPresent()) {
      findings.add(
          StudyRules.MISSING_KEY.at(
              Where.in(source).line(study.keyLine("groups")).column("data"),
              "there are groups but no \"data\" to group",
              "Add \"data\", or remove \"groups\"."));
    }
    distinct(study);
    endPoints.forEach(endPoint -> time(endPoint, "unit"));
    groups.forEach(this::labels);
    for (Entry.Mapping analysis : study.sections("plan")) {
      time(analysis, "show-in");
      known(analysis, "end-point", "end point", names(endPoints));
      known(analysis, "by", "grouping", names(groups));
      ascending(analysis, "at");
    }
  }

  /** A rival or a sensitivity that stands twice would be shown twice. */
  private void distinct(Entry.Mapping study) {
    study
        .get("simulate")
        .filter(Entry.Mapping.class::isInstance)
        .map(Entry.Mapping.class::cast)
        .ifPresent(simulate -> {
          for (String key : List.of("rivals", "tic-sensitivities")) {
            List<String> texts = simulate.texts(key);
            if (new HashSet<>(texts).size() < texts.size()) {
              findings.add(
                  StudyRules.WRONG_VALUE.at(
                      Where.in(source).line(simulate.keyLine(key)).column(key),
                      "a value stands twice",
                      "Write each once."));
            }
          }
        });
  }

  private void columns(
      Entry.Mapping data, List<Entry.Mapping> endPoints, List<Entry.Mapping> groups) {
    Optional<Entry.Scalar> file = data.scalar("file");
    if (file.isEmpty() || file.get().text().isBlank()) {
      return;
    }
    heading(file.get())
        .ifPresent(heading -> {
          known(data, "patient", "column", heading);
          for (Entry.Mapping endPoint : endPoints) {
            for (String key : List.of("time", "event", "entry")) {
              known(endPoint, key, "column", heading);
            }
          }
          groups.forEach(group -> known(group, "column", "column", heading));
        });
  }

  private Optional<List<String>> heading(Entry.Scalar file) {
    Where where = Where.in(source).line(file.line()).column("file");
    Path path;
    try {
      path = folder.resolve(file.text());
    } catch (InvalidPathException e) {
      path = folder;
    }
    if (!Files.isRegularFile(path)) {
      findings.add(
          WorkbenchRules.FILE_UNUSABLE.at(where, "there is no file \"" + file.text() + "\""));
      return Optional.empty();
    }
    try {
      return Optional.of(CsvRows.open(path, CsvFormat.detect(), new Findings()).heading());
    } catch (InvalidInput bad) {
      findings.addAll(bad.findings());
      return Optional.empty();
    }
  }

  private void known(Entry.Mapping section, String key, String what, Collection<String> names) {
    section
        .scalar(key)
        .filter(value -> !value.text().isBlank() && !names.contains(value.text()))
        .ifPresent(value ->
            findings.add(
                StudyRules.UNKNOWN_NAME.at(
                    at(key, value),
                    "there is no " + what + " \"" + value.text() + "\"",
                    Nearest.remedy(value.text(), names))));
  }

  private void time(Entry.Mapping section, String key) {
    section
        .scalar(key)
        .filter(value -> !value.text().isBlank() && !isTime(value.text()))
        .ifPresent(value ->
            findings.add(
                StudyRules.NOT_A_TIME.at(
                    at(key, value),
                    "\"" + value.text() + "\" is not a unit of time",
                    Nearest.remedy(
                        value.text(), List.of("hours", "days", "weeks", "months", "years")))));
  }

  static boolean isTime(String text) {
    try {
      return Unit.parse(text).fits(Unit.parse("day"));
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private void labels(Entry.Mapping group) {
    int breaks = group.texts("breaks").size();
    int labels = group.texts("labels").size();
    if (group.get("breaks").isPresent() && labels != breaks + 1) {
      findings.add(
          StudyRules.WRONG_VALUE.at(
              Where.in(source).line(group.keyLine("breaks")).column("labels"),
              breaks
                  + " breaks make "
                  + (breaks + 1)
                  + " groups, but there are "
                  + labels
                  + " labels",
              "Give " + (breaks + 1) + " labels, from below."));
    }
    if (group.get("breaks").isEmpty() && group.get("labels").isPresent()) {
      findings.add(
          StudyRules.WRONG_VALUE.at(
              Where.in(source).line(group.keyLine("labels")).column("labels"),
              "labels without breaks",
              "Add \"breaks\", or remove \"labels\": without breaks each value is its own label."));
    }
    ascending(group, "breaks");
  }

  private void ascending(Entry.Mapping section, String key) {
    List<Double> numbers =
        section.texts(key).stream().flatMap(text -> Conformity.number(text).stream()).toList();
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i) <= numbers.get(i - 1)) {
        findings.add(
            StudyRules.WRONG_VALUE.at(
                Where.in(source).line(section.keyLine(key)).column(key),
                numbers.get(i) + " does not lie above " + numbers.get(i - 1),
                "Write the numbers in ascending order."));
        return;
      }
    }
  }

  private static List<String> names(List<Entry.Mapping> sections) {
    return sections.stream()
        .flatMap(section -> section.scalar("name").stream())
        .map(Entry.Scalar::text)
        .toList();
  }

  private Where at(String key, Entry value) {
    return Where.in(source).line(value.line()).column(key);
  }
}
