package org.marrow.foundation.table;

/**
 * One named column of a table. Missing cells are part of the column, never a special number by
 * accident.
 */
public sealed interface Column permits NumberColumn, TextColumn {
  /** The name in the heading; not blank. */
  String name();

  /** Number of rows. */
  int size();

  /** Whether the cell of this row (from 0) is missing. */
  boolean isMissing(int row);

  /**
   * The cell as text: what the file said for text, the shortest exact form for a number; "" when
   * missing.
   */
  String text(int row);

  /** The same column with only these rows (from 0), in this order. */
  Column select(int[] rows);
}
