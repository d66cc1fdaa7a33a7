package org.marrow.survival.formula;

import java.util.List;

/** What an expression is in each row of a table. */
sealed interface Values {

  /** Number of rows. */
  int rows();

  /** Whether the row has no value. */
  boolean missing(int row);

  /** Numbers, NaN where missing. */
  record Numbers(double[] values) implements Values {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public boolean missing(int row) {
      return Double.isNaN(values[row]);
    }
  }

  /**
   * Labels.
   *
   * @param codes index of the level, -1 where missing
   * @param levels the labels, the reference first
   * @param logical whether these are FALSE and TRUE
   */
  record Labels(int[] codes, List<String> levels, boolean logical) implements Values {
    @Override
    public int rows() {
      return codes.length;
    }

    @Override
    public boolean missing(int row) {
      return codes[row] < 0;
    }
  }
}
