package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * The patients and how their tables become one.
 *
 * @param file table of the patients, beside the study or in the folder of outside data
 * @param patient column with the pseudonym
 * @param firstDose column with the date of the first dose; dates become days since then
 * @param centre where the patients come from (hospital, trial, registry), or the empty string
 * @param source where the table comes from, or the empty string
 * @param licence its terms, or the empty string
 * @param tables further tables
 * @param replacements texts read as something else
 * @param keep which patients are kept, one condition after the other
 * @param leaveOutWrongRows whether rows that contradict themselves are left out and listed; else
 *     they end the run
 */
public record DataSource(
    String file,
    String patient,
    Optional<String> firstDose,
    String centre,
    String source,
    String licence,
    List<JoinedTable> tables,
    List<Replacement> replacements,
    List<Selection> keep,
    boolean leaveOutWrongRows) {
  public DataSource {
    tables = List.copyOf(tables);
    replacements = List.copyOf(replacements);
    keep = List.copyOf(keep);
  }
}
