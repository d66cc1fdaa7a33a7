package org.marrow.cytometry.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Joins the nodes of a map to few clusters by Ward's criterion (Ward 1963, J Am Stat Assoc 58:236)
 * on the codes, nodes without events left out. FlowSOM uses consensus of average linkage; Ward's
 * needs no resampling and no seed.
 */
public final class MetaClusters {
  private MetaClusters() {}

  /**
   * Cluster of each event.
   *
   * @param wanted number of clusters, 1 or more
   * @return a number of 0 to {@code wanted} - 1 for each event; fewer when fewer nodes hold events
   */
  public static int[] ward(SelfOrganisingMap map, int wanted) {
    if (wanted < 1) {
      throw new IllegalArgumentException("at least 1 cluster is needed, got " + wanted);
    }
    int[] sizes = map.sizes();
    int[] filled = IntStream.range(0, sizes.length).filter(node -> sizes[node] > 0).toArray();
    int n = filled.length;
    double[][] center = new double[n][];
    double[] weight = new double[n];
    int[] cluster = new int[n];
    for (int i = 0; i < n; i++) {
      center[i] = map.code(filled[i]);
      weight[i] = 1;
      cluster[i] = i;
    }
    boolean[] alive = new boolean[n];
    Arrays.fill(alive, true);
    for (int left = n; left > wanted; left--) {
      int bestA = -1;
      int bestB = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int a = 0; a < n; a++) {
        for (int b = a + 1; alive[a] && b < n; b++) {
          if (!alive[b]) {
            continue;
          }
          double cost =
              weight[a] * weight[b] / (weight[a] + weight[b]) * squared(center[a], center[b]);
          if (cost < least) {
            least = cost;
            bestA = a;
            bestB = b;
          }
        }
      }
      double total = weight[bestA] + weight[bestB];
      for (int c = 0; c < center[bestA].length; c++) {
        center[bestA][c] =
            (weight[bestA] * center[bestA][c] + weight[bestB] * center[bestB][c]) / total;
      }
      weight[bestA] = total;
      alive[bestB] = false;
      for (int i = 0; i < n; i++) {
        cluster[i] = cluster[i] == bestB ? bestA : cluster[i];
      }
    }
    int[] number = new int[n];
    int next = 0;
    for (int i = 0; i < n; i++) {
      if (alive[i]) {
        number[i] = next++;
      }
    }
    int[] ofNode = new int[sizes.length];
    for (int i = 0; i < n; i++) {
      ofNode[filled[i]] = number[cluster[i]];
    }
    return Arrays.stream(map.nodes()).map(node -> ofNode[node]).toArray();
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
