package org.marrow.cytometry.cluster;

import java.util.Arrays;

/**
 * One-to-one assignment of greatest total gain (Kuhn 1955, Munkres 1957; shortest augmenting paths
 * with potentials, Jonker, Volgenant 1987).
 */
final class Hungarian {
  private Hungarian() {}

  /**
   * The column assigned to each row, -1 where rows outnumber columns.
   *
   * @param gain one row a population, one column a cluster; finite
   */
  static int[] assign(double[][] gain) {
    int rows = gain.length;
    int columns = rows == 0 ? 0 : gain[0].length;
    int size = Math.max(rows, columns);
    double[] u = new double[size + 1];
    double[] v = new double[size + 1];
    int[] rowOf = new int[size + 1];
    int[] way = new int[size + 1];
    for (int row = 1; row <= size; row++) {
      rowOf[0] = row;
      int column = 0;
      double[] least = new double[size + 1];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      boolean[] used = new boolean[size + 1];
      do {
        used[column] = true;
        int current = rowOf[column];
        double delta = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= size; j++) {
          if (used[j]) {
            continue;
          }
          double cost =
              (current <= rows && j <= columns ? -gain[current - 1][j - 1] : 0) - u[current] - v[j];
          if (cost < least[j]) {
            least[j] = cost;
            way[j] = column;
          }
          if (least[j] < delta) {
            delta = least[j];
            next = j;
          }
        }
        for (int j = 0; j <= size; j++) {
          if (used[j]) {
            u[rowOf[j]] += delta;
            v[j] -= delta;
          } else {
            least[j] -= delta;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      do {
        int previous = way[column];
        rowOf[column] = rowOf[previous];
        column = previous;
      } while (column != 0);
    }
    int[] assigned = new int[rows];
    Arrays.fill(assigned, -1);
    for (int j = 1; j <= columns; j++) {
      if (rowOf[j] <= rows) {
        assigned[rowOf[j] - 1] = j - 1;
      }
    }
    return assigned;
  }
}
