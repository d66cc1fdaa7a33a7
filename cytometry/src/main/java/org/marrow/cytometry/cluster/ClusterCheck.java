package org.marrow.cytometry.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.GatedStep;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;

/**
 * The population of a template beside the same population seen through a map that knows no gate: a
 * node belongs to it when the majority of its events do by the template's thresholds on the node's
 * median cell.
 *
 * @param template events by the template
 * @param clusters events on nodes whose median cell fulfils the definition
 * @param both events on which they agree
 */
public record ClusterCheck(long template, long clusters, long both) {
  /** Disagreement above which a person must look. */
  public static final double FLAGGED = 0.2;

  /** Compares a gated population with a map of the same events. */
  public static ClusterCheck of(Gated gated, SelfOrganisingMap map) {
    return of(gated, gated.members(), gated.table(), map);
  }

  /**
   * Compares a gated population with a map of some of its events.
   *
   * @param members events of the population, numbered as in {@code table}
   * @param table the events that the map was made of
   */
  public static ClusterCheck of(
      Gated gated, BitSet members, MarkerTable table, SelfOrganisingMap map) {
    BitSet byNode = members(gated, table, map);
    BitSet common = (BitSet) members.clone();
    common.and(byNode);
    return new ClusterCheck(members.cardinality(), byNode.cardinality(), common.cardinality());
  }

  /** Events on nodes whose median cell fulfils every gate of the template. */
  public static BitSet members(Gated gated, MarkerTable table, SelfOrganisingMap map) {
    int[] nodes = map.nodes();
    int count = map.sizes().length;
    int[][] events = events(nodes, count);
    MarkerTable medians = medians(table, events);
    BitSet inside = medians.everyEvent();
    for (GatedStep step : gated.steps()) {
      inside = step.membersOf(medians, inside);
    }
    BitSet members = new BitSet(table.events());
    for (int node = inside.nextSetBit(0); node >= 0; node = inside.nextSetBit(node + 1)) {
      for (int event : events[node]) {
        members.set(event);
      }
    }
    return members;
  }

  private static int[][] events(int[] nodes, int count) {
    int[] sizes = new int[count];
    for (int node : nodes) {
      sizes[node]++;
    }
    int[][] events = new int[count][];
    for (int node = 0; node < count; node++) {
      events[node] = new int[sizes[node]];
    }
    int[] at = new int[count];
    for (int e = 0; e < nodes.length; e++) {
      events[nodes[e]][at[nodes[e]]++] = e;
    }
    return events;
  }

  private static MarkerTable medians(MarkerTable table, int[][] events) {
    TreeMap<String, double[]> medians = new TreeMap<>();
    for (String marker : table.markers()) {
      double[] raw = table.raw(marker);
      double[] median = new double[events.length];
      for (int node = 0; node < events.length; node++) {
        double[] values = Arrays.stream(events[node]).mapToDouble(e -> raw[e]).sorted().toArray();
        int half = values.length / 2;
        // An empty node belongs nowhere; it holds no event that could be counted.
        median[node] =
            values.length == 0
                ? 0
                : values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
      }
      medians.put(marker, median);
    }
    return MarkerTable.of(table.name(), medians, table.scale(table.markers().iterator().next()));
  }

  /** Events in both over events in either; 1 when both are empty. */
  public double jaccard() {
    long either = template + clusters - both;
    return either == 0 ? 1 : (double) both / either;
  }

  /** Share of the events in either that are not in both. */
  public double disagreement() {
    return 1 - jaccard();
  }

  /** A warning when more than a fifth is in dispute. */
  public Optional<Finding> finding(String sample, String population) {
    if (disagreement() <= FLAGGED) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    words.add(population + ": template " + template + " events");
    words.add("map " + clusters);
    words.add("both " + both);
    words.add("in dispute " + Math.round(100 * disagreement()) + " % (limit 20 %)");
    return Optional.of(CountRules.CLUSTER_DISAGREES.at(Where.in(sample), String.join(", ", words)));
  }
}
