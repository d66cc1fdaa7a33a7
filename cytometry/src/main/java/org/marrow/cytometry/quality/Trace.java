package org.marrow.cytometry.quality;

import java.util.List;

/**
 * A channel along the run, for a drift plot.
 *
 * @param channel name of the channel, or {@code events per second}
 * @param unit unit of {@code at}: {@code event} or {@code s}
 * @param at middle of each stretch
 * @param value median of the channel in the stretch, or the rate
 * @param removed whether the stretch was removed
 */
public record Trace(
    String channel, String unit, List<Double> at, List<Double> value, List<Boolean> removed) {
  public Trace {
    at = List.copyOf(at);
    value = List.copyOf(value);
    removed = List.copyOf(removed);
    if (at.size() != value.size() || at.size() != removed.size()) {
      throw new IllegalArgumentException(channel + ": a trace needs one value a stretch");
    }
  }
}
