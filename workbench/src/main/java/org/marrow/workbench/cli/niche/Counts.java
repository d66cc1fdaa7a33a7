package org.marrow.workbench.cli.niche;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A whole number from the command line with its least value.
 *
 * @param option its option
 * @param value what was given
 * @param least the least value that makes sense
 */
record Counts(String option, int value, int least) {
  /** No command here can hold more in memory. */
  private static final int MOST = 10_000_000;

  /** Throws one usage error that names every wrong number. */
  static void check(Function<String, ? extends RuntimeException> usage, Counts... counts) {
    List<String> wrong =
        Arrays.stream(counts)
            .filter(c -> c.value < c.least || c.value > MOST)
            .map(c -> c.option + " must be " + c.least + " to " + MOST + ", got " + c.value + ".")
            .toList();
    if (!wrong.isEmpty()) {
      throw usage.apply(String.join(" ", wrong));
    }
  }
}
