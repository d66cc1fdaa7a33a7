package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * A time to an event.
 *
 * @param name for example overall survival
 * @param origin what happens at time 0
 * @param time column with the time of event or censoring
 * @param unit unit of the times
 * @param event column that says how the time ended
 * @param eventValues values of that column that mean the event
 * @param censoredValues values that mean censoring
 * @param entry column with the time of coming under observation, for delayed entry
 */
public record EndPoint(
    String name,
    String origin,
    String time,
    String unit,
    String event,
    List<String> eventValues,
    List<String> censoredValues,
    Optional<String> entry) {
  public EndPoint {
    eventValues = List.copyOf(eventValues);
    censoredValues = List.copyOf(censoredValues);
  }
}
