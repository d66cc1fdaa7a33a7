package org.marrow.cytometry.gating;

import java.util.List;
import java.util.Optional;

/**
 * A closed polygon in two dimensions. An event is inside when a ray from it crosses the outline an
 * odd number of times, which also covers outlines that cross themselves; events on the outline are
 * inside (Gating-ML 2.0 section 5.3.2).
 *
 * @param vertices at least three
 */
public record PolygonGate(
    String id, Optional<String> parent, Dimension x, Dimension y, List<Vertex> vertices)
    implements Gate {

  /** A corner of the outline. */
  public record Vertex(double x, double y) {
    public Vertex {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a vertex must be finite: " + x + ", " + y);
      }
    }
  }

  public PolygonGate {
    Gate.check(id, parent);
    vertices = List.copyOf(vertices);
    if (vertices.size() < 3) {
      throw new IllegalArgumentException(
          "polygon gate " + id + " needs 3 vertices, has " + vertices.size());
    }
  }

  @Override
  public List<Dimension> dimensions() {
    return List.of(x, y);
  }
}
