package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the states that can be solved exactly: their equations are linear, inputs alone determine
 * the coefficients, and they depend on no other states. The compartments of a drug are the usual
 * case: what the drug does depends on them, they depend on nothing.
 *
 * <p>They come in components that have nothing to do with each other. A component is a list of
 * blocks, each after those that it depends on. Within a block all states depend on each other, and
 * pairwise in both directions along a tree (a central compartment and its peripheral ones, a
 * chain), because such a matrix is similar to a symmetric one when the coefficients of each pair
 * have the same sign, and has real eigenvalues.
 */
final class LinearStructure {
  /** States that depend on each other at most so many: the cost of a component is its square. */
  private static final int LARGEST = 8;

  /**
   * A block.
   *
   * @param states in an order in which each but the first comes after its parent
   * @param parents place in the block of each state's neighbour towards the first; -1 for the first
   */
  record Block(int[] states, int[] parents) {}

  /** A component: its blocks in order. */
  record Component(List<Block> blocks) {
    int[] states() {
      return blocks.stream().flatMapToInt(block -> Arrays.stream(block.states)).toArray();
    }
  }

  private final Code code;
  private final Prologue prologue;
  private final int firstState;
  private final List<TreeMap<Integer, Integer>> coefficients;
  private final Map<Integer, Optional<BitSet>> affine = new HashMap<>();
  private final Map<Integer, Component> componentOf = new HashMap<>();
  private final Set<Integer> candidates = new HashSet<>();

  private LinearStructure(
      Code code, Prologue prologue, int firstState, List<TreeMap<Integer, Integer>> coefficients) {
    this.code = code;
    this.prologue = prologue;
    this.firstState = firstState;
    this.coefficients = coefficients;
  }

  /**
   * The components, by their first states.
   *
   * @param functions nodes of dx/dt of each state, without infusions
   * @param firstState slot of the first state in them
   * @param coefficients row by row, by column, the nodes of the derivatives of the functions
   * @param differential whether a state has a derivative, that is, is not algebraic
   */
  static List<Component> find(
      Code code,
      Prologue prologue,
      int[] functions,
      int firstState,
      List<TreeMap<Integer, Integer>> coefficients,
      boolean[] differential) {
    LinearStructure structure = new LinearStructure(code, prologue, firstState, coefficients);
    for (int i = 0; i < functions.length; i++) {
      boolean steady =
          coefficients.get(i).values().stream().allMatch(prologue::isSteady)
              && structure.affine(functions[i]).isPresent();
      // A state that never changes costs less among the others.
      if (differential[i] && steady && !code.isConstant(functions[i], 0)) {
        structure.candidates.add(i);
      }
    }
    structure.grow();
    return structure.componentOf.values().stream()
        .distinct()
        .sorted(Comparator.comparingInt(c -> c.states()[0]))
        .toList();
  }

  /** The states in a node that is a linear function of them; empty when it is not. */
  private Optional<BitSet> affine(int node) {
    Optional<BitSet> known = affine.get(node);
    if (known == null) {
      known = readAffine(node);
      affine.put(node, known);
    }
    return known;
  }

  private Optional<BitSet> readAffine(int node) {
    if (prologue.isSteady(node)) {
      return Optional.of(new BitSet());
    }
    int a = code.a(node);
    int b = code.b(node);
    return switch (code.op(node)) {
      case SLOT -> {
        int state = code.slotOf(node) - firstState;
        BitSet one = new BitSet();
        if (state >= 0 && state < coefficients.size()) {
          one.set(state);
        }
        yield one.isEmpty() ? Optional.empty() : Optional.of(one);
      }
      case ADD, SUB ->
          affine(a)
              .flatMap(left ->
                  affine(b)
                      .map(right -> {
                        BitSet both = (BitSet) left.clone();
                        both.or(right);
                        return both;
                      }));
      case NEG -> affine(a);
      case MUL ->
          prologue.isSteady(a) ? affine(b) : prologue.isSteady(b) ? affine(a) : Optional.empty();
      case DIV -> prologue.isSteady(b) ? affine(a) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Set<Integer> dependencies(int state) {
    return coefficients.get(state).keySet();
  }

  /** Takes the smallest closed set of candidates, which is a block, until there is none. */
  private void grow() {
    while (true) {
      List<Integer> smallest = List.of();
      for (int state : candidates.stream().sorted().toList()) {
        List<Integer> closure = closure(state);
        if (!closure.isEmpty() && (smallest.isEmpty() || closure.size() < smallest.size())) {
          smallest = closure;
        }
      }
      if (smallest.isEmpty()) {
        return;
      }
      smallest.forEach(candidates::remove);
      add(smallest);
    }
  }

  /** The candidates that a candidate depends on, itself first; empty when it needs more. */
  private List<Integer> closure(int state) {
    List<Integer> closure = new ArrayList<>(List.of(state));
    for (int i = 0; i < closure.size(); i++) {
      for (int needed : dependencies(closure.get(i))) {
        if (closure.contains(needed) || componentOf.containsKey(needed)) {
          continue;
        }
        if (!candidates.contains(needed) || closure.size() == LARGEST) {
          return List.of();
        }
        closure.add(needed);
      }
    }
    return closure;
  }

  private void add(List<Integer> states) {
    Optional<Block> block = tree(states);
    if (block.isEmpty()) {
      return;
    }
    Set<Component> upstream = new java.util.LinkedHashSet<>();
    for (int state : states) {
      for (int needed : dependencies(state)) {
        Component component = componentOf.get(needed);
        if (component != null) {
          upstream.add(component);
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    upstream.stream()
        .sorted(Comparator.comparingInt(c -> c.states()[0]))
        .forEach(c -> blocks.addAll(c.blocks));
    if (blocks.stream().anyMatch(other -> sharesRate(other, block.get()))) {
      return;
    }
    blocks.add(block.get());
    Component merged = new Component(List.copyOf(blocks));
    if (merged.states().length <= LARGEST) {
      for (int state : merged.states()) {
        componentOf.put(state, merged);
      }
    }
  }

  /** Equal rates one after the other (a chain of transit compartments) have no basis of modes. */
  private boolean sharesRate(Block one, Block other) {
    return one.states.length == 1
        && other.states.length == 1
        && diagonal(one.states[0]) == diagonal(other.states[0]);
  }

  private int diagonal(int state) {
    return coefficients.get(state).getOrDefault(state, code.constant(0));
  }

  /** The states as a block, when they form a tree. */
  private Optional<Block> tree(List<Integer> states) {
    int[] order = new int[states.size()];
    int[] parents = new int[order.length];
    order[0] = states.getFirst();
    parents[0] = -1;
    int count = 1;
    int edges = 0;
    for (int i = 0; i < count; i++) {
      for (int other : states) {
        boolean to = other != order[i] && dependencies(other).contains(order[i]);
        boolean from = other != order[i] && dependencies(order[i]).contains(other);
        if (to != from) {
          return Optional.empty();
        }
        if (to) {
          edges++;
          int known = count;
          if (Arrays.stream(order, 0, known).noneMatch(s -> s == other)) {
            order[count] = other;
            parents[count++] = i;
          }
        }
      }
    }
    boolean isTree = count == order.length && edges == 2 * (count - 1);
    return isTree ? Optional.of(new Block(order, parents)) : Optional.empty();
  }
}
