package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;

/**
 * A time to an event.
 *
 * @param name for example overall survival
 * @param kind which of the usual end points it is ({@code OS}, {@code PFS}, {@code EFS}, {@code
 *     TTP}, {@code TTNT}), so that rows which contradict themselves are found; empty when none
 * @param origin what happens at time 0
 * @param time column with the time of event or censoring
 * @param unit unit of the times
 * @param event column that says how the time ended
 * @param eventValues values of that column that mean the event
 * @param censoredValues values that mean censoring
 * @param competingValues values that mean another event, after which this one cannot happen
 * @param competing what that other event is, or the empty string
 * @param entry column with the time of coming under observation, for delayed entry
 */
public record EndPoint(
    String name,
    Optional<String> kind,
    String origin,
    String time,
    String unit,
    String event,
    List<String> eventValues,
    List<String> censoredValues,
    List<String> competingValues,
    String competing,
    Optional<String> entry) {
  public EndPoint {
    eventValues = List.copyOf(eventValues);
    censoredValues = List.copyOf(censoredValues);
    competingValues = List.copyOf(competingValues);
  }
}
