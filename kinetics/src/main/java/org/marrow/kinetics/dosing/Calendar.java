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
      double end = entry instanceof Dose dose ? dose.time() + dose.duration() : entry.time();
      last = Math.max(last, end);
    }
    return last;
  }

  /** Indices of the states that take an infusion, for the compiler. */
  public Set<Integer> infused(ReactionSystem system) {
    Set<Integer> states = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (entry instanceof Dose dose && dose.duration() > 0) {
        system.state(dose.target()).ifPresent(states::add);
      }
    }
    return states;
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
      if (entry instanceof Dose dose && seen.add(dose.target())) {
        if (system.state(dose.target()).isEmpty()) {
          findings.add(fault(system, dose.target(), ids));
        } else if (kind(system, dose.target()) == State.Kind.CONCENTRATION) {
          findings.add(
              KineticsRules.BAD_DOSE.at(
                  Where.in(system.id()).column(dose.target()),
                  dose.target() + " is held as a concentration and takes no amount"));
        }
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
   * The entries as changes of a system's states and inputs, sorted by time.
   *
   * @param inputs the patient's inputs, for lag and bioavailability
   * @param start the patient's state at the start, for resets
   * @throws InvalidInput when an entry does not fit, see {@link #check}
   */
  public List<Change> changes(ReactionSystem system, double[] inputs, double[] start) {
    List<Change> changes = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Dose dose -> dose(changes, system, dose, inputs);
        case Setting(double time, String id, double value) -> {
          if (system.input(id).isPresent()) {
            changes.add(
                new Change(time, Change.Target.SET_INPUT, system.input(id).getAsInt(), value));
          } else {
            changes.add(new Change(time, Change.Target.SET_STATE, stateOf(system, id), value));
          }
        }
        case Reset(double time) -> {
          for (int i = 0; i < start.length; i++) {
            changes.add(new Change(time, Change.Target.SET_STATE, i, start[i]));
          }
        }
      }
    }
    changes.sort(Comparator.comparingDouble(Change::time));
    return withInfusionInputs(changes, system);
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

  private void dose(List<Change> changes, ReactionSystem system, Dose dose, double[] inputs) {
    int state = stateOf(system, dose.target());
    Absorption absorption = absorptions.getOrDefault(dose.target(), Absorption.PLAIN);
    double lag = value(absorption.lag(), system, inputs, 0);
    double amount = dose.amount() * value(absorption.fraction(), system, inputs, 1);
    double from = dose.time() + lag;
    if (dose.duration() == 0) {
      changes.add(new Change(from, Change.Target.ADD_TO_STATE, state, amount));
    } else {
      double rate = amount / dose.duration();
      changes.add(new Change(from, Change.Target.ADD_TO_RATE, state, rate));
      changes.add(new Change(from + dose.duration(), Change.Target.ADD_TO_RATE, state, -rate));
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
