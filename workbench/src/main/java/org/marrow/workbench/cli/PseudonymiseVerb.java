package org.marrow.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.cohort.Pseudonyms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a table without names and dates. */
@Command(
    name = "pseudonymise",
    description = {
      "Make a table without names and dates: each patient gets a pseudonym, columns that tell who",
      "somebody is are dropped, dates become days since the first dose."
    },
    footer = {
      "",
      "The pseudonym is computed from the id and a key that only you have (HMAC-SHA-256), so the",
      "same patient gets the same one in every table of a study, and nobody without the key can",
      "undo it. Keep the key apart from the data. Make one with: openssl rand -base64 32 > marrow.key",
      "",
      "A pseudonymised table is still personal data in law, and rare patients can be recognised by",
      "what is left. What looks personal and was not dropped is named, and nothing is written.",
      "",
      "Examples:",
      "  marrow pseudonymise patients.csv --patient name --key-file marrow.key \\",
      "    --drop birth_date,phone --first-dose first_dose --out patients-coded.csv",
      "  marrow pseudonymise samples.csv --patient name --key-file marrow.key --out samples-coded.csv"
    })
final class PseudonymiseVerb extends Verb {
  @Parameters(
      paramLabel = "FILE",
      description = "the table, a CSV file with a row a patient or visit")
  private Path file = Path.of(".");

  @Option(
      names = "--patient",
      required = true,
      paramLabel = "COLUMN",
      description = "Column that says which patient a row is of; it gets the pseudonym.")
  private String patient = "";

  @Option(
      names = "--key-file",
      required = true,
      paramLabel = "FILE",
      description = "File with your key: at least 32 characters that nobody can guess.")
  private Path keyFile = Path.of("marrow.key");

  @Option(
      names = "--drop",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns that are left out.")
  private List<String> drop = new ArrayList<>();

  @Option(
      names = "--first-dose",
      paramLabel = "COLUMN",
      description = "Column with the date of the first dose; every date becomes days since then.")
  private @Nullable String firstDose;

  @Override
  protected Answer answer() throws IOException {
    Path out = common().out().orElseThrow(() -> usage("Say where the new table goes: --out FILE."));
    Findings findings = new Findings();
    Table table = Table.read(file, CsvFormat.detect(), findings);
    String key = Files.readString(keyFile, StandardCharsets.UTF_8).strip();
    Pseudonyms made =
        Pseudonyms.of(table, patient, key, drop, Optional.ofNullable(firstDose), keyFile);
    Path parent = out.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    made.table().write(out);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("table", out.toString());
    result.put("rows", made.table().rows());
    result.put("patients", made.patients());
    result.put("dropped", made.dropped());
    result.put("days", made.days());
    String text =
        made.patients()
            + " patients in "
            + made.table().rows()
            + " rows\ndropped: "
            + (made.dropped().isEmpty() ? "nothing" : String.join(", ", made.dropped()))
            + "\ndays since the first dose: "
            + (made.days().isEmpty() ? "no column" : String.join(", ", made.days()))
            + "\ntable: "
            + out;
    return new Answer(result, text, findings.list());
  }
}
