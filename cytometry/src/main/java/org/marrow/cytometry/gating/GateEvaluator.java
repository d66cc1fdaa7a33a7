package org.marrow.cytometry.gating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.marrow.cytometry.SignalRules;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventSource;
import org.marrow.cytometry.transform.ChannelScale;
import org.marrow.cytometry.transform.Compensation;
import org.marrow.cytometry.transform.Scale;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * A tree made ready for the channels of one source: every distinct dimension is computed once a
 * block, every gate once a block, in blocks that stay in the processor's cache.
 */
final class GateEvaluator {
  static final int BLOCK = 4096;

  private final GatingTree tree;
  private final EventSource events;
  private final List<Gate> gates;
  private final int[] order;
  private final Map<String, Integer> gateIndex = new HashMap<>();
  private final Map<Dimension, Integer> slots = new HashMap<>();
  private final List<Axis> axes = new ArrayList<>();
  private final List<Inside> tests = new ArrayList<>();
  private final Map<Integer, ChannelScale> channelScales = new HashMap<>();
  private final Map<String, Compensation> compensations = new HashMap<>();
  private final Findings findings = new Findings();
  private final double[][] values;
  private final double[] scratch = new double[BLOCK];
  private final boolean[][] inside;

  /** Computes one dimension of a block. */
  @FunctionalInterface
  private interface Axis {
    void fill(double[][] columns, int count, double[] target);
  }

  /** Tells which events of a block lie in a gate, its parent not counted. */
  @FunctionalInterface
  interface Inside {
    void test(int count, boolean[] inside);
  }

  GateEvaluator(GatingTree tree, EventSource events) {
    this.tree = tree;
    this.events = events;
    gates = tree.expanded();
    order = Order.of(tree.source(), gates);
    for (int i = 0; i < gates.size(); i++) {
      gateIndex.put(gates.get(i).id(), i);
      for (Dimension dimension : gates.get(i).dimensions()) {
        if (!slots.containsKey(dimension)) {
          slots.put(dimension, axes.size());
          axes.add(axis(dimension));
        }
      }
    }
    findings.throwIfFaulty();
    values = new double[axes.size()][BLOCK];
    inside = new boolean[gates.size()][BLOCK];
    for (Gate gate : gates) {
      tests.add(test(gate));
    }
  }

  /** Adds the events of a block to the gates they lie in, one set a gate in the tree's order. */
  void visit(int first, int count, double[][] columns, List<BitSet> results) {
    channelScales.forEach((channel, scale) -> scale.apply(columns[channel], count));
    for (int a = 0; a < values.length; a++) {
      axes.get(a).fill(columns, count, values[a]);
    }
    for (int g : order) {
      Gate gate = gates.get(g);
      tests.get(g).test(count, inside[g]);
      if (gate.parent().isPresent()) {
        boolean[] parent = inside[known(gateIndex, gate.parent().get())];
        for (int i = 0; i < count; i++) {
          inside[g][i] &= parent[i];
        }
      }
    }
    for (int g = 0; g < gates.size(); g++) {
      BitSet bits = results.get(g);
      boolean[] in = inside[g];
      for (int i = 0; i < count; i++) {
        if (in[i]) {
          bits.set(first + i);
        }
      }
    }
  }

  private Axis axis(Dimension dimension) {
    Axis base =
        dimension.ratio()
            ? ratio(dimension)
            : measured(dimension.source(), dimension.compensation());
    if (dimension.scale().isEmpty()) {
      return base;
    }
    Scale scale = known(tree.scales(), dimension.scale().get());
    return (columns, count, target) -> {
      base.fill(columns, count, target);
      scale.apply(target, count);
    };
  }

  private Axis ratio(Dimension dimension) {
    RatioDimension ratio = known(tree.ratios(), dimension.source());
    Axis numerator = measured(ratio.numerator(), dimension.compensation());
    Axis denominator = measured(ratio.denominator(), dimension.compensation());
    return (columns, count, target) -> {
      numerator.fill(columns, count, target);
      denominator.fill(columns, count, scratch);
      for (int i = 0; i < count; i++) {
        target[i] = ratio.ratio().apply(target[i], scratch[i]);
      }
    };
  }

