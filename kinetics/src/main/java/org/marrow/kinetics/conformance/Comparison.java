package org.marrow.kinetics.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The suite's rule: every point within absolute + relative |expected|; NaN and INF must match. */
final class Comparison {
  private Comparison() {}

  /**
   * The first point that is out of tolerance, in words; empty when there is none.
   *
   * @param got by output time and variable
   */
  static Optional<String> firstDifference(
      ExpectedTable expected, SuiteSettings settings, double[][] got) {
    List<String> variables = settings.variables();
    if (expected.rows() < got.length) {
      return Optional.of(
          "the results file has " + expected.rows() + " rows for " + got.length + " times");
    }
    for (int row = 0; row < got.length; row++) {
      for (int column = 0; column < variables.size(); column++) {
        double want = expected.value(row, variables.get(column));
        double have = got[row][column];
        if (!agree(want, have, settings)) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s at time %s: expected %s, got %s",
                  variables.get(column),
                  settings.times()[row],
                  want,
                  have));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean agree(double want, double have, SuiteSettings settings) {
    if (Double.isNaN(want) || Double.isNaN(have)) {
      return Double.isNaN(want) && Double.isNaN(have);
    }
    if (Double.isInfinite(want) || Double.isInfinite(have)) {
      return want == have;
    }
    return Math.abs(want - have) <= settings.absolute() + settings.relative() * Math.abs(want);
  }
}
