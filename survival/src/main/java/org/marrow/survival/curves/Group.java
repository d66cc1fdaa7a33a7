package org.marrow.survival.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

/**
 * The rows of one group.
 *
 * @param label name of the group
 * @param rows its row numbers, ascending
 */
record Group(String label, int[] rows) {

  /** The groups that have rows, in the order of the levels; rows without a label are left out. */
  static List<Group> split(SurvivalData data, Factor groups) {
    if (groups.rows() != data.rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "groups have %d rows but the data have %d", groups.rows(), data.rows()));
    }
    int[] counts = new int[groups.levels().size()];
    for (int i = 0; i < groups.rows(); i++) {
      if (groups.code(i) != Factor.MISSING) {
        counts[groups.code(i)]++;
      }
    }
    List<Group> split = new ArrayList<>();
    int[][] rows = new int[counts.length][];
    for (int g = 0; g < counts.length; g++) {
      rows[g] = new int[counts[g]];
      if (counts[g] > 0) {
        split.add(new Group(groups.levels().get(g), rows[g]));
      }
      counts[g] = 0;
    }
    for (int i = 0; i < groups.rows(); i++) {
      int g = groups.code(i);
      if (g != Factor.MISSING) {
        rows[g][counts[g]++] = i;
      }
    }
    return split;
  }
}
