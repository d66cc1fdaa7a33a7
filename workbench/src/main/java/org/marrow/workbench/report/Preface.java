package org.marrow.workbench.report;

import java.util.Optional;

/**
 * What the author of a study says to its readers, beside what the analyses say.
 *
 * @param plainQuestion the question in everyday words
 * @param keyFigure id of the figure that the summary shows, when the report has it
 * @param digest plain sentences, limits and items of reporting lists that only the author knows
 */
public record Preface(Optional<String> plainQuestion, Optional<String> keyFigure, Digest digest) {
  /** An author who says nothing. */
  public static final Preface NONE = new Preface(Optional.empty(), Optional.empty(), Digest.NONE);
}
