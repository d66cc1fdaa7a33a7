package org.marrow.kinetics.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts ids in an order in which each comes after what it needs, as near to the given order as that
 * allows; or finds a circle. Depth first with its own stack, so that long chains are no danger.
 */
final class Ordering {
  private final List<String> order = new ArrayList<>();
  private Optional<List<String>> circle = Optional.empty();

  /**
   * @param ids what to order
   * @param needs what each id needs; ids that were not given may appear and are ordered too
   */
  Ordering(Collection<String> ids, Function<String, ? extends Collection<String>> needs) {
    Map<String, Boolean> done = new HashMap<>();
    for (String start : ids) {
      if (done.containsKey(start) || circle.isPresent()) {
        continue;
      }
      Deque<String> path = new ArrayDeque<>();
      Deque<Iterator<String>> rest = new ArrayDeque<>();
      done.put(start, false);
      path.addLast(start);
      rest.addLast(List.<String>copyOf(needs.apply(start)).iterator());
      while (!path.isEmpty() && circle.isEmpty()) {
        Iterator<String> next = rest.getLast();
        if (!next.hasNext()) {
          rest.removeLast();
          String finished = path.removeLast();
          done.put(finished, true);
          order.add(finished);
          continue;
        }
        String needed = next.next();
        Boolean state = done.get(needed);
        if (state == null) {
          done.put(needed, false);
          path.addLast(needed);
          rest.addLast(List.<String>copyOf(needs.apply(needed)).iterator());
        } else if (!state) {
          List<String> loop = new ArrayList<>(path);
          loop = new ArrayList<>(loop.subList(loop.indexOf(needed), loop.size()));
          loop.add(needed);
          circle = Optional.of(loop);
        }
      }
    }
  }

  /** The ids in order; complete only without a circle. */
  List<String> order() {
    return order;
  }

  /** A circle, its first id repeated at the end. */
  Optional<List<String>> circle() {
    return circle;
  }
}
