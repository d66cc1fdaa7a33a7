package org.marrow.workbench.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.rules.CohortRules;

/** Joins a table to patients on their pseudonym and, when it has several rows each, the visit. */
final class TableJoin {
  private final Table base;
  private final List<String> ids;
  private final Findings findings;

  TableJoin(Table base, List<String> ids, Findings findings) {
    this.base = base;
    this.ids = ids;
    this.findings = findings;
  }

  /**
   * The base with the other table's columns; a patient without a row has missing values.
   *
   * @param patient column of the other table with the pseudonym
   * @param visit its column with the visit; without it a patient has one row
   * @param wanted columns to take, empty for all
   * @throws org.marrow.foundation.findings.InvalidInput when a patient has two rows (of a visit), a
   *     row has no patient, or a column stands in both tables
   */
  Table join(Table other, String patient, Optional<String> visit, List<String> wanted) {
    Findings faults = new Findings();
    List<String> visits = visit.map(v -> visits(other, v)).orElse(List.of(""));
    Map<String, Map<String, Integer>> rows = rows(other, patient, visit, faults);
    List<Column> columns = new ArrayList<>(base.columns());
    for (Column column : other.columns()) {
      boolean key =
          column.name().equals(patient) || visit.filter(column.name()::equals).isPresent();
      if (key || !wanted.isEmpty() && !wanted.contains(column.name())) {
        continue;
      }
      for (String at : visits) {
        String name = at.isEmpty() ? column.name() : column.name() + "@" + at;
        if (base.has(name)) {
          faults.add(
              CohortRules.COLUMN_TWICE.at(
                  Where.in(other.source()).column(column.name()),
                  "\"" + name + "\" stands in " + base.source() + " already"));
        }
        int[] from =
            ids.stream()
                .mapToInt(id -> rows.getOrDefault(id, Map.of()).getOrDefault(at, -1))
                .toArray();
        columns.add(picked(column, name, from));
      }
    }
    faults.throwIfFaulty();
    unmatched(other, rows.keySet());
    if (visits.size() > 1) {
      missingVisits(other, rows, visits);
    }
    return Table.of(base.source(), columns);
  }

  private static List<String> visits(Table other, String visit) {
    Column column = other.column(visit);
    return IntStream.range(0, other.rows())
        .mapToObj(column::text)
        .filter(text -> !text.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<String, Map<String, Integer>> rows(
      Table other, String patient, Optional<String> visit, Findings faults) {
    Column who = other.column(patient);
    Optional<Column> when = visit.map(other::column);
    Map<String, Map<String, Integer>> rows = new HashMap<>();
    for (int row = 0; row < other.rows(); row++) {
      Where where = Where.in(other.source()).row(row + 1L);
      String id = who.text(row);
      String at = when.isPresent() ? when.get().text(row) : "";
      if (id.isEmpty() || when.isPresent() && at.isEmpty()) {
        faults.add(
            SurvivalRules.DUPLICATE_SUBJECT.at(
                where.column(id.isEmpty() ? patient : visit.orElse("")),
                "the row names no " + (id.isEmpty() ? "patient" : "visit"),
                "Name it."));
        continue;
      }
      Integer first = rows.computeIfAbsent(id, _ -> new HashMap<>()).putIfAbsent(at, row);
      if (first != null) {
        faults.add(
            SurvivalRules.DUPLICATE_SUBJECT.at(
                where.column(patient),
                id + (at.isEmpty() ? "" : " at " + at) + " has row " + (first + 1) + " already",
                visit.isPresent()
                    ? "Keep one row for each patient and visit."
                    : "Keep one row a patient, or name the column with the visit."));
      }
    }
    return rows;
  }

  private static Column picked(Column column, String name, int[] from) {
    if (column instanceof NumberColumn numbers) {
      return new NumberColumn(
          name,
          Arrays.stream(from).mapToDouble(r -> r < 0 ? Double.NaN : numbers.number(r)).toArray());
    }
    return TextColumn.of(
        name, Arrays.stream(from).mapToObj(r -> r < 0 ? "" : column.text(r)).toList());
  }

  private void unmatched(Table other, Set<String> theirs) {
    Set<String> mine = new HashSet<>(ids);
    List<String> without = ids.stream().filter(id -> !theirs.contains(id)).toList();
    Set<String> strangers = new TreeSet<>(theirs);
    strangers.removeAll(mine);
    if (!without.isEmpty()) {
      findings.add(
          CohortRules.UNMATCHED.at(
              Where.in(other.source()),
              Listing.count(without.size(), "patient has", "patients have")
                  + " no row in it: "
                  + Listing.of(without)));
    }
    if (!strangers.isEmpty()) {
      findings.add(
          CohortRules.UNMATCHED.at(
              Where.in(other.source()),
              Listing.count(strangers.size(), "id", "ids")
                  + " of it belong to no patient of "
                  + base.source()
                  + ": "
                  + Listing.of(strangers)));
    }
  }

  private void missingVisits(
      Table other, Map<String, Map<String, Integer>> rows, List<String> visits) {
    for (String visit : visits) {
      List<String> without =
          ids.stream()
              .filter(id -> rows.containsKey(id) && !rows.get(id).containsKey(visit))
              .toList();
      if (!without.isEmpty()) {
        findings.add(
            CohortRules.UNMATCHED.at(
                Where.in(other.source()),
                Listing.count(without.size(), "patient has", "patients have")
                    + " rows but none of visit "
                    + visit
                    + ": "
                    + Listing.of(without)));
      }
    }
  }
}
