package org.marrow.workbench.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.cytometry.fcs.Anonymiser;
import org.marrow.cytometry.fcs.FcsDataSet;
import org.marrow.cytometry.fcs.FcsFile;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.cohort.PersonalData;
import org.marrow.workbench.rules.WorkbenchRules;

/**
 * The check for what identifies a person, once more, before a file leaves the laboratory. It knows
 * tables, event files and study files; what it does not know stays at home.
 */
final class PersonalInput {
  private static final int SHOWN = 5;

  private PersonalInput() {}

  /**
   * Why an input must not go into a bundle; empty when nothing speaks against it.
   *
   * @param file where it is; a file that is gone is somebody else's fault
   * @param name its name in the provenance
   * @param patient column with the pseudonym, or the empty string
   */
  static Optional<String> reason(Path file, String name, String patient) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (Path.of(name).isAbsolute() || ("/" + name.replace('\\', '/') + "/").contains("/../")) {
      return Optional.of("it lies outside the folder of the study");
    }
    if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
      return Optional.empty();
    }
    if (isTable(lower)) {
      return inTable(file, patient).map(found -> "it looks personal: " + found);
    }
    if (lower.endsWith(".fcs") || lower.endsWith(".lmd")) {
      return inEvents(file);
    }
    return Optional.of("this kind of file is not checked for what identifies a person");
  }

  /** Faults of a file of the report itself: a report that looks personal is not bundled. */
  static List<Finding> inReport(Path file, String name, String patient) throws IOException {
    Findings findings = new Findings();
    if (isTable(name.toLowerCase(Locale.ROOT))) {
      inTable(file, patient)
          .ifPresent(found ->
              findings.add(
                  WorkbenchRules.PERSONAL_REPORT.at(
                      org.marrow.foundation.findings.Where.in(name), found)));
    }
    return findings.list();
  }

  private static boolean isTable(String name) {
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".csv.gz");
  }

  private static Optional<String> inTable(Path file, String patient) {
    try {
      Table table = Table.read(file, CsvFormat.detect(), new Findings());
      List<Finding> found = PersonalData.find(table, patient);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(
              found.stream()
                  .limit(SHOWN)
                  .map(f -> f.where().column().orElse("") + " (" + f.what() + ")")
                  .collect(Collectors.joining(", ")));
    } catch (InvalidInput unreadable) {
      return Optional.of("it cannot be read as a table");
    }
  }

  private static Optional<String> inEvents(Path file) throws IOException {
    try (FcsFile events = FcsReader.open(file)) {
      for (FcsDataSet set : events.dataSets()) {
        List<String> telling = Anonymiser.of(set.keywords()).removed();
        if (!telling.isEmpty()) {
          return Optional.of(
              "it bears keywords that can identify a person or a day ("
                  + String.join(", ", telling.subList(0, Math.min(SHOWN, telling.size())))
                  + (telling.size() > SHOWN ? ", ..." : "")
                  + "); marrow fcs anonymise takes them out");
        }
      }
      return Optional.empty();
    } catch (InvalidInput unreadable) {
      return Optional.of("it cannot be read as an event file");
    }
  }
}
