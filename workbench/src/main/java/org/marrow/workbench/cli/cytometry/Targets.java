package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.marrow.cytometry.FcsRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/** Where a converted file goes. */
final class Targets {
  private Targets() {}

  /**
   * @param source the file that is converted
   * @param out what the user gave as {@code --out}: a file, or a folder when there are several
   * @param several whether more than one file is converted
   * @param ending of the new file
   * @throws InvalidInput when it would replace the source
   */
  static Path of(Path source, Optional<Path> out, boolean several, String ending)
      throws IOException {
    String bare = String.valueOf(source.getFileName()).replaceFirst("(?i)\\.gz$", "");
    int dot = bare.lastIndexOf('.');
    String name = (dot > 0 ? bare.substring(0, dot) : bare) + ending;
    Path target;
    if (out.isEmpty()) {
      target = source.resolveSibling(name);
    } else if (several || Files.isDirectory(out.get())) {
      Files.createDirectories(out.get());
      target = out.get().resolve(name);
    } else {
      target = out.get();
      Path folder = target.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    }
    if (Files.exists(target) && Files.isSameFile(source, target)) {
      throw new InvalidInput(
          FcsRules.UNREADABLE_FILE.at(
              Where.in(target.toString()),
              "the new file would replace the one it is made from",
              "Name another file or folder with --out."));
    }
    return target;
  }
}
