package org.marrow.survival.curves;

import java.util.HashSet;
import java.util.Set;
import org.marrow.survival.data.SurvivalData;

/** Tells the rows of a subject that go on in its next start-stop row from real censoring. */
final class Continuation {
  private Continuation() {}

  private record End(String id, double time) {}

  /** For each given row: does the same subject, among these rows, enter again where it ends? */
  static boolean[] of(SurvivalData data, int[] rows) {
    boolean[] goesOn = new boolean[rows.length];
    if (data.ids().isEmpty() || !data.hasEntry()) {
      return goesOn;
    }
    Set<End> starts = new HashSet<>();
    for (int row : rows) {
      starts.add(new End(data.ids().get(row), data.entry(row)));
    }
    for (int i = 0; i < rows.length; i++) {
      goesOn[i] = starts.contains(new End(data.ids().get(rows[i]), data.exit(rows[i])));
    }
    return goesOn;
  }

  /** For each given row: did the same subject, among these rows, end where it enters? */
  static boolean[] startsAgain(SurvivalData data, int[] rows) {
    boolean[] goneOn = new boolean[rows.length];
    if (data.ids().isEmpty() || !data.hasEntry()) {
      return goneOn;
    }
    Set<End> ends = new HashSet<>();
    for (int row : rows) {
      ends.add(new End(data.ids().get(row), data.exit(row)));
    }
    for (int i = 0; i < rows.length; i++) {
      goneOn[i] = ends.contains(new End(data.ids().get(rows[i]), data.entry(rows[i])));
    }
    return goneOn;
  }
}
