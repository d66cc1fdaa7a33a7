package org.marrow.cytometry.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.fcs.Channel;

/** Medians of the channels along the run: stretches that leave it, and slow drifts. */
final class DriftCheck implements Check {
  private static final int MOST_STRETCHES = 500;

  private final QualitySettings settings;
  private final int events;
  private final int stretches;
  private final List<DriftChannel> followed = new ArrayList<>();
  private int stretch;
  private boolean ranging;

  DriftCheck(List<Channel> channels, QualitySettings settings, int events) {
    this.settings = settings;
    this.events = events;
    this.stretches = Math.min(MOST_STRETCHES, events / settings.eventsPerStretch());
    if (stretches < QualityControl.FEWEST_STRETCHES) {
      return;
    }
    for (int c = 0; c < channels.size(); c++) {
      ChannelKind kind = ChannelKind.of(channels.get(c));
      if (kind != ChannelKind.TIME && kind != ChannelKind.HOUSEKEEPING) {
        boolean scatter = kind == ChannelKind.SCATTER;
        followed.add(new DriftChannel(c, channels.get(c).title(), scatter, events, stretches));
      }
    }
  }

  @Override
  public void visit(int first, int count, double[][] columns) {
    if (followed.isEmpty()) {
      return;
    }
    if (ranging) {
      followed.forEach(f -> f.range(columns, count));
      return;
    }
    int at = 0;
    while (at < count) {
      int end = first(stretch + 1);
      int to = Math.min(count, end - first);
      for (DriftChannel channel : followed) {
        channel.take(columns, at, to, first);
      }
      if (first + to == end) {
        for (DriftChannel channel : followed) {
          channel.finish(stretch);
        }
        stretch++;
      }
      at = to;
    }
  }

  @Override
  public boolean again() {
    if (!ranging) {
      ranging = true;
      followed.forEach(DriftChannel::bracket);
      return !followed.isEmpty();
    }
    boolean again = false;
    for (DriftChannel channel : followed) {
      again |= !channel.settled();
    }
    return again;
  }

  @Override
  public void conclude(Notes notes) {
    BitSet bad = new BitSet();
    List<String> reasons = new ArrayList<>();
    for (DriftChannel channel : followed) {
      double range = channel.range();
      double[] medians = channel.medians();
      double median = Robust.median(medians);
      double limit =
          Math.max(
              settings.deviations() * Robust.deviation(medians, median),
              settings.leastShift() * range);
      List<Boolean> removed = new ArrayList<>();
      int flagged = 0;
      double worst = 0;
      for (int s = 0; s < stretches; s++) {
        double shift = Math.abs(medians[s] - median);
        boolean out = range > 0 && shift > limit;
        removed.add(out);
        if (out) {
          bad.set(s);
          flagged++;
          worst = Math.max(worst, shift / range);
        }
      }
      if (flagged > 0) {
        reasons.add(
            String.format(
                Locale.ROOT,
                "%s in %d stretches by up to %.0f %%",
                channel.name(),
                flagged,
                100 * worst));
      }
      slow(channel.name(), medians, range, notes);
      trace(channel.name(), medians, removed, notes);
    }
    BitSet outside = new BitSet();
    for (int s = bad.nextSetBit(0); s >= 0; s = bad.nextSetBit(s + 1)) {
      outside.set(first(s), first(s + 1));
    }
    notes.remove(
        QualityRules.DRIFT, outside, "the median leaves the run's: " + String.join("; ", reasons));
  }

  /** A drift that no single stretch gives away: the last third against the first. */
  private void slow(String name, double[] medians, double range, Notes notes) {
    int third = medians.length / 3;
    double start = Robust.median(Arrays.copyOf(medians, third));
    double end = Robust.median(Arrays.copyOfRange(medians, medians.length - third, medians.length));
    double noise = Robust.deviation(medians, Robust.median(medians));
    if (range > 0
        && Math.abs(end - start) > settings.leastShift() * range
        && Math.abs(end - start) > 2 * noise / Math.sqrt(third)) {
      notes.find(
          QualityRules.DRIFT.at(
              notes.where().column(name),
              String.format(
                  Locale.ROOT,
                  "the last third of the run lies %.0f %% of the range %s the first; nothing was"
                      + " removed",
                  100 * Math.abs(end - start) / range,
                  end > start ? "above" : "below"),
              "Compare counts of both halves; normalise the run or repeat it."));
    }
  }

  private void trace(String name, double[] medians, List<Boolean> removed, Notes notes) {
    List<Double> at = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    for (int s = 0; s < medians.length; s++) {
      at.add((first(s) + first(s + 1)) / 2.0);
      value.add(medians[s]);
    }
    notes.trace(new Trace(name, "event", at, value, removed));
  }

  private int first(int stretch) {
    return (int) ((long) stretch * events / stretches);
  }
}
