package org.marrow.cytometry.gating;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.cytometry.SignalRules;
import org.marrow.cytometry.fcs.EventSource;
import org.marrow.cytometry.transform.Scale;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * Gates that refer to one another, with the scales, ratios and matrices of their dimensions.
 * Checked as a whole when it is made: every reference leads somewhere and no gate depends on
 * itself.
 *
 * @param source where the tree comes from, for findings
 * @param gates in the order they were written; ids are unique, those of quadrants included
 * @param scales by id
 * @param ratios by id
 * @param matrices by id
 */
public record GatingTree(
    String source,
    List<Gate> gates,
    Map<String, Scale> scales,
    Map<String, RatioDimension> ratios,
    Map<String, SpectrumMatrix> matrices) {

  /**
   * @throws InvalidInput with every reference that leads nowhere, every id that stands twice and
   *     every circle
   */
  public GatingTree {
    gates = List.copyOf(gates);
    scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    ratios = Collections.unmodifiableMap(new LinkedHashMap<>(ratios));
    matrices = Collections.unmodifiableMap(new LinkedHashMap<>(matrices));
    Findings findings = new Findings();
    Set<String> ids = new HashSet<>();
    for (String id : ids(gates)) {
      if (!ids.add(id)) {
        fault(findings, source, id, "two gates are called " + id);
      }
    }
    for (Gate gate : gates) {
      List<String> references = new ArrayList<>(gate.references());
      gate.parent().ifPresent(references::add);
      for (String reference : references) {
        if (!ids.contains(reference)) {
          fault(
              findings, source, gate.id(), "refers to gate " + reference + ", which is not there");
        }
      }
      for (Dimension d : gate.dimensions()) {
        if (d.scale().isPresent() && !scales.containsKey(d.scale().get())) {
          fault(
              findings,
              source,
              gate.id(),
              "uses scale " + d.scale().get() + ", which is not there");
        }
        if (d.ratio() && !ratios.containsKey(d.source())) {
          fault(findings, source, gate.id(), "uses ratio " + d.source() + ", which is not there");
        }
        if (d.ownMatrix() && !matrices.containsKey(d.compensation())) {
          fault(
              findings,
              source,
              gate.id(),
              "uses matrix " + d.compensation() + ", which is not there");
        }
      }
    }
    findings.throwIfFaulty();
    Order.check(source, gates);
  }

  /** A tree of gates that need no scale, ratio or matrix. */
  public static GatingTree of(String source, List<Gate> gates) {
    return new GatingTree(source, gates, Map.of(), Map.of(), Map.of());
  }

  /** What can be asked for: every gate, and instead of a quadrant gate its quadrants. */
  public List<String> ids() {
    return ids(gates);
  }

  /** The gate of this id, if any; a quadrant comes as a rectangle. */
  public Optional<Gate> gate(String id) {
    return expanded().stream().filter(g -> g.id().equals(id)).findFirst();
  }

  /** The gates from the outermost parent down to this one. */
  public List<String> path(String id) {
    List<String> path = new ArrayList<>();
    Optional<Gate> gate = gate(id);
    while (gate.isPresent()) {
      path.addFirst(gate.get().id());
      gate = gate.get().parent().flatMap(this::gate);
    }
    return List.copyOf(path);
  }

  /**
   * Which events lie in which gate.
   *
   * @throws InvalidInput when the events lack a channel, or a matrix cannot be inverted
   */
  public Membership apply(EventSource events) {
    if (events.eventCount() > Integer.MAX_VALUE - 64) {
      throw new InvalidInput(
          SignalRules.GATING.at(
              Where.in(events.name()),
              events.eventCount() + " events are more than a membership can hold; split the file"));
    }
    GateEvaluator evaluator = new GateEvaluator(this, events);
    Map<String, BitSet> inside = new LinkedHashMap<>();
    for (String id : ids()) {
      inside.put(id, new BitSet((int) events.eventCount()));
    }
    List<BitSet> sets = List.copyOf(inside.values());
    events.forEachBlock(
        GateEvaluator.BLOCK,
        (first, count, columns) -> evaluator.visit((int) first, count, columns, sets));
    return new Membership(events.eventCount(), inside);
  }

  /** The gates with each quadrant as a rectangle. */
  List<Gate> expanded() {
    List<Gate> all = new ArrayList<>();
    for (Gate gate : gates) {
      if (gate instanceof QuadrantGate quadrants) {
        quadrants.quadrants().forEach(q -> all.add(quadrants.rectangle(q)));
      } else {
        all.add(gate);
      }
    }
    return all;
  }

  private static List<String> ids(List<Gate> gates) {
    List<String> ids = new ArrayList<>();
    for (Gate gate : gates) {
      if (gate instanceof QuadrantGate quadrants) {
        quadrants.quadrants().forEach(q -> ids.add(q.id()));
      } else {
        ids.add(gate.id());
      }
    }
    return List.copyOf(ids);
  }

  private static void fault(Findings findings, String source, String gate, String what) {
    findings.add(
        SignalRules.GATING.at(Where.in(source).column(gate), "gate " + gate + ": " + what));
  }
}
