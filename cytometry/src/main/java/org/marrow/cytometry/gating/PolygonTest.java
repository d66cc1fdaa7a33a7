package org.marrow.cytometry.gating;

import java.util.List;

/** Even-odd test of points against an outline; points on it are inside. */
final class PolygonTest implements GateEvaluator.Inside {
  /** What the two products below may be off by: points so near to an edge lie on it. */
  private static final double ROUNDING = 0x1p-51;

  private final double[] vx;
  private final double[] vy;
  private final double[] x;
  private final double[] y;
  private double west = Double.POSITIVE_INFINITY;
  private double east = Double.NEGATIVE_INFINITY;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  PolygonTest(List<PolygonGate.Vertex> vertices, double[] x, double[] y) {
    this.x = x;
    this.y = y;
    vx = vertices.stream().mapToDouble(PolygonGate.Vertex::x).toArray();
    vy = vertices.stream().mapToDouble(PolygonGate.Vertex::y).toArray();
    for (int i = 0; i < vx.length; i++) {
      west = Math.min(west, vx[i]);
      east = Math.max(east, vx[i]);
      low = Math.min(low, vy[i]);
      high = Math.max(high, vy[i]);
    }
  }

  @Override
  public void test(int count, boolean[] inside) {
    for (int i = 0; i < count; i++) {
      double px = x[i];
      double py = y[i];
      inside[i] = px >= west && px <= east && py >= low && py <= high && contains(px, py);
    }
  }

  private boolean contains(double px, double py) {
    boolean odd = false;
    for (int i = 0, j = vx.length - 1; i < vx.length; j = i++) {
      double ax = vx[j];
      double ay = vy[j];
      double bx = vx[i];
      double by = vy[i];
      if (ay == py && by == py) {
        if (px >= Math.min(ax, bx) && px <= Math.max(ax, bx)) {
          return true;
        }
      } else if (ay == py && ax == px || by == py && bx == px) {
        return true;
      } else if ((ay > py) != (by > py)) {
        double left = (bx - ax) * (py - ay);
        double right = (by - ay) * (px - ax);
        double side = left - right;
        if (Math.abs(side) <= ROUNDING * (Math.abs(left) + Math.abs(right))) {
          return true;
        }
        odd ^= by > ay == side > 0;
      }
    }
    return odd;
  }
}
