package org.marrow.survival.formula;

import java.util.List;
import org.marrow.survival.order.Finite;

/** What an expression is in each row of a table. */
sealed interface Values {

  /** Number of rows. */
  int rows();

  /** Takes the rows without a value out of those used, and counts them. */
  int leaveMissing(boolean[] used);

  /** Numbers, NaN where missing. */
  record Numbers(double[] values) implements Values {
    @Override
    public int rows() {
      return values.length;
    }

    @Override
    public int leaveMissing(boolean[] used) {
      int missing = 0;
      if (Finite.all(values)) {
        return missing;
      }
      for (int i = 0; i < values.length; i++) {
        if (Double.isNaN(values[i])) {
          used[i] = false;
          missing++;
        }
      }
      return missing;
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
    public int leaveMissing(boolean[] used) {
      int missing = 0;
      for (int i = 0; i < codes.length; i++) {
        if (codes[i] < 0) {
          used[i] = false;
          missing++;
        }
      }
      return missing;
    }
  }
}
