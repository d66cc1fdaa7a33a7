package org.marrow.cytometry.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.fcs.EventSource;

/** Events per second along the run: clogs, bubbles, and a time that cannot be used. */
final class RateCheck implements Check {
  private static final int MOST_STRETCHES = 200;

  private final QualitySettings settings;
  private final OptionalInt time;
  private final double secondsPerTick;
  private final int events;
  private final int bins;
  // The stretch of each event, below 200 and so in one byte.
  private final byte[] bin;
  private final double[] counts;
  private boolean counting;
  private double start;
  private double last = Double.NaN;
  private long back;

  RateCheck(EventSource source, QualitySettings settings, int events) {
    this.settings = settings;
    this.time = source.timeChannel();
    this.secondsPerTick = source.secondsPerTick().orElse(1);
    this.events = events;
    int stretches = Math.clamp(events / settings.eventsPerStretch(), 0, MOST_STRETCHES);
    boolean enough = time.isPresent() && stretches >= QualityControl.FEWEST_STRETCHES;
    this.bins = enough ? stretches : 0;
    this.bin = new byte[enough ? events : 0];
    this.counts = new double[bins];
  }

  @Override
  public void visit(int first, int count, double[][] columns) {
    if (time.isEmpty()) {
      return;
    }
    double[] t = columns[time.getAsInt()];
    if (counting) {
      double duration = last - start;
      for (int i = 0; i < count; i++) {
        int b = Math.clamp((int) ((t[i] - start) / duration * bins), 0, bins - 1);
        bin[first + i] = (byte) b;
        counts[b]++;
      }
      return;
    }
    start = first == 0 ? t[0] : start;
    back += t[0] < last ? 1 : 0;
    for (int i = 1; i < count; i++) {
      back += t[i] < t[i - 1] ? 1 : 0;
    }
    last = t[count - 1];
  }

  private boolean usable() {
    return back <= events / 1000 && last - start > 0;
  }

  @Override
  public boolean again() {
    counting = !counting && bins > 0 && usable();
    return counting;
  }

  @Override
  public void conclude(Notes notes) {
    if (time.isEmpty()) {
      notes.find(QualityRules.TIME_UNUSABLE.at(notes.where(), "there is no Time channel"));
      return;
    }
    if (!usable()) {
      notes.find(
          QualityRules.TIME_UNUSABLE.at(
              notes.where().column("Time"),
              "time runs backwards at " + back + " of " + events + " events"));
      return;
    }
    if (bins == 0) {
      return;
    }
    double median = Robust.median(counts);
    // Counting noise is part of every rate; half or double the rate is what a clog does.
    double limit =
        Math.max(
            settings.deviations() * Math.max(Robust.deviation(counts, median), Math.sqrt(median)),
            0.5 * median);
    double seconds = secondsPerTick * (last - start) / bins;
    boolean[] bad = new boolean[bins];
    int stretches = 0;
    List<Double> at = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    List<Boolean> removed = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      bad[b] = Math.abs(counts[b] - median) > limit;
      stretches += bad[b] ? 1 : 0;
      at.add((b + 0.5) * seconds);
      value.add(counts[b] / seconds);
      removed.add(bad[b]);
    }
    notes.trace(new Trace("events per second", "s", at, value, removed));
    if (stretches > 0) {
      notes.remove(
          QualityRules.RATE,
          inside(bad),
          String.format(
              Locale.ROOT,
              "%d of %d stretches of the run leave the rate of %.4g events a stretch by more than"
                  + " %.4g",
              stretches,
              bins,
              median,
              limit));
    }
  }

  private BitSet inside(boolean[] bad) {
    BitSet inside = new BitSet(events);
    for (int e = 0; e < events; e++) {
      if (bad[bin[e] & 0xff]) {
        inside.set(e);
      }
    }
    return inside;
  }
}
