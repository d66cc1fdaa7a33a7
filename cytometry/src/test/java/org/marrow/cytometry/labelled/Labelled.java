package org.marrow.cytometry.labelled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.cytometry.cluster.ClusterCheck;
import org.marrow.cytometry.cluster.SelfOrganisingMap;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.template.Step;
import org.marrow.cytometry.template.TemplateGate;
import org.marrow.cytometry.template.TemplateSettings;

/**
 * A sample whose cells an expert has labelled, and a template for its populations.
 *
 * @param title what it is
 * @param table markers of all events
 * @param label index of the population of each event, -1: none
 * @param gates the gates of each population, the outermost first, in the notation of phenotypes
 * @param threeLevels markers with negative, dim and bright cells
 * @param settings how thresholds are found
 * @param note what a reader must know
 */
record Labelled(
    String title,
    MarkerTable table,
    int[] label,
    LinkedHashMap<String, List<String>> gates,
    Set<String> threeLevels,
    TemplateSettings settings,
    String note) {

  List<String> names() {
    return List.copyOf(gates.keySet());
  }

  List<Step> steps(String population) {
    List<Step> steps = new ArrayList<>();
    for (String phenotype : gates.getOrDefault(population, List.of())) {
      steps.add(Step.of(phenotype, phenotype).withThreeLevels(threeLevels));
    }
    return steps;
  }

  Gated gate(String population) {
    return TemplateGate.run(table, List.of(), steps(population), settings);
  }

  /** The first population whose gate holds each event, -1: none. */
  int[] byTemplate() {
    return first(names().stream().map(name -> gate(name).members()).toList());
  }

  /** The first population whose definition the median cell of each event's node fulfils. */
  int[] byMap(SelfOrganisingMap map) {
    return first(
        names().stream().map(name -> ClusterCheck.members(gate(name), table, map)).toList());
  }

  /** Both: the population of the gate; where no gate holds the event, that of its node. */
  static int[] both(int[] template, int[] map) {
    int[] both = template.clone();
    for (int e = 0; e < both.length; e++) {
      both[e] = both[e] >= 0 ? both[e] : map[e];
    }
    return both;
  }

  private int[] first(List<BitSet> members) {
    int[] called = new int[table.events()];
    Arrays.fill(called, -1);
    for (int p = 0; p < members.size(); p++) {
      BitSet inside = members.get(p);
      for (int e = inside.nextSetBit(0); e >= 0; e = inside.nextSetBit(e + 1)) {
        called[e] = called[e] < 0 ? p : called[e];
      }
    }
    return called;
  }

  double[][] columns() {
    return table.markers().stream()
        .map(marker -> table.scaled(marker, table.everyEvent()))
        .toArray(double[][]::new);
  }

  static LinkedHashMap<String, List<String>> gates(Map.Entry<?, ?>... entries) {
    LinkedHashMap<String, List<String>> gates = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries) {
      gates.put(
          String.valueOf(entry.getKey()), List.of(String.valueOf(entry.getValue()).split(" / ")));
    }
    return gates;
  }
}
