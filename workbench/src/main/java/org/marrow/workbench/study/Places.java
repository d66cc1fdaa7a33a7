package org.marrow.workbench.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the files that a study names stand.
 *
 * @param study folder of the study file
 * @param data folder of outside data, if one was named; looked at first
 */
public record Places(Path study, Optional<Path> data) {

  /** The file of that name. */
  public Optional<Path> find(String name) {
    try {
      Optional<Path> outside = data.map(folder -> folder.resolve(name));
      if (outside.isPresent() && Files.isRegularFile(outside.get())) {
        return outside;
      }
      return Optional.of(study.resolve(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Where was looked, in words. */
  String words() {
    return data.isPresent() ? "in the folder of --data or beside the study" : "beside the study";
  }
}
