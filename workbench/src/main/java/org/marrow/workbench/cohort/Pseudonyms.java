package org.marrow.workbench.cohort;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.rules.CohortRules;

/**
 * A table whose patients bear pseudonyms.
 *
 * @param table the new table
 * @param patients number of different patients
 * @param dropped columns that were left out
 * @param days columns whose dates became days since the first dose
 */
public record Pseudonyms(Table table, int patients, List<String> dropped, List<String> days) {
  private static final int SHORTEST_KEY = 32;

  /** Letters and digits without those that are taken for each other (Crockford's base 32). */
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /** 60 bits: two of a million patients share a pseudonym with a chance of one in two million. */
  private static final int LENGTH = 12;

  public Pseudonyms {
    dropped = List.copyOf(dropped);
    days = List.copyOf(days);
  }

  /**
   * Makes the table.
   *
   * @param patient column with the id of the patient
   * @param key secret key
   * @param drop columns to leave out
   * @param firstDose column with the date of the first dose, when there are dates
   * @param keyFile where the key came from, for findings
   * @throws InvalidInput with every column that still looks personal, or a key that is too short
   */
  public static Pseudonyms of(
      Table table,
      String patient,
      String key,
      List<String> drop,
      Optional<String> firstDose,
      Path keyFile) {
    if (key.length() < SHORTEST_KEY) {
      throw new InvalidInput(
          CohortRules.KEY.at(
              Where.in(String.valueOf(keyFile.getFileName())),
              "it has " + key.length() + " characters, " + SHORTEST_KEY + " are needed"));
    }
    drop.forEach(table::column);
    Column who = table.column(patient);
    Map<String, String> pseudonyms = new HashMap<>();
    List<String> coded = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      if (who.isMissing(row)) {
        throw new InvalidInput(
            SurvivalRules.DUPLICATE_SUBJECT.at(
                Where.in(table.source()).row(row + 1L).column(patient),
                "the row names no patient",
                "Name it."));
      }
      coded.add(pseudonyms.computeIfAbsent(who.text(row), id -> pseudonym(id, key)));
    }
    if (pseudonyms.values().stream().distinct().count() < pseudonyms.size()) {
      throw new InvalidInput(
          CohortRules.KEY.at(
              Where.in(String.valueOf(keyFile.getFileName())),
              "two patients get the same pseudonym",
              "Take another key."));
    }
    String heading = PersonalData.isHeading(patient) ? "patient" : patient;
    if (!heading.equals(patient) && table.has(heading) && !drop.contains(heading)) {
      throw new InvalidInput(
          CohortRules.COLUMN_TWICE.at(
              Where.in(table.source()).column(heading),
              "the pseudonyms need the name \"" + heading + "\", which a column has already"));
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.name().equals(patient)) {
        columns.add(TextColumn.of(heading, coded));
      } else if (!drop.contains(column.name())) {
        columns.add(column);
      }
    }
    return checked(Table.of(table.source(), columns), heading, pseudonyms.size(), drop, firstDose);
  }

  private static Pseudonyms checked(
      Table coded, String patient, int patients, List<String> drop, Optional<String> firstDose) {
    List<String> days = new ArrayList<>();
    Table table = coded;
    if (firstDose.isPresent()) {
      for (Column column : coded.columns()) {
        if (!column.name().equals(firstDose.get())
            && CalendarDates.areDates(column)
            && !PersonalData.isHeading(column.name())) {
          days.add(column.name());
        }
      }
      List<Finding> births =
          PersonalData.find(coded, patient).stream()
              .filter(f -> PersonalData.isHeading(f.where().column().orElse("")))
              .toList();
      if (!births.isEmpty()) {
        throw new InvalidInput(births);
      }
      table = CalendarDates.toDays(coded, firstDose.get());
    }
    List<Finding> personal = PersonalData.find(table, patient);
    if (!personal.isEmpty()) {
      throw new InvalidInput(personal);
    }
    return new Pseudonyms(table, patients, drop, days);
  }

  /** The first 60 bits of HMAC-SHA-256 (RFC 2104) of the id, in groups that can be read aloud. */
  static String pseudonym(String id, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] digest = mac.doFinal(id.strip().getBytes(StandardCharsets.UTF_8));
      StringBuilder text = new StringBuilder("P");
      for (int sign = 0; sign < LENGTH; sign++) {
        int value = 0;
        for (int bit = 5 * sign; bit < 5 * sign + 5; bit++) {
          value = 2 * value + (digest[bit / 8] >> 7 - bit % 8 & 1);
        }
        text.append(sign % 4 == 0 ? "-" : "").append(SIGNS.charAt(value));
      }
      return text.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
