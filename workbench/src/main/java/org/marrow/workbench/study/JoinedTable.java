package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * A further table, joined to the patients by their pseudonym.
 *
 * @param file name beside the study or in the folder of outside data
 * @param patient column with the pseudonym; for samples in columns, the column with the row names
 * @param visit column with the visit when a patient has several rows; its columns become {@code
 *     name@visit}
 * @param samplesInColumns whether the headings are patients and the rows are what was measured
 * @param columns columns (or rows, for samples in columns) to take; empty for all
 * @param source where the table comes from, or the empty string
 */
public record JoinedTable(
    String file,
    String patient,
    Optional<String> visit,
    boolean samplesInColumns,
    List<String> columns,
    String source) {
  public JoinedTable {
    columns = List.copyOf(columns);
  }
}
