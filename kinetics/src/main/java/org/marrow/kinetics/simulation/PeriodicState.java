package org.marrow.kinetics.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.dosing.Dose;
import org.marrow.kinetics.dosing.Infusions;
import org.marrow.kinetics.dosing.SteadyDose;
import org.marrow.kinetics.dosing.SteadyStates;
import org.marrow.kinetics.event.TimeCourse;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * The steady state of a dose that is given at an interval, found the way a patient comes to it: one
 * interval after the other. What is still to come is a geometric series, so its sum is known from
 * the last two changes, and intervals are added until that sum is a tenth of the tolerance. Not
 * thread-safe.
 */
final class PeriodicState implements SteadyStates {
  private static final int MOST_INTERVALS = 10_000;
  private static final double TIGHTER = 0.1;

  private final ReactionSystem system;
  private final TimeCourse course;
  private final double relative;
  private final double[] absolute;

  /**
   * @param model a model without events whose equations do not read the time
   * @param infused states that take infusions
   */
  PeriodicState(Model model, Set<Integer> infused, Settings settings) {
    system = Infusions.into(model.system(), infused);
    relative = settings.relative();
    absolute = settings.absoluteTolerances(system);
    course = new TimeCourse(new Equations(system), settings.tightened(TIGHTER));
  }

  @Override
  public double[] before(SteadyDose dose, double[] inputs, double[] start) {
    double[] p = Arrays.copyOf(inputs, system.inputs().size());
    List<Change> changes = changes(dose);
    double[] x = start.clone();
    double lastChange = Double.NaN;
    int worst = 0;
    int intervals = 0;
    for (; intervals < MOST_INTERVALS; intervals++) {
      double[] next;
      try {
        next = interval(dose.interval(), x, p, changes);
      } catch (InvalidInput grown) {
        if (intervals == 0) {
          throw grown;
        }
        // What grows exponentially comes to the end of the numbers before that of the intervals.
        break;
      }
      double change = 0;
      for (int k = 0; k < x.length; k++) {
        double scale = relative * Math.max(Math.abs(x[k]), Math.abs(next[k])) + absolute[k];
        double share = Math.abs(next[k] - x[k]) / scale;
        worst = share > change ? k : worst;
        change = Math.max(change, share);
      }
      double ratio = change / lastChange;
      x = next;
      if (change == 0 || (ratio < 1 && change * ratio / (1 - ratio) <= TIGHTER)) {
        return x;
      }
      lastChange = change;
    }
    String id = system.states().get(worst).id();
    throw new InvalidInput(
        KineticsRules.NO_STEADY_STATE.at(
            Where.in(system.id()).column(id),
            dose.dose().target()
                + " every "
                + dose.interval()
                + ": after "
                + intervals
                + " intervals "
                + id
                + " still changes"));
  }

  private double[] interval(double length, double[] x, double[] p, List<Change> changes) {
    double[] end = new double[x.length];
    course.run(
        new double[] {0, length},
        x,
        p,
        changes,
        new Streams(0).stream("event order", 0),
        (index, t, state, inputs) -> System.arraycopy(state, 0, end, 0, end.length));
    return end;
  }

  /** What happens in one interval; infusions longer than it overlap. */
  private List<Change> changes(SteadyDose steady) {
    Dose dose = steady.dose();
    int state = system.state(dose.target()).orElseThrow();
    if (dose.duration() == 0) {
      return List.of(new Change(0, Change.Target.ADD_TO_STATE, state, dose.amount()));
    }
    double rate = dose.amount() / dose.duration();
    double whole = Math.floor(dose.duration() / steady.interval());
    double rest = dose.duration() - whole * steady.interval();
    int input = system.input(Infusions.inputOf(dose.target())).orElseThrow();
    return List.of(
        new Change(0, Change.Target.SET_INPUT, input, (whole + 1) * rate),
        new Change(rest, Change.Target.SET_INPUT, input, whole * rate));
  }
}
