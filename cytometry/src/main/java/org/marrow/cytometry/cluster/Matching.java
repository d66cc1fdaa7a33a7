package org.marrow.cytometry.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * How well clusters or gates reproduce labelled populations. The matching rule decides the figure,
 * so it is part of the result.
 *
 * @param rule how clusters were matched to populations
 * @param scores one a population, in the order given
 */
public record Matching(String rule, List<Score> scores) {
  /**
   * Agreement for one population.
   *
   * @param population its name
   * @param size labelled events
   * @param precision share of the matched events that carry the label; 0 when none matched
   * @param recall share of the labelled events that were matched
   */
  public record Score(String population, long size, double precision, double recall) {
    /** Harmonic mean of precision and recall; 0 when both are 0. */
    public double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  public Matching {
    scores = List.copyOf(scores);
  }

  /** Mean F1 over populations, each counted once whatever its size. */
  public double meanF1() {
    return scores.stream().mapToDouble(Score::f1).average().orElse(0);
  }

  /**
   * One cluster to one population so that the sum of F1 is greatest (Hungarian method, as in Weber,
   * Robinson 2016, Cytometry A 89:1084). Events without a label count against the precision of the
   * cluster they are in only when {@code unlabelledCounts}.
   *
   * @param cluster cluster of each event, 0 or more
   * @param label population of each event, -1: none
   * @param names names of the populations
   */
  public static Matching hungarian(
      int[] cluster, int[] label, List<String> names, boolean unlabelledCounts) {
    int clusters = 0;
    for (int c : cluster) {
      clusters = Math.max(clusters, c + 1);
    }
    long[][] both = new long[names.size()][clusters];
    long[] inCluster = new long[clusters];
    long[] inLabel = new long[names.size()];
    for (int e = 0; e < cluster.length; e++) {
      if (label[e] >= 0) {
        both[label[e]][cluster[e]]++;
        inLabel[label[e]]++;
      }
      if (label[e] >= 0 || unlabelledCounts) {
        inCluster[cluster[e]]++;
      }
    }
    double[][] f1 = new double[names.size()][clusters];
    for (int p = 0; p < f1.length; p++) {
      for (int c = 0; c < clusters; c++) {
        long total = inLabel[p] + inCluster[c];
        f1[p][c] = total == 0 ? 0 : 2.0 * both[p][c] / total;
      }
    }
    int[] assigned = Hungarian.assign(f1);
    List<Score> scores = new ArrayList<>();
    for (int p = 0; p < f1.length; p++) {
      int c = assigned[p];
      long hit = c < 0 ? 0 : both[p][c];
      scores.add(
          new Score(
              names.get(p),
              inLabel[p],
              ratio(hit, c < 0 ? 0 : inCluster[c]),
              ratio(hit, inLabel[p])));
    }
    return new Matching("one cluster to one population, greatest sum of F1 (Hungarian)", scores);
  }

  /**
   * Gates that carry the names of the populations: nothing is matched.
   *
   * @param called population that a gate gave each event, -1: none
   * @param label population of each event, -1: none
   */
  public static Matching byName(
      int[] called, int[] label, List<String> names, boolean unlabelledCounts) {
    List<Score> scores = new ArrayList<>();
    for (int p = 0; p < names.size(); p++) {
      long hit = 0;
      long calls = 0;
      long size = 0;
      for (int e = 0; e < label.length; e++) {
        hit += called[e] == p && label[e] == p ? 1 : 0;
        calls += called[e] == p && (label[e] >= 0 || unlabelledCounts) ? 1 : 0;
        size += label[e] == p ? 1 : 0;
      }
      scores.add(new Score(names.get(p), size, ratio(hit, calls), ratio(hit, size)));
    }
    return new Matching("gates carry the names of the populations, nothing is matched", scores);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
