package org.marrow.cytometry.fcs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real files beside the checkout; tests that need them are skipped where they are absent. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of the cytometry data. */
  public static Path data(String relative) {
    return present(Path.of("../../shared/data/cytometry").resolve(relative));
  }

  /** A file of the cytometry oracles. */
  public static Path oracle(String relative) {
    return present(Path.of("../../shared/oracles/cytometry").resolve(relative));
  }

  private static Path present(Path path) {
    Assumptions.assumeTrue(Files.exists(path), path + " is absent; the shared data are needed");
    return path;
  }

  /** Every FCS and LMD file of the shared data, sorted. */
  public static List<Path> eventFiles() {
    try (Stream<Path> walk = Files.walk(data(""))) {
      return walk.filter(Files::isRegularFile)
          .filter(p -> p.toString().toLowerCase(Locale.ROOT).matches(".*\\.(fcs|lmd|b08)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
