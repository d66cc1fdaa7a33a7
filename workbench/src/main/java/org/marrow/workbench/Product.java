package org.marrow.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the program says of itself: its version and what it is not for. */
public final class Product {
  /** The line that every report page bears. */
  public static final String RESEARCH_USE =
      "For research use only. Not for use in diagnostic procedures. Not medical advice.";

  private Product() {}

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
