package org.marrow.cytometry.gating;

import java.util.Optional;

/**
 * One axis of a gate.
 *
 * @param source what is measured: the short name of a channel, the name of a fluorochrome when a
 *     matrix of the gating file is applied, or the id of a ratio
 * @param ratio whether {@code source} is the id of a ratio
 * @param compensation {@link #UNCOMPENSATED}, {@link #FROM_FILE} (the spillover matrix of the FCS
 *     file), or the id of a matrix of the gating file
 * @param scale the id of the scale to apply, if any
 */
public record Dimension(String source, boolean ratio, String compensation, Optional<String> scale) {
  /** No compensation. */
  public static final String UNCOMPENSATED = "uncompensated";

  /** The spillover matrix that came with the events; none when they have none. */
  public static final String FROM_FILE = "FCS";

  public Dimension {
    if (source.isBlank() || compensation.isBlank()) {
      throw new IllegalArgumentException("a dimension needs a source and a compensation");
    }
  }

  /** A channel as measured, neither compensated nor scaled. */
  public static Dimension of(String channel) {
    return new Dimension(channel, false, UNCOMPENSATED, Optional.empty());
  }

  /** The same axis on a scale. */
  public Dimension on(String scaleId) {
    return new Dimension(source, ratio, compensation, Optional.of(scaleId));
  }

  /** The same axis compensated with a matrix, or {@link #FROM_FILE}. */
  public Dimension compensatedBy(String matrix) {
    return new Dimension(source, ratio, matrix, scale);
  }

  /** Whether the axis is compensated by a matrix of the gating file. */
  boolean ownMatrix() {
    return !compensation.equals(UNCOMPENSATED) && !compensation.equals(FROM_FILE);
  }
}
