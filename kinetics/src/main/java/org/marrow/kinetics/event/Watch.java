package org.marrow.kinetics.event;

import java.util.Arrays;
import java.util.BitSet;
import org.marrow.kinetics.expression.Graph;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.expression.Op;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Event;

/**
 * Finds the first moment in a step at which a trigger, or a comparison inside one, changes. The
 * values of all comparisons and triggers form a signature; it is constant between changes, so a
 * change is bracketed by sampling the step's dense output and closed in by bisection down to
 * neighbouring floating-point numbers. Bisection needs no smoothness, so triggers may be any
 * expression.
 */
public final class Watch {
  /**
   * Inner points at which a step is looked at; a change and its reversal between two are missed.
   */
  private static final int SAMPLES = 10;

  private final Interpreter signature;
  private final int length;
  private final boolean readsTime;

  /** The state at a time inside the step. */
  @FunctionalInterface
  public interface Dense {
    /** Writes the state at {@code t}. */
    void at(double t, double[] x);
  }

  /** Watches all triggers of a system. */
  public Watch(Equations equations) {
    Graph graph = equations.graph();
    int[] triggers =
        equations.system().events().stream()
            .map(Event::trigger)
            .mapToInt(equations::node)
            .toArray();
    BitSet watched = new BitSet();
    for (int node : graph.reachable(triggers).stream().toArray()) {
      Op op = graph.op(node);
      if (op == Op.LESS || op == Op.LESS_OR_EQUAL) {
        watched.set(node);
      } else if (op == Op.EQUAL || op == Op.NOT_EQUAL) {
        // An equality holds at a point only; its two sides passing each other is what is seen.
        watched.set(graph.make(Op.LESS, graph.argument(node, 0), graph.argument(node, 1)));
        watched.set(node);
      }
    }
    for (int trigger : triggers) {
      watched.set(trigger);
    }
    int[] roots = watched.stream().toArray();
    signature = new Interpreter(graph, roots);
    length = roots.length;
    readsTime = roots.length > 0 && Arrays.stream(roots).anyMatch(graph::readsTime);
  }

  /**
   * Where a run whose state stands still has to stop: at its limit, or where before {@code until}
   * time changes a trigger.
   */
  public double stop(Run run, double until) {
    double limit = run.limit();
    double to = Math.min(limit, until);
    if (!readsTime || !(to > run.time())) {
      return limit;
    }
    double[] x = run.state();
    double change =
        firstChange(
            run.time(),
            x,
            to,
            (at, y) -> System.arraycopy(x, 0, y, 0, x.length),
            run.inputs(),
            run.scratch());
    return Double.isNaN(change) ? limit : change;
  }

  private boolean[] signature(double t, double[] x, double[] p) {
    double[] values = signature.evaluate(t, x, p);
    boolean[] truths = new boolean[length];
    for (int i = 0; i < length; i++) {
      truths[i] = values[i] != 0;
    }
    return truths;
  }

  /**
   * The first moment after {@code from} and not after {@code to} at which the signature is not what
   * it was at {@code from}; NaN when there is none.
   *
   * @param x0 state at {@code from}
   * @param scratch space for a state; holds the state at the moment found
   */
  public double firstChange(
      double from, double[] x0, double to, Dense dense, double[] p, double[] scratch) {
    if (length == 0) {
      return Double.NaN;
    }
    boolean[] before = signature(from, x0, p);
    double low = from;
    for (int i = 1; i <= SAMPLES; i++) {
      double high = i == SAMPLES ? to : from + (to - from) * i / SAMPLES;
      if (!(high > low)) {
        continue;
      }
      dense.at(high, scratch);
      if (!Arrays.equals(before, signature(high, scratch, p))) {
        return closeIn(low, high, before, dense, p, scratch);
      }
      low = high;
    }
    return Double.NaN;
  }

  private double closeIn(
      double from, double to, boolean[] before, Dense dense, double[] p, double[] scratch) {
    double low = from;
    double high = to;
    while (true) {
      double middle = 0.5 * (low + high);
      if (!(middle > low && middle < high)) {
        dense.at(high, scratch);
        return high;
      }
      dense.at(middle, scratch);
      if (Arrays.equals(before, signature(middle, scratch, p))) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
