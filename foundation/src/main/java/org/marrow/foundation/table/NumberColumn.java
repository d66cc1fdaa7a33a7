package org.marrow.foundation.table;

/** A column in which every cell that is not missing is a number. */
public final class NumberColumn implements Column {
  private final String name;
  private final double[] values;

  /**
   * @param name heading; not blank
   * @param values one a row, {@code NaN} where missing; copied. Infinite values are refused
   */
  public NumberColumn(String name, double[] values) {
    this(name, values.clone(), true);
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) {
        throw new IllegalArgumentException("column " + name + ", row " + (row + 1) + ": infinite");
      }
    }
  }

  /** Keeps the array itself. */
  NumberColumn(String name, double[] values, boolean mine) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column needs a name");
    }
    this.name = name;
    this.values = values;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(values[row]);
  }

  /** The number of this row (from 0); {@code NaN} when missing. */
  public double number(int row) {
    return values[row];
  }

  /** A copy of all values, {@code NaN} where missing. */
  public double[] numbers() {
    return values.clone();
  }

  /**
   * The values themselves, {@code NaN} where missing, without a copy: for columns of millions of
   * rows that are only read. Whoever writes into them changes the table.
   */
  public double[] readOnlyNumbers() {
    return values;
  }

  @Override
  public String text(int row) {
    return isMissing(row) ? "" : PlainNumber.text(values[row]);
  }

  @Override
  public NumberColumn select(int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return new NumberColumn(name, picked, true);
  }
}
