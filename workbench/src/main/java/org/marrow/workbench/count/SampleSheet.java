package org.marrow.workbench.count;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.CsvRows;
import org.marrow.workbench.rules.CountingRules;

/**
 * The sheet of samples of a study: one row a tube. Columns: {@code file}, {@code role} ("sample" or
 * the kind of control), {@code patient}, {@code visit}; and where wanted {@code sample} (a name),
 * {@code day}, {@code marker}, {@code batch}. Any other column is kept.
 *
 * @param source the sheet's file name
 * @param rows the tubes in the order of the sheet
 */
public record SampleSheet(String source, List<SampleRow> rows) {
  private static final String SAMPLE = "sample";
  private static final List<String> NEEDED = List.of("file", "role", "patient", "visit");
  private static final List<String> KNOWN =
      List.of("file", "role", "patient", "visit", SAMPLE, "day", "marker", "batch");

  public SampleSheet {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a sheet.
   *
   * @param sheet a CSV file
   * @param folder where the files stand that it names
   * @param remedy what to do when a file is not there: where the data come from
   * @throws InvalidInput with every fault of the sheet
   */
  public static SampleSheet read(Path sheet, Path folder, String remedy) {
    Findings findings = new Findings();
    CsvRows rows = CsvRows.open(sheet, CsvFormat.detect(), findings);
    for (String name : NEEDED) {
      if (!rows.heading().contains(name)) {
        findings.add(
            CountingRules.SAMPLE_SHEET.at(
                Where.in(rows.source()).line(1).column(name),
                "there is no column \"" + name + "\""));
      }
    }
    findings.throwIfFaulty();
    List<SampleRow> read = new ArrayList<>();
    Map<String, Long> seen = new HashMap<>();
    rows.forEach(
        findings,
        (_, line, fields) -> {
          Map<String, String> row = new LinkedHashMap<>();
          for (int i = 0; i < fields.size(); i++) {
            row.put(rows.heading().get(i), fields.get(i));
          }
          Where where = Where.in(rows.source()).line(line);
          row(row, folder, where, findings)
              .ifPresent(tube -> once(tube, line, where, seen, findings));
          row(row, folder, where, new Findings()).ifPresent(read::add);
        });
    if (read.stream().noneMatch(SampleRow::isCounted)) {
      findings.add(
          CountingRules.SAMPLE_SHEET.at(
              Where.in(rows.source()), "no row has the role \"" + SAMPLE + "\""));
    }
    absent(read, folder, rows.source(), remedy).ifPresent(findings::add);
    findings.throwIfFaulty();
    return new SampleSheet(rows.source(), read);
  }

  private static Optional<org.marrow.foundation.findings.Finding> absent(
      List<SampleRow> rows, Path folder, String source, String remedy) {
    List<String> missing =
        rows.stream()
            .filter(r -> !Files.isRegularFile(r.file()))
            .map(SampleRow::shownFile)
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String what =
        missing.size() == rows.size()
            ? "none of its " + rows.size() + " files is in the folder " + folder.getFileName()
            : missing.size() + " of " + rows.size() + " files are not there: " + first(missing);
    return Optional.of(CountingRules.SAMPLES_ABSENT.at(Where.in(source), what, remedy));
  }

  private static String first(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(10, names.size())))
        + (names.size() > 10 ? ", ..." : "");
  }

  private static void once(
      SampleRow tube, long line, Where where, Map<String, Long> seen, Findings findings) {
    Long before = seen.put("name " + tube.sample(), line);
    if (before != null) {
      findings.add(
          CountingRules.SAMPLE_SHEET.at(
              where.column(SAMPLE), tube.sample() + " stands on line " + before + " already"));
    }
  }

  private static Optional<SampleRow> row(
      Map<String, String> row, Path folder, Where where, Findings findings) {
    int faults = findings.list().size();
    String file = row.getOrDefault("file", "");
    if (file.isEmpty()) {
      findings.add(CountingRules.SAMPLE_SHEET.at(where.column("file"), "no file is named"));
    }
    Path path = folder.resolve(file).normalize();
    if (!path.startsWith(folder.normalize())) {
      findings.add(
          CountingRules.SAMPLE_SHEET.at(where.column("file"), file + " leaves the data folder"));
    }
    Optional<ControlKind> control = control(row.getOrDefault("role", ""), where, findings);
    String patient = row.getOrDefault("patient", "");
    String visit = row.getOrDefault("visit", "");
    boolean counted = control.isEmpty() && faults == findings.list().size();
    if (counted && (patient.isEmpty() || visit.isEmpty())) {
      findings.add(CountingRules.SAMPLE_SHEET.at(where, "a sample needs a patient and a visit"));
    }
    OptionalDouble day = day(row.getOrDefault("day", ""), where, findings);
    if (faults < findings.list().size()) {
      return Optional.empty();
    }
    Map<String, String> more = new LinkedHashMap<>(row);
    KNOWN.forEach(more::remove);
    String name = row.getOrDefault(SAMPLE, "");
    return Optional.of(
        new SampleRow(
            name.isEmpty() ? String.valueOf(path.getFileName()) : name,
            path,
            file,
            patient,
            visit,
            day,
            control,
            Optional.of(row.getOrDefault("marker", "")).filter(m -> !m.isEmpty()),
            row.getOrDefault("batch", ""),
            more));
  }

  private static Optional<ControlKind> control(String role, Where where, Findings findings) {
    if (role.equals(SAMPLE)) {
      return Optional.empty();
    }
    for (ControlKind kind : ControlKind.values()) {
      if (kind.word().equals(role.toLowerCase(Locale.ROOT))) {
        return Optional.of(kind);
      }
    }
    List<String> roles =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(SAMPLE),
                Arrays.stream(ControlKind.values()).map(ControlKind::word))
            .collect(Collectors.toList());
    findings.add(
        CountingRules.SAMPLE_SHEET.at(
            where.column("role"),
            "\"" + role + "\" is none of " + String.join(", ", roles),
            Nearest.remedy(role, roles)));
    return Optional.empty();
  }

  private static OptionalDouble day(String text, Where where, Findings findings) {
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double day = Double.parseDouble(text);
      if (Double.isFinite(day)) {
        return OptionalDouble.of(day);
      }
    } catch (NumberFormatException notNumber) {
      // Told below, with the text.
    }
    findings.add(
        CountingRules.SAMPLE_SHEET.at(
            where.column("day"), "\"" + text + "\" is not a number of days since the first dose"));
    return OptionalDouble.empty();
  }

  /** The tubes in which cells are counted. */
  public List<SampleRow> counted() {
    return rows.stream().filter(SampleRow::isCounted).toList();
  }

  /** The control tubes. */
  public List<SampleRow> controls() {
    return rows.stream().filter(row -> !row.isCounted()).toList();
  }
}
