package org.marrow.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command understands. */
public final class CommonOptions {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where to write; each command has its own default.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Seed of every random draw; the same seed gives the same bytes.")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: one per core); never changes a result.")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress and no notes; faults are always shown.")
  private boolean quiet;

  /** The folder to write to, if the user named one. */
  public Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  /** The seed, if the user gave one. */
  public OptionalLong seed() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /** Number of threads to use, at least 1. */
  public int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads);
  }

  /** Whether to print JSON. */
  public boolean json() {
    return json;
  }

  /** Whether to keep progress and notes to oneself. */
  public boolean quiet() {
    return quiet;
  }
}
