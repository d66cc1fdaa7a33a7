package org.marrow.workbench.figure.cytometry;

import java.util.Arrays;
import org.marrow.workbench.figure.Axis;

/**
 * Density of two axes on a grid and lines around the densest part that holds a share of the events
 * (marching squares; Lorensen, Cline 1987 in two dimensions).
 */
final class Contours {
  private static final int GRID = 96;
  private static final double SIGMA = 1.6;

  private final Axis x;
  private final Axis y;
  private final double[][] height = new double[GRID][GRID];

  Contours(Axis x, Axis y, double[] atX, double[] atY) {
    this.x = x;
    this.y = y;
    double[][] counts = new double[GRID][GRID];
    for (int e = 0; e < atX.length; e++) {
      int column = cell(x.at(atX[e]));
      int row = cell(y.at(atY[e]));
      counts[row][column]++;
    }
    smooth(counts);
  }

  private static int cell(double share) {
    return Math.clamp((int) Math.floor(share * GRID), 0, GRID - 1);
  }

  private void smooth(double[][] counts) {
    int reach = (int) Math.ceil(3 * SIGMA);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = StrictMath.exp(-0.5 * i * i / (SIGMA * SIGMA));
      sum += kernel[i + reach];
    }
    double[][] across = new double[GRID][GRID];
    for (int r = 0; r < GRID; r++) {
      for (int c = 0; c < GRID; c++) {
        for (int i = -reach; i <= reach; i++) {
          int k = c + i;
          across[r][c] += k < 0 || k >= GRID ? 0 : counts[r][k] * kernel[i + reach] / sum;
        }
      }
    }
    for (int r = 0; r < GRID; r++) {
      for (int c = 0; c < GRID; c++) {
        for (int i = -reach; i <= reach; i++) {
          int k = r + i;
          height[r][c] += k < 0 || k >= GRID ? 0 : across[k][c] * kernel[i + reach] / sum;
        }
      }
    }
  }

  /** Height above which the given share of all events lies. */
  double level(double share) {
    double[] sorted = Arrays.stream(height).flatMapToDouble(Arrays::stream).sorted().toArray();
    double total = Arrays.stream(sorted).sum();
    double seen = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      seen += sorted[i];
      if (seen >= share * total) {
        return sorted[i];
      }
    }
    return 0;
  }

  /** Whether an event lies below a level. */
  boolean isBelow(double atX, double atY, double level) {
    return height[cell(y.at(atY))][cell(x.at(atX))] < level;
  }

  /** Segments of the contour at a level: x and y in axis units, segments parted by NaN. */
  double[][] lines(double level) {
    double[] xs = new double[12 * GRID * GRID];
    double[] ys = new double[12 * GRID * GRID];
    int n = 0;
    for (int r = 0; r + 1 < GRID; r++) {
      for (int c = 0; c + 1 < GRID; c++) {
        double[] corner = {height[r][c], height[r][c + 1], height[r + 1][c + 1], height[r + 1][c]};
        double[] cx = {c, c + 1, c + 1, c};
        double[] cy = {r, r, r + 1, r + 1};
        int first = n;
        for (int side = 0; side < 4; side++) {
          int next = (side + 1) % 4;
          if (corner[side] >= level != corner[next] >= level) {
            double part = (level - corner[side]) / (corner[next] - corner[side]);
            xs[n] = unit(x, cx[side] + part * (cx[next] - cx[side]));
            ys[n] = unit(y, cy[side] + part * (cy[next] - cy[side]));
            n++;
            // Two crossings make a segment; a saddle makes two segments.
            if ((n - first) % 3 == 2) {
              xs[n] = Double.NaN;
              ys[n] = Double.NaN;
              n++;
            }
          }
        }
      }
    }
    return new double[][] {Arrays.copyOf(xs, n), Arrays.copyOf(ys, n)};
  }

  private static double unit(Axis axis, double cell) {
    return axis.min() + (cell + 0.5) / GRID * (axis.max() - axis.min());
  }
}
