package org.marrow.foundation.units;

/** The kinds of thing that a unit can measure; each has one reference unit. */
public enum Base {
  /** Kilogram. */
  MASS("kg"),
  /** Mole. */
  AMOUNT("mol"),
  /** Metre. */
  LENGTH("m"),
  /** Second. */
  TIME("s"),
  /** Kelvin. */
  TEMPERATURE("K"),
  /** Ampere. */
  CURRENT("A"),
  /** Candela. */
  LUMINOSITY("cd"),
  /** Number of cells (or events). */
  CELLS("cells"),
  /** Countable things other than cells, SBML's item. */
  ITEM("item"),
  /** International unit of a biological activity. */
  ACTIVITY("IU"),
  /** Kilogram of body weight. */
  BODY_WEIGHT("kg"),
  /** A value that is a logarithm to base 2. */
  LOG2("log2"),
  /** A value that is a logarithm to base 10. */
  LOG10("log10");

  private final String symbol;

  Base(String symbol) {
    this.symbol = symbol;
  }

  /** The symbol of the reference unit. */
  public String symbol() {
    return symbol;
  }
}
