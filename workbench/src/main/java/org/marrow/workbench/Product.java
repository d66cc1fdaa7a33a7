package org.marrow.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the program says of itself: its version and what it is not for. */
public final class Product {
  /** The line that every report page bears. */
  public static final String RESEARCH_USE =
      "For research use only. Not for use in diagnostic procedures. Not medical advice.";

  private Product() {}

  /**
   * The project's folder, with its studies and docs; empty when the program was taken out of it.
   */
  public static Optional<Path> home() {
    try {
      Path place =
          Path.of(Product.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      // The program is workbench/target/marrow.jar, or workbench/target/classes while it is built.
      for (Path up = place; up != null; up = up.getParent()) {
        if (Files.isRegularFile(up.resolve("studies").resolve("mayo-myeloma/study.yaml"))) {
          return Optional.of(up);
        }
      }
      return Optional.empty();
    } catch (URISyntaxException | SecurityException e) {
      return Optional.empty();
    }
  }

  /** The version, written into the jar by the build, for example {@code 0.1.0}. */
  public static String version() {
    try (InputStream in = Product.class.getResourceAsStream("/org/marrow/workbench/version.txt")) {
      if (in == null) {
        throw new IllegalStateException("version.txt is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
