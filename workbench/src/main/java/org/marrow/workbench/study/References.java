package org.marrow.workbench.study;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.CsvRows;
import org.marrow.foundation.units.Unit;
import org.marrow.workbench.rules.StudyRules;

/** The checks that sections share: names, files, columns, units and order, each with its line. */
final class References {
  private final String source;
  private final Places places;
  private final Findings findings;

  References(String source, Places places, Findings findings) {
    this.source = source;
    this.places = places;
    this.findings = findings;
  }

  /** The heading of the table that a key names; empty after a fault. */
  Optional<List<String>> heading(Entry.Mapping section, String key) {
    return heading(section, key, section.text("source", ""));
  }

  /**
   * The heading of the table that a key names; empty after a fault.
   *
   * @param origin where the table can be had from, or the empty string
   */
  Optional<List<String>> heading(Entry.Mapping section, String key, String origin) {
    Optional<Entry.Scalar> file = section.scalar(key).filter(scalar -> !scalar.text().isBlank());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String name = file.get().text();
    Optional<Path> path = places.find(name);
    if (path.isEmpty()) {
      findings.add(
          StudyRules.NO_DATA.at(
              at(key, file.get().line()),
              "there is no file \""
                  + name
                  + "\" "
                  + places.words()
                  + (origin.isEmpty() ? "" : "; it comes from: " + origin)));
      return Optional.empty();
    }
    try {
      return Optional.of(CsvRows.open(path.get(), CsvFormat.detect(), new Findings()).heading());
    } catch (InvalidInput bad) {
      findings.addAll(bad.findings());
      return Optional.empty();
    }
  }

  /** The value of a key, if it stands there, must be a marker, an exposure or a column. */
  void column(Entry.Mapping section, String key, Names names) {
    names
        .columns()
        .ifPresent(columns ->
            section
                .scalar(key)
                .filter(value -> !columns.contains(beforeVisit(value.text())))
                .ifPresent(value -> known(key, value, "column", columns)));
  }

  /** Each value of a list must be a marker, an exposure or a column. */
  void columns(Entry.Mapping section, String key, Names names) {
    names
        .columns()
        .ifPresent(columns -> {
          for (Entry.Scalar value : section.scalars(key)) {
            if (!columns.contains(beforeVisit(value.text()))) {
              known(key, value, "column", columns);
            }
          }
        });
  }

  /** A column of a table with visits is called name@visit. */
  private static String beforeVisit(String column) {
    int at = column.lastIndexOf('@');
    return at > 0 ? column.substring(0, at) : column;
  }

  /** The value of a key, if it stands there, must be one of the names. */
  void known(Entry.Mapping section, String key, String what, Collection<String> names) {
    section.scalar(key).ifPresent(value -> known(key, value, what, names));
  }

  private void known(String key, Entry.Scalar value, String what, Collection<String> names) {
    if (!value.text().isBlank() && !names.contains(value.text())) {
      findings.add(
          StudyRules.UNKNOWN_NAME.at(
              at(key, value.line()),
              "there is no " + what + " \"" + value.text() + "\"",
              Nearest.remedy(value.text(), names)));
    }
  }

  /** Every value of a list must be one of the names. */
  void knownItems(Entry.Mapping section, String key, String what, Collection<String> names) {
    for (String text : section.texts(key)) {
      if (!text.isBlank() && !names.contains(text)) {
        findings.add(
            StudyRules.UNKNOWN_NAME.at(
                at(key, section.keyLine(key)),
                "there is no " + what + " \"" + text + "\"",
                Nearest.remedy(text, names)));
      }
    }
  }

  /** The value of a key, if it stands there, must be a unit of time. */
  void time(Entry.Mapping section, String key) {
    section
        .scalar(key)
        .filter(value -> !value.text().isBlank() && !isTime(value.text()))
        .ifPresent(value ->
            findings.add(
                StudyRules.NOT_A_TIME.at(
                    at(key, value.line()),
                    "\"" + value.text() + "\" is not a unit of time",
                    Nearest.remedy(
                        value.text(), List.of("hours", "days", "weeks", "months", "years")))));
  }

  private static boolean isTime(String text) {
    try {
      return Unit.parse(text).fits(Unit.parse("day"));
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  /** The numbers of a list must ascend. */
  void ascending(Entry.Mapping section, String key) {
    List<Double> numbers = section.numbers(key);
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i) <= numbers.get(i - 1)) {
        wrong(
            section,
            key,
            key,
            numbers.get(i) + " does not lie above " + numbers.get(i - 1),
            "Write the numbers in ascending order.");
        return;
      }
    }
  }

  /** The values of a list must differ. */
  void once(Entry.Mapping section, String key) {
    List<String> texts = section.texts(key);
    if (new HashSet<>(texts).size() < texts.size()) {
      wrong(section, key, key, "a value stands twice", "Write each once.");
    }
  }

  /** The sections of a list must have different names. */
  void distinct(Entry.Mapping study, String key) {
    Set<String> seen = new HashSet<>();
    for (Entry.Mapping section : study.sections(key)) {
      section
          .scalar("name")
          .filter(name -> !seen.add(name.text()))
          .ifPresent(name ->
              findings.add(
                  StudyRules.WRONG_VALUE.at(
                      at("name", name.line()),
                      "two " + key + " are called \"" + name.text() + "\"",
                      "Give each its own name.")));
    }
  }

  /**
   * A value that does not fit.
   *
   * @param line key on whose line the fault stands
   * @param key key that it is about
   */
  void wrong(Entry.Mapping section, String line, String key, String what, String remedy) {
    findings.add(StudyRules.WRONG_VALUE.at(at(key, section.keyLine(line)), what, remedy));
  }

  /** A key that another key asks for. */
  void missing(Entry.Mapping section, String line, String key, String what, String remedy) {
    findings.add(StudyRules.MISSING_KEY.at(at(key, section.keyLine(line)), what, remedy));
  }

  private Where at(String key, long line) {
    return Where.in(source).line(line).column(key);
  }
}
