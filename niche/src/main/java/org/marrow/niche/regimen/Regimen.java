package org.marrow.niche.regimen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.units.Quantity;

/**
 * A treatment plan: phases one after the other, and rules that change the planned doses.
 *
 * @param text as it was written
 * @param phases in order, at least one; only the last may go on until progression
 * @param rules changes to the planned doses
 */
public record Regimen(String text, List<Phase> phases, List<DoseRule> rules) {
  public Regimen {
    phases = List.copyOf(phases);
    rules = List.copyOf(rules);
    for (int i = 0; i + 1 < phases.size(); i++) {
      if (Double.isInfinite(phases.get(i).length())) {
        throw new IllegalArgumentException(
            "phase "
                + phases.get(i).name()
                + " goes on until progression, so nothing can follow it");
      }
    }
  }

  /**
   * Reads the notation, for example {@code induction: bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x4
   * then maintenance: lenalidomide 10 mg PO d1-21 q28d until progression; hold lenalidomide
   * d120-134}.
   *
   * <ul>
   *   <li>{@code +} joins drugs of a phase, {@code then} phases; a name and a colon may begin a
   *       phase.
   *   <li>Days: {@code d1,4,8,11}, {@code d1-21}, {@code daily}, {@code weekly}; cycle: {@code
   *       q21d}, {@code q2w}; number: {@code x8}, {@code until progression}; infusion: {@code over
   *       30 min}.
   *   <li>After a semicolon, rules: {@code hold DRUG d8-14}, {@code reduce DRUG to 1.0 mg/m2 from
   *       d43}, {@code stop at progression}.
   * </ul>
   *
   * @throws InvalidInput with every fault, each at its character
   */
  public static Regimen parse(String text) {
    return new RegimenParser(text).regimen();
  }

  /** Whether a rule or an open-ended phase ends treatment at progression. */
  public boolean stopsAtProgression() {
    return rules.stream().anyMatch(DoseRule.StopAtProgression.class::isInstance)
        || phases.stream().anyMatch(p -> Double.isInfinite(p.length()));
  }

  /** Days from day 1 to the end of the last phase; infinite when it goes on until progression. */
  public double length() {
    return phases.stream().mapToDouble(Phase::length).sum();
  }

  /** The different drugs, in the order they first appear. */
  public List<String> drugs() {
    return phases.stream()
        .flatMap(p -> p.components().stream())
        .map(Component::drug)
        .distinct()
        .toList();
  }

  /**
   * Every dose for a body up to a time, in order of time, then as written.
   *
   * @param until days since day 1; doses at that time or later are left out
   */
  public List<Administration> administrations(BodySize body, double until) {
    List<Administration> doses = new ArrayList<>();
    double start = 0;
    for (Phase phase : phases) {
      for (Component component : phase.components()) {
        expand(phase, component, start, body, until, doses);
      }
      start += phase.length();
    }
    doses.sort(Comparator.comparingDouble(Administration::time));
    return List.copyOf(doses);
  }

  private void expand(
      Phase phase,
      Component component,
      double start,
      BodySize body,
      double until,
      List<Administration> doses) {
    for (int cycle = 1; cycle <= component.cycles(); cycle++) {
      double first = start + (double) (cycle - 1) * component.cycleLength();
      if (first >= until + 30) {
        return;
      }
      for (int day : component.days()) {
        double time = first + day - 1;
        if (time >= until || held(component.drug(), time)) {
          continue;
        }
        Quantity amount = reduced(component, time).doseFor(body);
        doses.add(
            new Administration(
                time,
                component.drug(),
                amount,
                component.route(),
                component.duration(),
                phase.name(),
                cycle,
                day));
      }
      if (component.cycles() == Component.UNTIL_PROGRESSION && first > until) {
        return;
      }
    }
  }

  private boolean held(String drug, double time) {
    double day = time + 1;
    return rules.stream()
        .anyMatch(r ->
            r instanceof DoseRule.Hold h
                && h.drug().equals(drug)
                && day >= h.from()
                && day <= h.to());
  }

  private Component reduced(Component component, double time) {
    Component current = component;
    for (DoseRule rule : rules) {
      if (rule instanceof DoseRule.Reduce r
          && r.drug().equals(component.drug())
          && time + 1 >= r.from()) {
        current =
            new Component(
                component.drug(),
                r.dose(),
                component.route(),
                component.duration(),
                component.days(),
                component.cycleLength(),
                component.cycles());
      }
    }
    return current;
  }
}
