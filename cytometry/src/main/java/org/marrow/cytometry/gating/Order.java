package org.marrow.cytometry.gating;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marrow.cytometry.SignalRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/** The order in which gates can be computed: what a gate refers to comes before it. */
final class Order {
  private Order() {}

  /** Refuses gates that depend on themselves. */
  static void check(String source, List<Gate> gates) {
    List<Gate> expanded = new ArrayList<>();
    for (Gate gate : gates) {
      if (gate instanceof QuadrantGate quadrants) {
        quadrants.quadrants().forEach(q -> expanded.add(quadrants.rectangle(q)));
      } else {
        expanded.add(gate);
      }
    }
    of(source, expanded);
  }

  /** The indices of the gates in an order in which they can be computed. */
  static int[] of(String source, List<Gate> gates) {
    int n = gates.size();
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < n; i++) {
      index.put(gates.get(i).id(), i);
    }
    List<List<Integer>> followers = new ArrayList<>();
    int[] open = new int[n];
    for (int i = 0; i < n; i++) {
      followers.add(new ArrayList<>());
    }
    for (int i = 0; i < n; i++) {
      List<String> needs = new ArrayList<>(gates.get(i).references());
      gates.get(i).parent().ifPresent(needs::add);
      for (String need : needs) {
        followers.get(index.getOrDefault(need, i)).add(i);
        open[i]++;
      }
    }
    Deque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < n; i++) {
      if (open[i] == 0) {
        ready.add(i);
      }
    }
    int[] order = new int[n];
    int done = 0;
    while (!ready.isEmpty()) {
      int i = ready.remove();
      order[done++] = i;
      for (int follower : followers.get(i)) {
        if (--open[follower] == 0) {
          ready.add(follower);
        }
      }
    }
    if (done < n) {
      List<String> circle = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        if (open[i] > 0) {
          circle.add(gates.get(i).id());
        }
      }
      throw new InvalidInput(
          SignalRules.GATING.at(
              Where.in(source), "these gates depend on themselves: " + String.join(", ", circle)));
    }
    return order;
  }
}
