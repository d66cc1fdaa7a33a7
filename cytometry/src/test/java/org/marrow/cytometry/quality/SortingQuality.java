package org.marrow.cytometry.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.marrow.cytometry.QualityRules;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.template.Density;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Where;

/**
 * Quality control as its definition reads: the whole sample in memory, every value scaled, every
 * order statistic by sorting. The oracle of the streaming one.
 */
final class SortingQuality {
  private static final double DEAD_AT_MOST = 0.9;
  private static final int FEWEST_STRETCHES = 8;

  private final Sample sample;
  private final QualitySettings settings;
  private final Where where;
  private final List<Removal> removals = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Trace> traces = new ArrayList<>();
  private double viability = Double.NaN;

  private SortingQuality(Sample sample, QualitySettings settings) {
    this.sample = sample;
    this.settings = settings;
    this.where = Where.in(sample.name());
  }

  /** Runs every check that the channels allow. */
  static QualityReport run(Sample sample, QualitySettings settings) {
    SortingQuality control = new SortingQuality(sample, settings);
    if (sample.events() > 0) {
      control.margins();
      control.rate();
      control.drift();
      control.doublets();
      control.dead();
      control.summary();
    }
    return new QualityReport(
        sample.events(), control.removals, control.traces, control.viability, control.findings);
  }

  private void margins() {
    BitSet scatter = new BitSet();
    List<String> names = new ArrayList<>();
    for (int c = 0; c < sample.channels().size(); c++) {
      Channel channel = sample.channels().get(c);
      ChannelKind kind = ChannelKind.of(channel);
      // Text tables have no range of their own: their largest value is not a detector's end.
      if (kind == ChannelKind.TIME
          || kind == ChannelKind.HOUSEKEEPING
          || channel.type() == Channel.Type.TEXT
          || channel.range() <= 1) {
        continue;
      }
      double[] values = sample.doubles(c);
      BitSet ends = new BitSet();
      for (int e = 0; e < values.length; e++) {
        boolean top = values[e] >= channel.range() - 1;
        boolean bottom = kind == ChannelKind.SCATTER && values[e] <= 0;
        if (top || bottom) {
          ends.set(e);
        }
      }
      if (ends.isEmpty()) {
        continue;
      }
      if (kind == ChannelKind.SCATTER) {
        scatter.or(ends);
        names.add(channel.name() + " " + ends.cardinality());
      } else {
        findings.add(
            QualityRules.MARGIN.at(
                where.column(channel.name()),
                ends.cardinality() + " events at the top of the scale, kept"));
      }
    }
    remove(QualityRules.MARGIN, scatter, "at the ends of " + String.join(", ", names));
  }

  private void rate() {
    OptionalInt time = sample.timeChannel();
    if (time.isEmpty()) {
      findings.add(QualityRules.TIME_UNUSABLE.at(where, "there is no Time channel"));
      return;
    }
    double[] t = sample.doubles(time.getAsInt());
    long back = 0;
    for (int e = 1; e < t.length; e++) {
      back += t[e] < t[e - 1] ? 1 : 0;
    }
    double duration = t[t.length - 1] - t[0];
    if (back > t.length / 1000 || !(duration > 0)) {
      findings.add(
          QualityRules.TIME_UNUSABLE.at(
              where.column("Time"),
              "time runs backwards at " + back + " of " + t.length + " events"));
      return;
    }
    int bins = Math.clamp(t.length / settings.eventsPerStretch(), 0, 200);
    if (bins < FEWEST_STRETCHES) {
      return;
    }
    double[] counts = new double[bins];
    int[] bin = new int[t.length];
    for (int e = 0; e < t.length; e++) {
      bin[e] = Math.clamp((int) ((t[e] - t[0]) / duration * bins), 0, bins - 1);
      counts[bin[e]]++;
    }
    double median = median(counts);
    // Counting noise is part of every rate; half or double the rate is what a clog does.
    double limit =
        Math.max(
            settings.deviations() * Math.max(deviation(counts, median), Math.sqrt(median)),
            0.5 * median);
    boolean[] bad = new boolean[bins];
    int stretches = 0;
    for (int b = 0; b < bins; b++) {
      bad[b] = Math.abs(counts[b] - median) > limit;
      stretches += bad[b] ? 1 : 0;
    }
    double seconds = sample.secondsPerTick().orElse(1) * duration / bins;
    List<Double> at = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    List<Boolean> removed = new ArrayList<>();
    for (int b = 0; b < bins; b++) {
      at.add((b + 0.5) * seconds);
      value.add(counts[b] / seconds);
      removed.add(bad[b]);
    }
    traces.add(new Trace("events per second", "s", at, value, removed));
    BitSet events = new BitSet();
    for (int e = 0; e < t.length; e++) {
      if (bad[bin[e]]) {
        events.set(e);
      }
    }
    if (stretches > 0) {
      String reason =
          String.format(
              Locale.ROOT,
              "%d of %d stretches of the run leave the rate of %.4g events a stretch by more than"
                  + " %.4g",
              stretches,
              bins,
              median,
              limit);
      remove(QualityRules.RATE, events, reason);
    }
  }

