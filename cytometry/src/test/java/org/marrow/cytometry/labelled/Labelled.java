package org.marrow.cytometry.labelled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.cytometry.cluster.ClusterCheck;
import org.marrow.cytometry.cluster.Matching;
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

  /**
   * One half of the events, told by a hash of their values: whatever is chosen is chosen on half 0,
   * whatever is reported is measured on half 1, which nothing was chosen on.
   */
  Labelled half(int which) {
    return part(40, which);
  }

  /** The halves of a half, cut in three ways: a choice that hangs on a few cells changes there. */
  List<Labelled> parts() {
    List<Labelled> parts = new ArrayList<>(List.of(this));
    for (int bit : new int[] {41, 42, 43}) {
      parts.add(part(bit, 0));
      parts.add(part(bit, 1));
    }
    return parts;
  }

  private Labelled part(int bit, int which) {
    BitSet chosen = new BitSet();
    for (int e = 0; e < label.length; e++) {
      long hash = 0x9E3779B97F4A7C15L;
      for (String marker : table.markers()) {
        hash ^= Double.doubleToLongBits(table.raw(marker)[e] + 0.0);
        hash *= 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 31;
      }
      chosen.set(e, (hash >>> bit & 1) == which);
    }
    return new Labelled(
        title,
        table.select(chosen),
        chosen.stream().map(e -> label[e]).toArray(),
        gates,
        threeLevels,
        settings,
        note);
  }

  /** The same set gated with other settings. */
  Labelled with(TemplateSettings other) {
    return new Labelled(title, table, label, gates, threeLevels, other, note);
  }

  /** Agreement of the template with the labels, population by population. */
  Matching score() {
    return Matching.byName(byTemplate(), label, names(), true);
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
