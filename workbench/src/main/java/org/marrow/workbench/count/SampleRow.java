package org.marrow.workbench.count;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.marrow.cytometry.definition.ControlKind;

/**
 * One tube of a study.
 *
 * @param sample name of the sample, unique in the study
 * @param file its events
 * @param shownFile the file as the sheet names it, for the report
 * @param patient whose it is (a pseudonym; a culture, for cells in a dish); empty for a control
 * @param visit when it was taken, in words ("before", "after"); empty for a control
 * @param day days from the first dose to the sample, where known
 * @param control what the tube controls; empty for a sample that is counted
 * @param marker the one marker that a control is for; empty: all
 * @param batch tubes of one batch share their controls; the empty string is a batch too
 * @param more the other columns of the sheet, by name
 */
public record SampleRow(
    String sample,
    Path file,
    String shownFile,
    String patient,
    String visit,
    OptionalDouble day,
    Optional<ControlKind> control,
    Optional<String> marker,
    String batch,
    Map<String, String> more) {
  public SampleRow {
    more = Collections.unmodifiableMap(new TreeMap<>(more));
  }

  /** Whether cells are counted in it. */
  public boolean isCounted() {
    return control.isEmpty();
  }
}
