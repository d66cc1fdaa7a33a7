package org.marrow.cytometry.gating;

import org.marrow.cytometry.transform.Ratio;

/**
 * A new dimension made of two channels (Gating-ML 2.0 section 6.6).
 *
 * @param id the name by which dimensions refer to it
 * @param numerator short name of a channel, or a fluorochrome of a matrix
 * @param denominator the same
 */
public record RatioDimension(String id, String numerator, String denominator, Ratio ratio) {
  public RatioDimension {
    if (id.isBlank() || numerator.isBlank() || denominator.isBlank()) {
      throw new IllegalArgumentException("a ratio needs an id and two channels");
    }
  }
}
