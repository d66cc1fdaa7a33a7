package org.marrow.workbench.cli.kinetics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.simulation.ModelFile;
import org.marrow.workbench.rules.WorkbenchRules;

/** Reads the model file that a user named. */
final class ModelFiles {
  private ModelFiles() {}

  static ModelFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInput(
          WorkbenchRules.FILE_UNUSABLE.at(
              Where.in(file.toString()),
              Files.isDirectory(file) ? "it is a folder, not a file" : "there is no such file"));
    }
    try {
      return ModelFile.read(file);
    } catch (IOException e) {
      throw new InvalidInput(
          WorkbenchRules.FILE_UNUSABLE.at(
              Where.in(file.toString()), "it cannot be read: " + e.getMessage()));
    }
  }
}
