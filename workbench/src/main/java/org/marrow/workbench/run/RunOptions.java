package org.marrow.workbench.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a study is run.
 *
 * @param seed seed of every random draw
 * @param threads threads to use, at least 1; never changes a result
 * @param work folder for files that a study keeps beside its report; empty: none are kept
 */
public record RunOptions(long seed, int threads, Optional<Path> work) {
  public RunOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, got " + threads);
    }
  }

  /** The same without a folder for files. */
  public RunOptions(long seed, int threads) {
    this(seed, threads, Optional.empty());
  }

  /** One thread. */
  public static RunOptions seeded(long seed) {
    return new RunOptions(seed, 1);
  }
}
