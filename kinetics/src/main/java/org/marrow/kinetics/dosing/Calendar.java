package org.marrow.kinetics.dosing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.State;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * An immutable, sorted table of doses, scheduled changes and sample times. Entries of one time keep
 * the order in which they were given; a sample at the time of an entry sees the state before it.
 */
public final class Calendar {
  /** Nothing happens. */
  public static final Calendar EMPTY = new Calendar(List.of(), new double[0], Map.of());

  private final List<Entry> entries;
  private final double[] samples;
  private final Map<String, Absorption> absorptions;

  private Calendar(List<Entry> entries, double[] samples, Map<String, Absorption> absorptions) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingDouble(Entry::time));
    this.entries = List.copyOf(sorted);
    this.samples = Arrays.stream(samples).sorted().distinct().toArray();
    this.absorptions = new TreeMap<>(absorptions);
  }

  /** A calendar of these entries. */
  public static Calendar of(List<? extends Entry> entries) {
    return EMPTY.and(entries);
  }

  /** The same with more entries. */
  public Calendar and(List<? extends Entry> more) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(more);
    return new Calendar(all, samples, absorptions);
  }

  /** The same with more sample times. */
  public Calendar sampledAt(double... times) {
    for (double time : times) {
      Entry.requireTime(time);
    }
    double[] all = Arrays.copyOf(samples, samples.length + times.length);
    System.arraycopy(times, 0, all, samples.length, times.length);
    return new Calendar(entries, all, absorptions);
  }

  /** The same, sampled every {@code step} from {@code from} to {@code to}, both included. */
  public Calendar sampledEvery(double from, double step, double to) {
    if (!(step > 0 && to >= from) || (to - from) / step > 10_000_000) {
      throw new IllegalArgumentException(
          "samples need a step above 0 and at most 10 million times, got " + step);
    }
    int count = (int) Math.floor((to - from) / step * (1 + 1e-12)) + 1;
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = Math.min(to, from + i * step);
    }
    return sampledAt(times);
  }

  /** The same with a lag or a bioavailability of a target. */
  public Calendar absorbing(String target, Absorption absorption) {
    Map<String, Absorption> all = new LinkedHashMap<>(absorptions);
    all.put(target, absorption);
    return new Calendar(entries, samples, all);
  }

  /** All entries, by time. */
  public List<Entry> entries() {
    return entries;
  }

  /** All sample times, increasing. */
  public double[] samples() {
    return samples.clone();
  }

  /** Lags and bioavailabilities by target. */
  public Map<String, Absorption> absorptions() {
    return Map.copyOf(absorptions);
  }

  /** Time of the last entry or sample; 0 when there is none. */
  public double end() {
    double last = samples.length == 0 ? 0 : samples[samples.length - 1];
    for (Entry entry : entries) {
      double length = dose(entry).map(Dose::duration).orElse(0.0);
      last = Math.max(last, entry.time() + length);
    }
    return last;
  }

  /** Indices of the states that take an infusion, for the compiler. */
  public Set<Integer> infused(ReactionSystem system) {
    Set<Integer> states = new LinkedHashSet<>();
    entries.stream()
        .flatMap(entry -> dose(entry).stream())
        .filter(dose -> dose.duration() > 0)
        .forEach(dose -> system.state(dose.target()).ifPresent(states::add));
    return states;
  }

  /** Whether a dose begins from a steady state. */
  public boolean hasSteadyDoses() {
    return entries.stream().anyMatch(SteadyDose.class::isInstance);
  }

  /** The dose that an entry gives, if it gives one. */
  private static Optional<Dose> dose(Entry entry) {
    return switch (entry) {
      case Dose dose -> Optional.of(dose);
      case SteadyDose steady -> Optional.of(steady.dose());
      case Setting _, Reset _ -> Optional.empty();
    };
  }

  /**
   * What does not fit a system: unknown targets, doses into what cannot take them. Empty when all
   * fits.
   */
  public List<Finding> check(ReactionSystem system) {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    List<String> ids = new ArrayList<>(system.states().stream().map(State::id).toList());
    for (Entry entry : entries) {
      String target = dose(entry).map(Dose::target).orElse("");
      if (dose(entry).isPresent() && seen.add(target)) {
        if (system.state(target).isEmpty()) {
          findings.add(fault(system, target, ids));
        } else if (kind(system, target) == State.Kind.CONCENTRATION) {
          findings.add(
              KineticsRules.BAD_DOSE.at(
                  Where.in(system.id()).column(target),
                  target + " is held as a concentration and takes no amount"));
        }
      }
      if (entry instanceof SteadyDose
          && absorptions.getOrDefault(target, Absorption.PLAIN).lag().isPresent()) {
        findings.add(
            KineticsRules.BAD_DOSE.at(
                Where.in(system.id()).column(target),
                "the steady state (SS) of doses into " + target + ", which come with a lag",
                "Write the doses that lead to the steady state."));
      }
      if (entry instanceof Setting setting
          && seen.add(setting.id())
          && system.state(setting.id()).isEmpty()
          && system.input(setting.id()).isEmpty()) {
        system.inputs().forEach(input -> ids.add(input.id()));
        findings.add(fault(system, setting.id(), ids));
      }
    }
    absorptions.values().stream()
        .flatMap(a -> Stream.concat(a.lag().stream(), a.fraction().stream()))
        .filter(id -> system.input(id).isEmpty() && seen.add(id))
        .forEach(id ->
            findings.add(fault(system, id, system.inputs().stream().map(i -> i.id()).toList())));
    return findings;
  }

  private static State.Kind kind(ReactionSystem system, String id) {
    return system.states().get(system.state(id).orElseThrow()).kind();
  }

  private static Finding fault(ReactionSystem system, String id, List<String> known) {
    return KineticsRules.BAD_DOSE.at(
        Where.in(system.id()).column(id),
        "the model has no " + id + " that could change",
        Nearest.remedy(id, known));
  }

  /**
   * The same as {@link #changes(ReactionSystem, double[], double[], SteadyStates)} of a calendar
   * without steady states.
   */
  public List<Change> changes(ReactionSystem system, double[] inputs, double[] start) {
    return changes(system, inputs, start, SteadyStates.NONE);
  }

  /**
   * The entries as changes of a system's states and inputs, sorted by time.
   *
   * @param inputs the patient's inputs, for lag and bioavailability
   * @param start the patient's state at the start, for resets and steady states
   * @throws InvalidInput when an entry does not fit, see {@link #check}, and when a dose leads to
   *     no steady state
   */
  public List<Change> changes(
      ReactionSystem system, double[] inputs, double[] start, SteadyStates steadyStates) {
    List<Change> changes = new ArrayList<>();
    double[] now = inputs.clone();
    double[] resets = resetsAfter();
    for (int i = 0; i < entries.size(); i++) {
      switch (entries.get(i)) {
        case Dose dose -> dose(changes, system, available(dose, system, inputs), inputs, resets[i]);
        case SteadyDose(Dose given, double interval, boolean added) -> {
          Dose dose = available(given, system, inputs);
          SteadyDose steady = new SteadyDose(dose, interval, added);
          double[] before = steadyStates.before(steady, now, start);
          for (int k = 0; k < start.length; k++) {
            changes.add(
                added
                    ? new Change(dose.time(), Change.Target.ADD_TO_STATE, k, before[k] - start[k])
                    : new Change(dose.time(), Change.Target.SET_STATE, k, before[k]));
          }
          dose(changes, system, dose, inputs, resets[i]);
          // Earlier infusions of the row that are longer than its interval still run.
          for (int k = 1; k * interval < dose.duration(); k++) {
            double left = dose.duration() - k * interval;
            Dose running =
                new Dose(dose.time(), dose.target(), dose.amount() * left / dose.duration(), left);
            dose(changes, system, running, inputs, resets[i]);
          }
        }
        case Setting(double time, String id, double value) -> {
          if (system.input(id).isPresent()) {
            now[system.input(id).getAsInt()] = value;
            changes.add(
                new Change(time, Change.Target.SET_INPUT, system.input(id).getAsInt(), value));
          } else {
            changes.add(new Change(time, Change.Target.SET_STATE, stateOf(system, id), value));
          }
        }
        case Reset(double time) -> {
          for (int k = 0; k < start.length; k++) {
            changes.add(new Change(time, Change.Target.SET_STATE, k, start[k]));
          }
        }
      }
    }
    changes.sort(Comparator.comparingDouble(Change::time));
    return withInfusionInputs(changes, system);
  }

  /** A dose with the amount that its target's bioavailability leaves of it. */
  private Dose available(Dose dose, ReactionSystem system, double[] inputs) {
    Absorption absorption = absorptions.getOrDefault(dose.target(), Absorption.PLAIN);
    return dose.of(dose.amount() * value(absorption.fraction(), system, inputs, 1));
  }

  /**
   * For each entry the next time at which amounts are set anew, which ends what is to come of it.
   */
  private double[] resetsAfter() {
    double[] after = new double[entries.size()];
    double reset = Double.POSITIVE_INFINITY;
    for (int i = after.length - 1; i >= 0; i--) {
      after[i] = reset;
      Entry entry = entries.get(i);
      if (entry instanceof Reset || (entry instanceof SteadyDose steady && !steady.added())) {
        reset = entry.time();
      }
    }
    return after;
  }

  /** Changes of a rate become settings of the input that {@link Infusions} made for it, if any. */
  private static List<Change> withInfusionInputs(List<Change> changes, ReactionSystem system) {
    Map<Integer, Double> rates = new LinkedHashMap<>();
    Map<Integer, Integer> running = new LinkedHashMap<>();
    List<Change> result = new ArrayList<>();
    for (Change change : changes) {
      if (change.target() != Change.Target.ADD_TO_RATE) {
        result.add(change);
        continue;
      }
      int state = change.index();
      OptionalInt input = system.input(Infusions.inputOf(system.states().get(state).id()));
      if (input.isEmpty()) {
        result.add(change);
        continue;
      }
      // When the last infusion ends the rate is 0, not what rounding leaves of the sum.
      int now = running.merge(state, change.value() >= 0 ? 1 : -1, Integer::sum);
      double sum = rates.merge(state, change.value(), Double::sum);
      double rate = now == 0 ? 0 : sum;
      rates.put(state, rate);
      result.add(new Change(change.time(), Change.Target.SET_INPUT, input.getAsInt(), rate));
    }
    return result;
  }

  private int stateOf(ReactionSystem system, String id) {
    return system.state(id).orElseThrow(() -> new InvalidInput(check(system)));
  }

  /** The changes by a dose, up to the next reset. */
  private void dose(
      List<Change> changes, ReactionSystem system, Dose dose, double[] inputs, double reset) {
    int state = stateOf(system, dose.target());
    Absorption absorption = absorptions.getOrDefault(dose.target(), Absorption.PLAIN);
    double from = dose.time() + value(absorption.lag(), system, inputs, 0);
    if (from > reset) {
      return;
    }
    if (dose.duration() == 0) {
      changes.add(new Change(from, Change.Target.ADD_TO_STATE, state, dose.amount()));
    } else {
      double rate = dose.amount() / dose.duration();
      double to = Math.min(from + dose.duration(), reset);
      changes.add(new Change(from, Change.Target.ADD_TO_RATE, state, rate));
      changes.add(new Change(to, Change.Target.ADD_TO_RATE, state, -rate));
    }
  }

  private double value(Optional<String> id, ReactionSystem system, double[] inputs, double usual) {
    if (id.isEmpty()) {
      return usual;
    }
    return inputs[system.input(id.get()).orElseThrow(() -> new InvalidInput(check(system)))];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calendar calendar
        && entries.equals(calendar.entries)
        && Arrays.equals(samples, calendar.samples)
        && absorptions.equals(calendar.absorptions);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.size() + " entries, " + samples.length + " samples";
  }
}
