package org.marrow.cytometry.gating;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Dividers that cut dimensions into intervals, and named combinations of intervals, each a gate of
 * its own (Gating-ML 2.0 section 5.3.4). A divider may have several values, so there may be more
 * than four "quadrants", and they need not cover the plane.
 *
 * @param dividers at least one
 * @param quadrants at least one
 */
public record QuadrantGate(
    String id, Optional<String> parent, List<Divider> dividers, List<Quadrant> quadrants)
    implements Gate {

  /**
   * Cuts a dimension; a value lies in the interval {@code [values[i-1], values[i])}.
   *
   * @param values increasing, at least one
   */
  public record Divider(String id, Dimension dimension, List<Double> values) {
    public Divider {
      values = List.copyOf(values);
      if (id.isBlank() || values.isEmpty()) {
        throw new IllegalArgumentException("a divider needs an id and a value");
      }
      for (int i = 0; i < values.size(); i++) {
        if (!Double.isFinite(values.get(i)) || i > 0 && values.get(i) <= values.get(i - 1)) {
          throw new IllegalArgumentException(
              "divider " + id + " needs increasing finite values, has " + values);
        }
      }
    }
  }

  /** A combination of intervals; the interval is the one that holds the location. */
  public record Position(String divider, double location) {}

  /** A named combination of intervals. */
  public record Quadrant(String id, List<Position> positions) {
    public Quadrant {
      positions = List.copyOf(positions);
      if (id.isBlank() || positions.isEmpty()) {
        throw new IllegalArgumentException("a quadrant needs an id and a position");
      }
    }
  }

  public QuadrantGate {
    Gate.check(id, parent);
    dividers = List.copyOf(dividers);
    quadrants = List.copyOf(quadrants);
    if (dividers.isEmpty() || quadrants.isEmpty()) {
      throw new IllegalArgumentException("quadrant gate " + id + " needs a divider and a quadrant");
    }
    Set<String> names = new HashSet<>();
    for (Divider divider : dividers) {
      if (!names.add(divider.id())) {
        throw new IllegalArgumentException("two dividers are called " + divider.id());
      }
    }
    for (Quadrant quadrant : quadrants) {
      for (Position position : quadrant.positions()) {
        if (!names.contains(position.divider())) {
          throw new IllegalArgumentException(
              "quadrant "
                  + quadrant.id()
                  + " names divider "
                  + position.divider()
                  + ", which is not there");
        }
      }
    }
  }

  /** A quadrant as a rectangle of its own. */
  RectangleGate rectangle(Quadrant quadrant) {
    List<RectangleGate.Side> sides =
        quadrant.positions().stream()
            .map(p ->
                dividers.stream()
                    .filter(d -> d.id().equals(p.divider()))
                    .map(d -> side(d, p.location()))
                    .findFirst()
                    .orElseThrow())
            .toList();
    return new RectangleGate(quadrant.id(), parent, sides);
  }

  private static RectangleGate.Side side(Divider divider, double location) {
    double min = Double.NEGATIVE_INFINITY;
    double max = Double.POSITIVE_INFINITY;
    for (double value : divider.values()) {
      if (value <= location) {
        min = value;
      } else {
        max = value;
        break;
      }
    }
    return new RectangleGate.Side(divider.dimension(), min, max);
  }

  @Override
  public List<Dimension> dimensions() {
    return dividers.stream().map(Divider::dimension).toList();
  }
}
