package org.marrow.survival.oracle;

import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers of an oracle beside ours. The oracle files hold 12 significant digits, so a value may be
 * off by 1e-12 absolutely however exact ours is.
 */
public record OracleCheck(String name, double[] expected, double[] ours, double tolerance) {

  /** Largest |ours - expected| / |expected|; differences within the oracle's rounding are 0. */
  public double worst() {
    if (expected.length != ours.length) {
      return Double.POSITIVE_INFINITY;
    }
    double worst = 0;
    for (int i = 0; i < ours.length; i++) {
      if (Double.isNaN(expected[i]) || Double.isNaN(ours[i])) {
        worst = Double.isNaN(expected[i]) == Double.isNaN(ours[i]) ? worst : Double.NaN;
      } else {
        double difference = Math.abs(ours[i] - expected[i]);
        worst =
            Double.isNaN(worst) || difference <= 1e-12
                ? worst
                : Math.max(worst, difference / Math.abs(expected[i]));
      }
    }
    return worst;
  }

  /** Whether every number lies within the tolerance. */
  public boolean holds() {
    return worst() <= tolerance;
  }

  /** A row of the docs table. */
  public String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %s |",
        name,
        expected.length,
        show(expected),
        show(ours),
        worst() == 0 ? "none" : String.format(Locale.ROOT, "%.0e", worst()),
        tolerance == 0 ? "exact" : String.format(Locale.ROOT, "%.0e", tolerance));
  }

  /** The value that is farthest off, or the first. */
  private static String show(double[] values) {
    return values.length == 0 ? "-" : String.format(Locale.ROOT, "%.10g", values[0]);
  }

  @Override
  public String toString() {
    int at = 0;
    double worst = -1;
    for (int i = 0; i < Math.min(expected.length, ours.length); i++) {
      double off = Math.abs(expected[i] - ours[i]);
      if (off > worst || Double.isNaN(off)) {
        worst =
            Double.isNaN(off) && !(Double.isNaN(expected[i]) && Double.isNaN(ours[i]))
                ? Double.MAX_VALUE
                : Double.isNaN(off) ? worst : off;
        at = i;
      }
    }
    return expected.length == 0 || ours.length == 0
        ? name + ": " + Arrays.toString(ours)
        : "%s[%d of %d/%d]: oracle %s, ours %s"
            .formatted(name, at, expected.length, ours.length, expected[at], ours[at]);
  }
}