  private void drift() {
    int n = sample.events();
    int stretches = Math.min(500, n / settings.eventsPerStretch());
    if (stretches < FEWEST_STRETCHES) {
      return;
    }
    BitSet bad = new BitSet();
    List<String> reasons = new ArrayList<>();
    for (int c = 0; c < sample.channels().size(); c++) {
      ChannelKind kind = ChannelKind.of(sample.channels().get(c));
      if (kind == ChannelKind.TIME || kind == ChannelKind.HOUSEKEEPING) {
        continue;
      }
      double[] values = scaled(c);
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double range = percentile(sorted, 95) - percentile(sorted, 5);
      double[] medians = new double[stretches];
      for (int s = 0; s < stretches; s++) {
        medians[s] =
            median(Arrays.copyOfRange(values, first(s, stretches, n), first(s + 1, stretches, n)));
      }
      double median = median(medians);
      double limit =
          Math.max(
              settings.deviations() * deviation(medians, median), settings.leastShift() * range);
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
      String name = sample.channels().get(c).title();
      if (flagged > 0) {
        reasons.add(
            String.format(
                Locale.ROOT, "%s in %d stretches by up to %.0f %%", name, flagged, 100 * worst));
      }
      slow(name, medians, range);
      trace(name, medians, removed, n);
    }
    BitSet events = new BitSet();
    for (int s = bad.nextSetBit(0); s >= 0; s = bad.nextSetBit(s + 1)) {
      events.set(first(s, stretches, n), first(s + 1, stretches, n));
    }
    remove(
        QualityRules.DRIFT, events, "the median leaves the run's: " + String.join("; ", reasons));
  }

  /** A drift that no single stretch gives away: the last third against the first. */
  private void slow(String name, double[] medians, double range) {
    int third = medians.length / 3;
    double start = median(Arrays.copyOf(medians, third));
    double end = median(Arrays.copyOfRange(medians, medians.length - third, medians.length));
    double noise = deviation(medians, median(medians));
    if (range > 0
        && Math.abs(end - start) > settings.leastShift() * range
        && Math.abs(end - start) > 2 * noise / Math.sqrt(third)) {
      findings.add(
          QualityRules.DRIFT.at(
              where.column(name),
              String.format(
                  Locale.ROOT,
                  "the last third of the run lies %.0f %% of the range %s the first; nothing was"
                      + " removed",
                  100 * Math.abs(end - start) / range,
                  end > start ? "above" : "below"),
              "Compare counts of both halves; normalise the run or repeat it."));
    }
  }

  private void trace(String name, double[] medians, List<Boolean> removed, int n) {
    List<Double> at = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    for (int s = 0; s < medians.length; s++) {
      at.add((first(s, medians.length, n) + first(s + 1, medians.length, n)) / 2.0);
      value.add(medians[s]);
    }
    traces.add(new Trace(name, "event", at, value, removed));
  }

