package org.marrow.workbench.study;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A study as it lies on disk.
 *
 * @param path the study file
 * @param sha256 hash of its bytes
 * @param study what it says
 * @param planHash SHA-256 of the plan with its end points and groups, fixed before any outcome is
 *     read; the order of keys and comments in the file do not matter to it
 */
public record StudyFile(Path path, String sha256, Study study, String planHash) {
  /** The folder that file names in the study are relative to. */
  public Path folder() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }

  /** The study's short name: that of its folder. */
  public String name() {
    Path name = folder().getFileName();
    return name == null ? "study" : name.toString();
  }

  /** The table of patients, if the study has one. */
  public Optional<Path> dataFile() {
    return study.data().map(data -> folder().resolve(data.file()));
  }
}
