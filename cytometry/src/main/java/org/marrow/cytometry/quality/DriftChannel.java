package org.marrow.cytometry.quality;

import java.util.Arrays;
import java.util.List;
import org.marrow.cytometry.template.MarkerScale;

/**
 * One channel along the run: the median of each stretch and the range of the whole, both on the
 * channel's scale. The scale rises, so order statistics are found among raw values and only they
 * are put on it.
 */
final class DriftChannel {
  private static final int SAMPLE = 1 << 14;

  private final int channel;
  private final String name;
  private final boolean scatter;
  private final int events;
  private final Selector selector = new Selector();
  private final ScaleChoice choice = new ScaleChoice();
  private final double[] lower;
  private final double[] upper;
  private final double[] stretch;
  private final int step;
  private double[] sample;
  private int sampled;
  private int taken;
  private List<Bracket> range = List.of();

  DriftChannel(int channel, String name, boolean scatter, int events, int stretches) {
    this.channel = channel;
    this.name = name;
    this.scatter = scatter;
    this.events = events;
    this.lower = new double[stretches];
    this.upper = new double[stretches];
    this.stretch = new double[events / stretches + 1];
    this.step = Math.max(1, Math.ceilDiv(events, SAMPLE));
    this.sample = new double[Math.ceilDiv(events, step)];
  }

  String name() {
    return name;
  }

  /** Takes the entries from {@code at} to before {@code to} of a block, all of one stretch. */
  void take(double[][] columns, int at, int to, int first) {
    double[] values = columns[channel];
    System.arraycopy(values, at, stretch, taken, to - at);
    taken += to - at;
    for (int i = Math.ceilDiv(first + at, step) * step - first; i < to; i += step) {
      sample[sampled++] = values[i];
    }
  }

  /** The stretch of this number is complete. */
  void finish(int number) {
    Selector.Middle middle = selector.middle(stretch, taken);
    lower[number] = middle.lower();
    upper[number] = middle.upper();
    choice.add(stretch, taken);
    taken = 0;
  }

  /** Makes ready for the pass that finds the range. */
  void bracket() {
    Arrays.sort(sample);
    range =
        List.of(
            new Bracket(sample, Robust.rank(events, 5), events),
            new Bracket(sample, Robust.rank(events, 95), events));
    sample = new double[0];
  }

  void range(double[][] columns, int count) {
    for (Bracket bracket : range) {
      bracket.add(columns[channel], count);
    }
  }

  boolean settled() {
    boolean settled = true;
    for (Bracket bracket : range) {
      settled &= bracket.settled();
    }
    return settled;
  }

  /** From the 5th to the 95th percentile. */
  double range() {
    return scaled(range.getLast().value()) - scaled(range.getFirst().value());
  }

  /** The median of each stretch. */
  double[] medians() {
    double[] medians = new double[lower.length];
    for (int s = 0; s < medians.length; s++) {
      medians[s] = new Selector.Middle(scaled(lower[s]), scaled(upper[s])).median();
    }
    return medians;
  }

  /** Scatter as it is, signals on a scale that spreads dim and bright alike. */
  private double scaled(double raw) {
    MarkerScale scale = scatter ? MarkerScale.LINEAR : choice.of(events);
    return scale.forward(raw);
  }
}
