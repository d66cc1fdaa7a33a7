package org.marrow.survival.data;

import java.util.Locale;

/** A numeric column. NaN means missing; infinite values are refused. Immutable. */
public final class NumericCovariate implements Covariate {
  private final String name;
  private final double[] values;
  private final String unit;
  private final Measured measured;

  NumericCovariate(String name, double[] values, String unit, Measured measured) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a covariate needs a name");
    }
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "covariate %s, row %d: value is infinite", name, i + 1));
      }
    }
    if (measured.rowsOr(values.length) != values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "covariate %s has %d rows but %d times of measurement",
              name,
              values.length,
              measured.rowsOr(values.length)));
    }
    this.name = name;
    this.values = values;
    this.unit = unit;
    this.measured = measured;
  }

  @Override
  public String name() {
    return name;
  }

  /** Unit symbol; the empty string when not declared. */
  public String unit() {
    return unit;
  }

  /** The same values with a declared unit. */
  public NumericCovariate unit(String symbol) {
    return new NumericCovariate(name, values, symbol, measured);
  }

  @Override
  public Measured measured() {
    return measured;
  }

  @Override
  public NumericCovariate measured(Measured when) {
    return new NumericCovariate(name, values, unit, when);
  }

  @Override
  public int rows() {
    return values.length;
  }

  /** Value of a row, NaN when missing. */
  public double value(int row) {
    return values[row];
  }

  /** A copy of all values. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean missing(int row) {
    return Double.isNaN(values[row]);
  }

  @Override
  public NumericCovariate select(int[] rows) {
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = values[rows[i]];
    }
    return new NumericCovariate(name, chosen, unit, measured.select(rows));
  }
}
