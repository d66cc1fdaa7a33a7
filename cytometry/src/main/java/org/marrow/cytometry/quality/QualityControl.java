package org.marrow.cytometry.quality;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventSource;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * Looks over one run, block by block in two passes (a third when a sample of the values misled), in
 * at most 40 bytes an event whatever the number of channels. The bright end of a fluorescence
 * channel is reported and kept: a plasma cell that drives CD38 off its scale is still a plasma
 * cell.
 */
public final class QualityControl {
  static final int FEWEST_STRETCHES = 8;
  private static final int BLOCK = 4096;

  private QualityControl() {}

  /**
   * Runs every check that the channels allow.
   *
   * @throws InvalidInput when there are more events than one report can hold (2<sup>31</sup>)
   */
  public static QualityReport run(EventSource source, QualitySettings settings) {
    if (source.eventCount() > Integer.MAX_VALUE - 64) {
      throw new InvalidInput(
          QualityRules.TOO_LONG.at(
              Where.in(source.name()),
              source.eventCount() + " events, the limit is " + (Integer.MAX_VALUE - 64)));
    }
    int events = (int) source.eventCount();
    Notes notes = new Notes(source.name(), events);
    if (events == 0) {
      return notes.report();
    }
    List<Channel> channels = source.channels();
    List<Check> checks =
        List.of(
            new MarginCheck(channels, events),
            new RateCheck(source, settings, events),
            new DriftCheck(channels, settings, events),
            new DoubletCheck(source, settings, events),
            new ViabilityCheck(channels, settings, events));
    List<Check> open = checks;
    while (!open.isEmpty()) {
      List<Check> visited = open;
      source.forEachBlock(
          BLOCK,
          (first, count, columns) -> visited.forEach(c -> c.visit((int) first, count, columns)));
      open = visited.stream().filter(Check::again).toList();
    }
    checks.forEach(c -> c.conclude(notes));
    muchRemoved(notes, settings);
    return notes.report();
  }

  private static void muchRemoved(Notes notes, QualitySettings settings) {
    BitSet all = notes.report().removed();
    double share = (double) all.cardinality() / notes.events();
    if (share > settings.muchRemoved()) {
      notes.find(
          QualityRules.MUCH_REMOVED.at(
              notes.where(),
              String.format(
                  Locale.ROOT,
                  "%d of %d events (%.1f %%, limit %.0f %%)",
                  all.cardinality(),
                  notes.events(),
                  100 * share,
                  100 * settings.muchRemoved())));
    }
  }
}
