package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Event;

/** Reads events; one without id is named by its position. */
final class EventReader {
  private final SbmlLevel level;
  private final String source;
  private int count;

  EventReader(SbmlLevel level, String source) {
    this.level = level;
    this.source = source;
  }

  Event read(XmlElement element) {
    Attributes attributes = new Attributes(element, source);
    count++;
    Optional<XmlElement> trigger = element.child("trigger");
    Optional<Expression> condition = trigger.flatMap(this::math);
    boolean levelThree = level.level() == 3;
    List<Assignment> assignments = new ArrayList<>();
    for (XmlElement assignment : element.list("listOfEventAssignments")) {
      if (assignment.is("eventAssignment")) {
        String variable = new Attributes(assignment, source).id("variable");
        math(assignment).ifPresent(value -> assignments.add(new Assignment(variable, value)));
      }
    }
    return new Event(
        attributes.optionalId("id").orElse("event_" + count),
        attributes.text("name"),
        // Without a condition an event never happens (L3V2 Core, 4.11.2).
        condition.orElse(new Expression.Truth(false)),
        !levelThree || trigger.map(t -> flag(t, "initialValue")).orElse(true),
        !levelThree || trigger.map(t -> flag(t, "persistent")).orElse(true),
        element.child("delay").flatMap(this::math),
        element.child("priority").flatMap(this::math),
        attributes.flag("useValuesFromTriggerTime", true),
        assignments);
  }

  private boolean flag(XmlElement trigger, String key) {
    return new Attributes(trigger, source).flag(key, true);
  }

  private Optional<Expression> math(XmlElement element) {
    return element.child("math:math").flatMap(m -> MathMlReader.expression(m, source));
  }
}
