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
 * @param data folder of outside data, if one was named
 */
public record StudyFile(
    Path path, String sha256, Study study, String planHash, Optional<Path> data) {
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

  /** The file that the study names; the reader has made sure that its tables are there. */
  public Path find(String name) {
    return new Places(folder(), data)
        .find(name)
        .orElseThrow(() -> new IllegalStateException("no file " + name));
  }
}
