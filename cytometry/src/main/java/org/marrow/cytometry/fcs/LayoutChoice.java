package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.marrow.cytometry.FcsRules;

/** The layouts that the keywords allow, the stated one first. */
final class LayoutChoice {
  private LayoutChoice() {}

  /**
   * @param what why another layout than the stated one may be meant; empty for the stated one
   * @param last whether it contradicts {@code $PnB} outright, so that it is taken only when the
   *     stated widths do not fit into the data at all
   */
  record Option(Layout layout, String what, boolean last) {
    Option(Layout layout, String what) {
      this(layout, what, false);
    }
  }

  /**
   * @param events {@code $TOT}, if known
   * @param bytes size of the DATA segment as stated, or 0
   */
  static List<Option> options(
      List<Channel> channels, ByteSequence order, OptionalLong events, long bytes) {
    List<Option> options = new ArrayList<>();
    boolean stated = channels.stream().allMatch(c -> c.bits() > 0);
    if (stated) {
      Layout plain = layout(channels, order, 0, 0);
      options.add(new Option(plain, ""));
      if (!plain.byteAligned()) {
        options.add(new Option(layout(channels, order, 8, 8), "each value fills whole bytes"));
        options.add(new Option(layout(channels, order, 1, 8), "each event fills whole bytes"));
        options.add(
            new Option(layout(channels, order, -1, 8), "each value fills 8, 16, 32 or 64 bits"));
      }
    }
    boolean integers = channels.stream().allMatch(c -> c.type() == Channel.Type.INTEGER);
    if (integers && events.isPresent() && events.getAsLong() > 0 && bytes > 0) {
      for (int width : new int[] {8, 16, 32, 64}) {
        Layout uniform = layout(channels, order, -width, 8);
        if (uniform.bytes(events.getAsLong()) == bytes) {
          options.add(new Option(uniform, "each value has " + width + " bits", stated));
        }
      }
    }
    if (stated && events.isPresent() && events.getAsLong() > 0 && bytes > 0) {
      other(channels, Channel.Type.FLOAT, Channel.Type.DOUBLE, 64, order)
          .filter(l -> l.bytes(events.getAsLong()) == bytes)
          .ifPresent(l -> options.add(new Option(l, "each value has double precision", false)));
      other(channels, Channel.Type.DOUBLE, Channel.Type.FLOAT, 32, order)
          .filter(l -> l.bytes(events.getAsLong()) == bytes)
          .ifPresent(l -> options.add(new Option(l, "each value has single precision", false)));
    }
    return options;
  }

  /** Every value as the other kind of float, when all are said to be of the one. */
  private static Optional<Layout> other(
      List<Channel> channels, Channel.Type said, Channel.Type meant, int bits, ByteSequence order) {
    if (channels.stream().anyMatch(c -> c.type() != said)) {
      return Optional.empty();
    }
    List<Layout.Field> fields = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      fields.add(new Layout.Field(meant, (long) c * bits, bits, -1L));
    }
    return Optional.of(new Layout(fields, (long) channels.size() * bits, order));
  }

  /** The byte order as stated; empty, with a finding, when it must be told from the data. */
  static Optional<ByteSequence> order(Keywords keywords, List<Channel> channels, FileLog log) {
    Optional<String> written = keywords.text("$BYTEORD");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String order = written.get().replaceAll("[^0-9]", "");
    if (order.length() >= 2 && "12345678".startsWith(order)) {
      return Optional.of(ByteSequence.LITTLE);
    }
    if (order.length() >= 2 && "87654321".endsWith(order)) {
      return Optional.of(ByteSequence.BIG);
    }
    boolean binary = channels.stream().anyMatch(c -> c.type() != Channel.Type.TEXT);
    boolean wide = channels.stream().anyMatch(c -> c.bits() > 8 || c.bits() == 0);
    if (order.length() < 2 || !binary || !wide) {
      log.add(
          FcsRules.BYTE_ORDER,
          "$BYTEORD",
          "$BYTEORD is \"" + written.get() + "\"; told from the data instead");
      return Optional.empty();
    }
    for (ByteSequence halves : List.of(ByteSequence.LITTLE_HALVES, ByteSequence.BIG_HALVES)) {
      boolean whole = channels.stream().allMatch(c -> c.bits() == 32);
      if (whole && order.equals(halves.toString().replace(",", ""))) {
        log.add(
            FcsRules.BYTE_ORDER,
            "$BYTEORD",
            "$BYTEORD is \"" + written.get() + "\", a mixed byte order, read as it is defined");
        return Optional.of(halves);
      }
    }
    throw log.refuse(
        FcsRules.LAYOUT_REFUSED, 0, "$BYTEORD is \"" + written.get() + "\", a mixed byte order");
  }

  /**
   * @param unit 0 for the stated widths, 8 to round each up to whole bytes, -1 to round each up to
   *     a power of two, -w for the width w throughout, 1 to keep them
   * @param eventUnit the event is filled up to a multiple of this many bits; 0 for none
   */
  private static Layout layout(
      List<Channel> channels, ByteSequence order, int unit, int eventUnit) {
    List<Layout.Field> fields = new ArrayList<>();
    long at = 0;
    for (Channel channel : channels) {
      int bits = channel.bits();
      if (channel.type() == Channel.Type.INTEGER) {
        if (unit == 8) {
          bits = (bits + 7) / 8 * 8;
        } else if (unit == -1) {
          bits = Math.max(8, bits <= 1 ? 8 : Integer.highestOneBit(bits - 1) << 1);
        } else if (unit < -1) {
          bits = -unit;
        }
      }
      fields.add(new Layout.Field(channel.type(), at, bits, mask(channel, bits)));
      at += bits;
    }
    return new Layout(
        fields, eventUnit == 0 ? at : (at + eventUnit - 1) / eventUnit * eventUnit, order);
  }

  /**
   * The bits below the next power of two of the range (FCS 3.1 section 3.2.22): a range of 1000
   * uses ten bits. All bits when the range is unknown or as wide as the value.
   */
  static long mask(Channel channel, int bits) {
    long all = bits >= 64 ? -1L : (1L << bits) - 1;
    if (channel.range() < 2 || channel.range() >= 0x1p62) {
      return all;
    }
    long top = (long) Math.ceil(channel.range()) - 1;
    return all & (top <= 0 ? -1L : (Long.highestOneBit(top) << 1) - 1);
  }
}
