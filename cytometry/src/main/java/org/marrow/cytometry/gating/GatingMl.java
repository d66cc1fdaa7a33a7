package org.marrow.cytometry.gating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.marrow.cytometry.SignalRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * Reads and writes Gating-ML 2.0: rectangle, polygon, ellipsoid, quadrant and Boolean gates with
 * parents, scales, ratios and spectrum matrices. Notes that programs keep in {@code custom_info}
 * are not read.
 */
public final class GatingMl {
  /** Larger than any gating file; bounds what a damaged one costs. */
  private static final long LARGEST = 64L << 20;

  private GatingMl() {}

  /**
   * Reads a file.
   *
   * @throws InvalidInput with every fault of the document
   */
  public static GatingTree read(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        throw new InvalidInput(
            SignalRules.GATING_ML.at(
                Where.in(path.toString()),
                Files.size(path) + " bytes are more than the " + LARGEST + " that are read"));
      }
      byte[] bytes = Files.readAllBytes(path);
      return parse(path.toString(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a document.
   *
   * @param source where it comes from, for findings
   * @throws InvalidInput with every fault of the document
   */
  public static GatingTree parse(String source, String document) {
    return new GatingMlReader(source).read(XmlNode.parse(source, document));
  }

  /** The tree as a document that {@link #parse} reads back equal. */
  public static String text(GatingTree tree) {
    return new GatingMlWriter().text(tree);
  }
}
