package org.marrow.kinetics.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * The events of one run: which triggers hold, which events wait, what they do (SBML L3V2 Core,
 * section 4.11.6). An event fires when its trigger turns from false to true; it is executed after
 * its delay, at once without one. Of several that are due, the one with the highest priority is
 * executed, priorities are looked at again after each execution, and equals are drawn at random. An
 * event that is not persistent is forgotten when its trigger turns false while it waits.
 */
public final class Events {
  /** More executions than this at one time are taken for a cascade without end. */
  static final int MAX_EXECUTIONS = 100_000;

  private final List<Event> events;
  private final Interpreter triggers;
  private final Interpreter[] delays;
  private final Interpreter[] priorities;
  private final Interpreter[] values;
  private final int[][] targets;
  private final int states;
  private final String model;
  private final boolean[] holds;
  private final List<Pending> pending = new ArrayList<>();
  private @Nullable Stream order;
  private final Projection projection;

  /** An event that has fired and waits; {@code values} is empty when they are computed later. */
  private record Pending(int event, double time, double[] values) {}

  /**
   * The events of a system.
   *
   * @param projection applied after every execution
   */
  public Events(Equations equations, Projection projection) {
    ReactionSystem system = equations.system();
    this.events = system.events();
    this.model = system.id();
    this.projection = projection;
    this.states = system.states().size();
    int count = events.size();
    triggers =
        new Interpreter(
            equations.graph(),
            events.stream().mapToInt(e -> equations.node(e.trigger())).toArray());
    delays = new Interpreter[count];
    priorities = new Interpreter[count];
    values = new Interpreter[count];
    targets = new int[count][];
    holds = new boolean[count];
    for (int i = 0; i < count; i++) {
      Event event = events.get(i);
      delays[i] = interpreter(equations, event.delay().stream().toList());
      priorities[i] = interpreter(equations, event.priority().stream().toList());
      values[i] =
          interpreter(equations, event.assignments().stream().map(Assignment::value).toList());
      targets[i] = event.assignments().stream().mapToInt(a -> target(system, a.id())).toArray();
    }
  }

  private static Interpreter interpreter(Equations equations, List<Expression> expressions) {
    return new Interpreter(
        equations.graph(), expressions.stream().mapToInt(equations::node).toArray());
  }

  /** Index of a state, or number of states plus index of an input. */
  private static int target(ReactionSystem system, String id) {
    return system
        .state(id)
        .orElseGet(() ->
            system.states().size()
                + system
                    .input(id)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "an event changes " + id + ", no state or input")));
  }

  /** Whether there are no events at all. */
  public boolean isEmpty() {
    return events.isEmpty();
  }

  /**
   * Begins a run: takes the triggers to have had their initial values and executes what is due.
   *
   * @param order random numbers that decide between events of equal priority
   */
  public boolean start(double t, double[] x, double[] p, Stream order) {
    this.order = order;
    pending.clear();
    for (int i = 0; i < holds.length; i++) {
      holds[i] = events.get(i).initialValue();
    }
    return settle(t, x, p);
  }

  /** Time of the next execution of an event that waits; infinite when none does. */
  public double next() {
    double next = Double.POSITIVE_INFINITY;
    for (Pending one : pending) {
      next = Math.min(next, one.time());
    }
    return next;
  }

  /**
   * Looks at the triggers after the state has changed, and executes everything that is due.
   *
   * @param x states, changed in place
   * @param p inputs, changed in place
   * @return whether anything was executed
   */
  public boolean settle(double t, double[] x, double[] p) {
    for (int executed = 0; ; executed++) {
      fire(t, x, p);
      int due = choose(t, x, p);
      if (due < 0) {
        return executed > 0;
      }
      if (executed >= MAX_EXECUTIONS) {
        throw failed("more than " + MAX_EXECUTIONS + " events at time " + t);
      }
      execute(pending.remove(due), t, x, p);
      projection.project(t, x, p);
    }
  }

  private InvalidInput failed(String what) {
    return new InvalidInput(KineticsRules.EVENT_FAILED.at(Where.in(model), what));
  }

  private void fire(double t, double[] x, double[] p) {
    if (events.isEmpty()) {
      return;
    }
    double[] now = triggers.evaluate(t, x, p);
    for (int i = 0; i < now.length; i++) {
      boolean holdsNow = now[i] != 0;
      Event event = events.get(i);
      if (holdsNow && !holds[i]) {
        double delay = event.delay().isPresent() ? delays[i].evaluate(t, x, p)[0] : 0;
        if (!(delay >= 0)) {
          throw failed("event " + event.id() + ": the delay is " + delay + " at time " + t);
        }
        double[] atTrigger =
            event.valuesFromTriggerTime() ? values[i].evaluate(t, x, p) : new double[0];
        pending.add(new Pending(i, t + delay, atTrigger));
      } else if (!holdsNow && holds[i] && !event.persistent()) {
        int forgotten = i;
        pending.removeIf(one -> one.event() == forgotten);
      }
      holds[i] = holdsNow;
    }
  }

  /** Position in {@code pending} of what is executed next, -1 when nothing is due. */
  private int choose(double t, double[] x, double[] p) {
    int best = -1;
    int ties = 0;
    double highest = Double.NaN;
    for (int i = 0; i < pending.size(); i++) {
      Pending one = pending.get(i);
      if (one.time() > t) {
        continue;
      }
      double priority = priority(one.event(), t, x, p);
      if (best < 0 || priority > highest) {
        best = i;
        ties = 1;
        highest = priority;
      } else if (priority == highest && drawn(++ties)) {
        best = i;
      }
    }
    return best;
  }

  /** Whether the last of so many equals is the one: each has the same chance in the end. */
  private boolean drawn(int ties) {
    return Objects.requireNonNull(order, "a run begins with start").below(ties) == 0;
  }

  /** Events without priority (or with NaN) come last. */
  private double priority(int event, double t, double[] x, double[] p) {
    if (events.get(event).priority().isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    double priority = priorities[event].evaluate(t, x, p)[0];
    return Double.isNaN(priority) ? Double.NEGATIVE_INFINITY : priority;
  }

  private void execute(Pending one, double t, double[] x, double[] p) {
    int event = one.event();
    double[] assigned =
        events.get(event).valuesFromTriggerTime() ? one.values() : values[event].evaluate(t, x, p);
    for (int i = 0; i < assigned.length; i++) {
      int target = targets[event][i];
      if (target < states) {
        x[target] = assigned[i];
      } else {
        p[target - states] = assigned[i];
      }
    }
  }
}
