package org.marrow.survival.data;

/** A named column of the data that may explain the outcome, and when it was measured. */
public sealed interface Covariate permits NumericCovariate, CategoricalCovariate {

  /** A numeric column, measured at a time nobody declared; NaN is missing. */
  static NumericCovariate numeric(String name, double[] values) {
    return new NumericCovariate(name, values.clone(), "", Measured.undeclared());
  }

  /** A categorical column, measured at a time nobody declared. */
  static CategoricalCovariate categorical(String name, Factor values) {
    return new CategoricalCovariate(name, values, Measured.undeclared());
  }

  /** Column name; unique in its data. */
  String name();

  /** When the values became known. */
  Measured measured();

  /** The same values, known at another time. */
  Covariate measured(Measured when);

  /** Number of rows. */
  int rows();

  /** Whether the row has no value. */
  boolean missing(int row);

  /** The same column for the given rows. */
  Covariate select(int[] rows);
}
