package org.marrow.workbench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A private folder that is gone when it is closed, or when the program ends. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;
  private final Thread cleaner;

  private TemporaryFolder(Path path) {
    this.path = path;
    cleaner = new Thread(() -> ReportFolder.deleteQuietly(path));
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /** A new folder that only its owner may read. */
  public static TemporaryFolder create(String prefix) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(prefix));
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Writes a file into it. */
  public Path write(String name, String text) throws IOException {
    return Files.writeString(path.resolve(name), text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    ReportFolder.deleteQuietly(path);
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException shuttingDown) {
      // The hook is running and deletes the folder.
    }
  }
}
