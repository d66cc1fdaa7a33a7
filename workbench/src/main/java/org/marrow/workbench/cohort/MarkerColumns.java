package org.marrow.workbench.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.rules.CohortRules;
import org.marrow.workbench.study.Marker;
import org.marrow.workbench.study.Replacement;

/** Cells as the study reads them: replaced texts, and markers as columns of their own. */
final class MarkerColumns {
  private static final double LN_2 = StrictMath.log(2);

  private MarkerColumns() {}

  /**
   * The table with texts replaced.
   *
   * @param findings receives a note for each replacement, with how many cells it changed
   */
  static Table replaced(Table table, List<Replacement> replacements, Findings findings) {
    Table now = table;
    for (Replacement replacement : replacements) {
      now = replaced(now, replacement, findings);
    }
    return now;
  }

  private static Table replaced(Table table, Replacement replacement, Findings findings) {
    Column old = table.column(replacement.column());
    List<String> cells = new ArrayList<>();
    int changed = 0;
    for (int row = 0; row < old.size(); row++) {
      boolean fits = old.text(row).equals(replacement.text());
      changed += fits ? 1 : 0;
      cells.add(fits ? replacement.by().orElse("") : old.text(row));
    }
    findings.add(
        CohortRules.REPLACED.at(
            Where.in(table.source()).column(replacement.column()),
            Listing.count(changed, "cell", "cells")
                + " \""
                + replacement.text()
                + "\" read as "
                + replacement.by().orElse("missing")
                + ": "
                + replacement.because()));
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(column == old ? typed(replacement.column(), cells) : column);
    }
    return Table.of(table.source(), columns);
  }

  /** A column of numbers when every cell is one, otherwise of text. */
  private static Column typed(String name, List<String> cells) {
    Findings notNumbers = new Findings();
    Table alone = Table.of(name, List.of(TextColumn.of(name, cells)));
    double[] numbers = alone.numbers(name, notNumbers);
    return notNumbers.list().isEmpty() ? new NumberColumn(name, numbers) : alone.column(name);
  }

  /**
   * The table with each marker as a column of its name.
   *
   * @throws org.marrow.foundation.findings.InvalidInput with every value that does not fit a scale
   */
  static Table withMarkers(Table table, List<Marker> markers, Findings findings) {
    Findings faults = new Findings();
    List<Column> columns = new ArrayList<>(table.columns());
    for (Marker marker : markers) {
      if (marker.name().equals(marker.column()) && marker.scale() == Marker.Scale.LINEAR) {
        continue;
      }
      if (table.has(marker.name())) {
        faults.add(
            CohortRules.COLUMN_TWICE.at(
                Where.in(table.source()).column(marker.name()),
                "a marker has the name of a column",
                "Give the marker another name than its columns have."));
        continue;
      }
      columns.add(new NumberColumn(marker.name(), values(table, marker, faults, findings)));
    }
    faults.throwIfFaulty();
    return Table.of(table.source(), columns);
  }

  private static double[] values(Table table, Marker marker, Findings faults, Findings findings) {
    double[] read = table.numbers(marker.column(), faults);
    int floored = 0;
    for (int row = 0; row < read.length; row++) {
      Optional<Double> floor = marker.floor();
      if (floor.isPresent() && read[row] < floor.get()) {
        read[row] = floor.get();
        floored++;
      }
      double scaled = scaled(read[row], marker.scale());
      if (!Double.isNaN(read[row]) && !Double.isFinite(scaled)) {
        faults.add(
            CohortRules.SCALE.at(
                Where.in(table.source()).row(row + 1L).column(marker.column()),
                "the value "
                    + read[row]
                    + " has no "
                    + marker.scale().name().toLowerCase(java.util.Locale.ROOT)));
      }
      read[row] = Double.isFinite(scaled) ? scaled : Double.NaN;
    }
    if (floored > 0) {
      findings.add(
          CohortRules.FLOOR.at(
              Where.in(table.source()).column(marker.column()),
              Listing.count(floored, "value", "values")
                  + " below "
                  + marker.floor().orElse(0.0)
                  + " read as that"));
    }
    return read;
  }

  private static double scaled(double value, Marker.Scale scale) {
    return switch (scale) {
      case LINEAR -> value;
      case LOG2 -> value > 0 ? StrictMath.log(value) / LN_2 : Double.NaN;
      case LOG10 -> value > 0 ? StrictMath.log10(value) : Double.NaN;
      case SQRT -> value >= 0 ? StrictMath.sqrt(value) : Double.NaN;
    };
  }
}
