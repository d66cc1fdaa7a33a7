package org.marrow.survival.elementary;

/**
 * A sum of logarithms with weights. Values of weight 1 are multiplied as long as the product stays
 * in range, so that one logarithm serves some thirty of them.
 */
public final class LogSum {
  private static final double LARGEST = 0x1p300;
  private static final double SMALLEST = 0x1p-300;
  private double product = 1;
  private double sum;

  /** Adds weight * log(value). */
  public void add(double value, double weight) {
    if (weight != 1 || !(value > SMALLEST && value < LARGEST)) {
      sum += weight * StrictMath.log(value);
      return;
    }
    product *= value;
    if (!(product > SMALLEST && product < LARGEST)) {
      sum += StrictMath.log(product);
      product = 1;
    }
  }

  /** The sum. */
  public double value() {
    return sum + StrictMath.log(product);
  }
}
