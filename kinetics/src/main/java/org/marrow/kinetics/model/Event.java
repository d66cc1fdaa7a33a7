package org.marrow.kinetics.model;

import java.util.List;
import java.util.Optional;
import org.marrow.kinetics.expression.Expression;

/**
 * A discontinuous change when a condition becomes true (SBML L3V2 section 4.11).
 *
 * @param trigger condition; the event fires when it turns from false to true
 * @param initialValue value the trigger is taken to have had before the start; when false, a
 *     trigger that is true at the start fires at once
 * @param persistent whether an event that waits still happens if the trigger turns false again
 * @param delay time between firing and execution
 * @param priority order among simultaneous events; higher first
 * @param valuesFromTriggerTime whether the assignments use the values at firing rather than at
 *     execution
 */
public record Event(
    String id,
    Optional<String> name,
    Expression trigger,
    boolean initialValue,
    boolean persistent,
    Optional<Expression> delay,
    Optional<Expression> priority,
    boolean valuesFromTriggerTime,
    List<Assignment> assignments) {
  public Event {
    assignments = List.copyOf(assignments);
  }
}
