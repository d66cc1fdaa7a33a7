package org.marrow.cytometry.gating;

import java.util.List;
import java.util.Optional;

/**
 * Ranges in one or more dimensions, all of which must hold: {@code min <= value < max} (Gating-ML
 * 2.0 section 5.3.1).
 *
 * @param sides one a dimension, at least one
 */
public record RectangleGate(String id, Optional<String> parent, List<Side> sides) implements Gate {

  /**
   * A half-open range.
   *
   * @param min smallest value inside, minus infinity when open
   * @param max smallest value above, infinity when open
   */
  public record Side(Dimension dimension, double min, double max) {
    public Side {
      if (!(min <= max)) {
        throw new IllegalArgumentException(
            dimension.source() + ": min " + min + " is above max " + max);
      }
    }
  }

  public RectangleGate {
    Gate.check(id, parent);
    sides = List.copyOf(sides);
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("rectangle gate " + id + " needs a dimension");
    }
  }

  /** Events with {@code value >= min}. */
  public static RectangleGate above(String id, Dimension dimension, double min) {
    return new RectangleGate(
        id, Optional.empty(), List.of(new Side(dimension, min, Double.POSITIVE_INFINITY)));
  }

  @Override
  public List<Dimension> dimensions() {
    return sides.stream().map(Side::dimension).toList();
  }
}