  private static int first(int stretch, int stretches, int events) {
    return (int) ((long) stretch * events / stretches);
  }

  private void doublets() {
    OptionalInt area = sample.find("FSC-A");
    OptionalInt height = sample.find("FSC-H");
    if (area.isEmpty() || height.isEmpty()) {
      return;
    }
    double[] a = sample.doubles(area.getAsInt());
    double[] h = sample.doubles(height.getAsInt());
    double[] ratio = new double[a.length];
    for (int e = 0; e < a.length; e++) {
      ratio[e] = h[e] > 0 ? a[e] / h[e] : 0;
    }
    double median = median(ratio);
    double limit = median + settings.deviations() * deviation(ratio, median);
    BitSet events = new BitSet();
    for (int e = 0; e < ratio.length; e++) {
      if (ratio[e] > limit) {
        events.set(e);
      }
    }
    remove(
        QualityRules.DOUBLETS,
        events,
        String.format(Locale.ROOT, "FSC-A over FSC-H above %.3g (median %.3g)", limit, median));
  }

  private void dead() {
    for (int c = 0; c < sample.channels().size(); c++) {
      Channel channel = sample.channels().get(c);
      if (ChannelKind.of(channel) != ChannelKind.VIABILITY) {
        continue;
      }
      double[] values = scaled(c);
      List<Double> valleys = Density.of(values).valleys();
      if (valleys.isEmpty()) {
        findings.add(
            QualityRules.VIABILITY_UNKNOWN.at(
                where.column(channel.title()), "the stain shows one population only"));
        return;
      }
      BitSet dead = new BitSet();
      double threshold = valleys.getLast();
      for (int e = 0; e < values.length; e++) {
        if (values[e] >= threshold) {
          dead.set(e);
        }
      }
      viability = 1 - (double) dead.cardinality() / values.length;
      if (1 - viability > DEAD_AT_MOST) {
        findings.add(
            QualityRules.LOW_VIABILITY.at(
                where.column(channel.title()),
                "nearly every event is above the valley of the viability stain; none was removed"));
        return;
      }
      remove(
          QualityRules.DEAD,
          dead,
          String.format(
              Locale.ROOT,
              "%s above the valley, viability %.1f %%",
              channel.title(),
              100 * viability));
      if (viability < settings.lowViability()) {
        findings.add(
            QualityRules.LOW_VIABILITY.at(
                where.column(channel.title()),
                String.format(
                    Locale.ROOT,
                    "viability %.1f %%, below the limit of %.0f %%",
                    100 * viability,
                    100 * settings.lowViability())));
      }
      return;
    }
  }

  private void summary() {
    BitSet all = new BitSet();
    removals.forEach(r -> all.or(r.events()));
    double share = (double) all.cardinality() / sample.events();
    if (share > settings.muchRemoved()) {
      findings.add(
          QualityRules.MUCH_REMOVED.at(
              where,
              String.format(
                  Locale.ROOT,
                  "%d of %d events (%.1f %%, limit %.0f %%)",
                  all.cardinality(),
                  sample.events(),
                  100 * share,
                  100 * settings.muchRemoved())));
    }
  }

  private void remove(Rule rule, BitSet events, String reason) {
    if (!events.isEmpty()) {
      removals.add(new Removal(rule, reason, events));
      findings.add(
          rule.at(where, events.cardinality() + " of " + sample.events() + " events: " + reason));
    }
  }

  /** Scatter as it is, signals on a scale that spreads dim and bright alike. */
  private double[] scaled(int channel) {
    double[] values = sample.doubles(channel);
    if (ChannelKind.of(sample.channels().get(channel)) == ChannelKind.SCATTER) {
      return values;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    MarkerScale scale = percentile(sorted, 99) > 5000 ? MarkerScale.FLUORESCENCE : MarkerScale.MASS;
    return Arrays.stream(values).map(scale::forward).toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double deviation(double[] values, double median) {
    return 1.4826 * median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
  }

  private static double percentile(double[] sorted, double percentile) {
    return sorted[(int) Math.round((sorted.length - 1) * percentile / 100)];
  }
}
