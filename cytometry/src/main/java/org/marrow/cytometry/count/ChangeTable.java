package org.marrow.cytometry.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Changes of several populations of one study, with the false discovery rate held over all that can
 * be compared (Benjamini, Hochberg 1995, J R Stat Soc B 57:289).
 *
 * @param rows the changes in the order given
 */
public record ChangeTable(List<Row> rows) {
  /**
   * One change.
   *
   * @param change the change
   * @param pValue two-sided p value of no change; 1 when the change cannot be stated
   * @param qValue smallest false discovery rate at which it would be called a change
   */
  public record Row(PairedChange change, double pValue, double qValue) {}

  public ChangeTable {
    rows = List.copyOf(rows);
  }

  /** Adjusts over the given changes; those below detection on both sides are not tested. */
  public static ChangeTable of(List<PairedChange> changes) {
    List<Integer> tested = new ArrayList<>();
    double[] p = new double[changes.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = changes.get(i).isComparable() ? changes.get(i).pValue() : 1;
      if (changes.get(i).isComparable()) {
        tested.add(i);
      }
    }
    tested.sort((a, b) -> Double.compare(p[b], p[a]));
    double[] q = new double[p.length];
    Arrays.fill(q, 1);
    double smallest = 1;
    for (int rank = 0; rank < tested.size(); rank++) {
      int i = tested.get(rank);
      smallest = Math.min(smallest, p[i] * tested.size() / (tested.size() - rank));
      q[i] = smallest;
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      rows.add(new Row(changes.get(i), p[i], q[i]));
    }
    return new ChangeTable(rows);
  }
}
