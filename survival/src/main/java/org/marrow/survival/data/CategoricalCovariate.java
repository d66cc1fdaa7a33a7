package org.marrow.survival.data;

import java.util.Locale;

/**
 * A categorical column. The first level is the reference. Immutable.
 *
 * @param name column name
 * @param values one label a row
 * @param measured when the values became known
 */
public record CategoricalCovariate(String name, Factor values, Measured measured)
    implements Covariate {
  public CategoricalCovariate {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a covariate needs a name");
    }
    if (measured.rowsOr(values.rows()) != values.rows()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "covariate %s has %d rows but %d times of measurement",
              name,
              values.rows(),
              measured.rowsOr(values.rows())));
    }
  }

  @Override
  public CategoricalCovariate measured(Measured when) {
    return new CategoricalCovariate(name, values, when);
  }

  @Override
  public int rows() {
    return values.rows();
  }

  @Override
  public boolean missing(int row) {
    return values.code(row) == Factor.MISSING;
  }

  @Override
  public CategoricalCovariate select(int[] rows) {
    return new CategoricalCovariate(name, values.select(rows), measured.select(rows));
  }
}
