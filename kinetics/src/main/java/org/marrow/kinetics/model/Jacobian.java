package org.marrow.kinetics.model;

import java.util.Comparator;
import java.util.List;

/** A sparse matrix of derivatives: the entries that are not identically zero, row by row. */
public record Jacobian(int rows, int columns, List<Entry> entries) {
  static final Comparator<Entry> BY_ROW =
      Comparator.comparingInt(Entry::row).thenComparingInt(Entry::column);

  public Jacobian {
    entries = List.copyOf(entries);
  }

  /**
   * One derivative.
   *
   * @param node its node in the graph of the equations
   */
  public record Entry(int row, int column, int node) {}
}