  private Axis measured(String name, String compensation) {
    if (compensation.equals(Dimension.UNCOMPENSATED)) {
      return plain(name);
    }
    if (compensation.equals(Dimension.FROM_FILE)) {
      int channel = channel(name);
      int dye = events.spillover().map(s -> s.channels().indexOf(channel)).orElse(-1);
      return dye < 0 || channel < 0 ? plain(name) : dye(fromFile(), dye);
    }
    SpectrumMatrix matrix = known(tree.matrices(), compensation);
    int dye = matrix.fluorochromes().indexOf(name);
    if (dye < 0) {
      findings.add(
          SignalRules.GATING.at(
              Where.in(tree.source()).column(name),
              "\"" + name + "\" is no fluorochrome of matrix " + compensation));
      return (columns, count, target) -> {};
    }
    return dye(ofMatrix(matrix), dye);
  }

  private static Axis dye(Compensation compensation, int dye) {
    return (columns, count, target) -> compensation.dye(dye, columns, count, target);
  }

  private Axis plain(String name) {
    int channel = channel(name);
    return (columns, count, target) -> System.arraycopy(columns[channel], 0, target, 0, count);
  }

  private Compensation fromFile() {
    Compensation known = compensations.get(Dimension.FROM_FILE);
    if (known != null) {
      return known;
    }
    Compensation made = Compensation.of(events.spillover().orElseThrow());
    made.detectors().forEach(this::scaled);
    compensations.put(Dimension.FROM_FILE, made);
    return made;
  }

  private Compensation ofMatrix(SpectrumMatrix matrix) {
    Compensation known = compensations.get(matrix.id());
    if (known != null) {
      return known;
    }
    List<Integer> detectors = matrix.detectors().stream().map(this::channel).toList();
    Compensation made =
        matrix.inverted()
            ? Compensation.ofInverse(detectors, matrix.array())
            : Compensation.of(detectors, matrix.array(), matrix.id());
    compensations.put(matrix.id(), made);
    return made;
  }

  /** The channel of a short name (or a label); 0 with a finding when there is none. */
  private int channel(String name) {
    OptionalInt found = events.find(name);
    if (found.isEmpty()) {
      Finding fault = missing(name);
      // Many gates may ask for the same channel.
      if (!findings.list().contains(fault)) {
        findings.add(fault);
      }
      return 0;
    }
    scaled(found.getAsInt());
    return found.getAsInt();
  }

  private Finding missing(String name) {
    List<String> there = events.channels().stream().map(Channel::name).toList();
    return SignalRules.GATING.at(
        Where.in(events.name()).column(name),
        "the gates need channel \"" + name + "\"; the file has " + String.join(", ", there),
        "Rename the channel in the gates or in the file; names must fit one channel only.");
  }

  private void scaled(int channel) {
    try {
      channelScales.computeIfAbsent(channel, c -> ChannelScale.of(events.channels().get(c)));
    } catch (InvalidInput unknown) {
      findings.addAll(unknown.findings());
    }
  }

  private double[] column(Dimension dimension) {
    return values[known(slots, dimension)];
  }

  /** A reference that the tree has checked already. */
  private static <K, V> V known(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key));
  }

  private Inside test(Gate gate) {
    return switch (gate) {
      case RectangleGate rectangle -> rectangle(rectangle);
      case PolygonGate polygon ->
          new PolygonTest(polygon.vertices(), column(polygon.x()), column(polygon.y()));
      case EllipsoidGate ellipsoid ->
          EllipsoidTest.of(
              tree.source(),
              ellipsoid,
              ellipsoid.dimensions().stream().map(this::column).toArray(double[][]::new));
      case BooleanGate combination -> combination(combination);
      case QuadrantGate quadrants ->
          throw new IllegalStateException(quadrants.id() + " was not taken apart");
    };
  }

  private Inside rectangle(RectangleGate gate) {
    return (count, in) -> {
      Arrays.fill(in, 0, count, true);
      for (RectangleGate.Side side : gate.sides()) {
        double[] column = column(side.dimension());
        double min = side.min();
        double max = side.max();
        boolean open = max == Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
          double v = column[i];
          // An open end takes infinity too; NaN lies nowhere.
          in[i] &= v >= min && (v < max || open);
        }
      }
    };
  }

  private Inside combination(BooleanGate gate) {
    return (count, in) -> {
      boolean and = gate.operation() != BooleanGate.Operation.OR;
      Arrays.fill(in, 0, count, and);
      for (BooleanGate.Operand operand : gate.operands()) {
        boolean[] other = inside[known(gateIndex, operand.gate())];
        boolean flip = operand.complement() ^ gate.operation() == BooleanGate.Operation.NOT;
        for (int i = 0; i < count; i++) {
          in[i] = and ? in[i] & (other[i] ^ flip) : in[i] | (other[i] ^ flip);
        }
      }
    };
  }
}
