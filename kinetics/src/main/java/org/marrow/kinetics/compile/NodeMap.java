package org.marrow.kinetics.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Something known about nodes, by their number; asking for what is not known is a defect. */
final class NodeMap<V> {
  private final Map<Integer, V> known = new HashMap<>();

  boolean has(int node) {
    return known.containsKey(node);
  }

  V get(int node) {
    return Objects.requireNonNull(known.get(node));
  }

  void put(int node, V value) {
    known.put(node, value);
  }
}
