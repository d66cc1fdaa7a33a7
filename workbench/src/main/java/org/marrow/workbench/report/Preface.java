package org.marrow.workbench.report;

import java.util.List;
import java.util.Optional;

/**
 * What the author of a study says to its readers, beside what the analyses say.
 *
 * @param plainQuestion the question in everyday words
 * @param keyFigures ids of the figures that the summary shows, the one that answers the question
 *     first; those that the report does not have are left out
 * @param digest plain sentences, limits and items of reporting lists that only the author knows
 */
public record Preface(Optional<String> plainQuestion, List<String> keyFigures, Digest digest) {
  /** An author who says nothing. */
  public static final Preface NONE = new Preface(Optional.empty(), List.of(), Digest.NONE);

  public Preface {
    keyFigures = List.copyOf(keyFigures);
  }
}
