package org.marrow.workbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the study of a report and its data lie now; a report knows where they lay. */
final class MovedStudy {
  @Option(
      names = "--study",
      paramLabel = "STUDY",
      description = "The study, when it no longer lies where it lay.")
  private @Nullable Path study;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of its data, when that no longer lies where it lay.")
  private @Nullable Path data;

  Optional<Path> study() {
    return Optional.ofNullable(study);
  }

  Optional<Path> data() {
    return Optional.ofNullable(data);
  }
}
