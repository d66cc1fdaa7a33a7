package org.marrow.cytometry.transform;

import org.marrow.cytometry.SignalRules;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;

/**
 * From channel numbers to scale values (FCS 3.1 sections 3.2.20 and 3.2.21): {@code 10^(f1 x / R)
 * f2} for a logarithmic amplifier with {@code $PnE f1,f2} and range R, else {@code x / gain}. Gates
 * of Gating-ML are given in scale values; mass cytometry needs no such step.
 */
public final class ChannelScale {
  private static final int LARGEST_TABLE = 1 << 18;
  private final double decades;
  private final double offset;
  private final double range;
  private final double gain;
  private final double[] table;

  private ChannelScale(Channel channel) {
    decades = channel.decades();
    offset = channel.offset();
    range = channel.range();
    gain = channel.gain();
    boolean tabled = channel.logarithmic() && range <= LARGEST_TABLE;
    table = new double[tabled ? (int) Math.ceil(range) : 0];
    for (int x = 0; x < table.length; x++) {
      table[x] = logarithmic(x);
    }
  }

  /**
   * The scale of a channel.
   *
   * @throws InvalidInput when it is logarithmic and its range is unknown
   */
  public static ChannelScale of(Channel channel) {
    if (channel.logarithmic() && channel.range() <= 0) {
      throw new InvalidInput(
          SignalRules.CHANNEL_SCALE.at(
              Where.in("").column(channel.name()),
              "the channel is logarithmic over "
                  + channel.decades()
                  + " decades and its range $PnR is unknown"));
    }
    return new ChannelScale(channel);
  }

  /** Whether it changes nothing. */
  public boolean identity() {
    return decades == 0 && gain == 1;
  }

  /** The scale value of a channel number. */
  public double apply(double value) {
    if (decades == 0) {
      return value / gain;
    }
    int index = (int) value;
    return index == value && index >= 0 && index < table.length ? table[index] : logarithmic(value);
  }

  /** Applies it in place to the first {@code count} entries. */
  public void apply(double[] values, int count) {
    if (identity()) {
      return;
    }
    for (int i = 0; i < count; i++) {
      values[i] = apply(values[i]);
    }
  }

  private double logarithmic(double value) {
    return StrictMath.pow(10, decades * value / range) * offset;
  }
}
