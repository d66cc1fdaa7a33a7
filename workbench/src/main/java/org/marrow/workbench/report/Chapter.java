package org.marrow.workbench.report;

import java.util.Optional;
import org.marrow.workbench.figure.Figure;

/**
 * One analysis in a report.
 *
 * @param headline the answer in one sentence
 * @param section what it says and shows in full
 * @param digest what each reader is told of it
 */
public record Chapter(String headline, Section section, Digest digest) {
  /** Its key figure: the one the digest names, else the first that the section shows. */
  public Optional<Figure> keyFigure() {
    return digest.key().or(() -> section.figures().stream().findFirst());
  }
}
