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
      List<Channel> channels, boolean bigEndian, OptionalLong events, long bytes) {
    List<Option> options = new ArrayList<>();
    boolean stated = channels.stream().allMatch(c -> c.bits() > 0);
    if (stated) {
      Layout plain = layout(channels, bigEndian, 0, 0);
      options.add(new Option(plain, ""));
      if (!plain.byteAligned()) {
        options.add(new Option(layout(channels, bigEndian, 8, 8), "each value fills whole bytes"));
        options.add(new Option(layout(channels, bigEndian, 1, 8), "each event fills whole bytes"));
        options.add(
            new Option(
                layout(channels, bigEndian, -1, 8), "each value fills 8, 16, 32 or 64 bits"));
      }
    }
    boolean integers = channels.stream().allMatch(c -> c.type() == Channel.Type.INTEGER);
    if (integers && events.isPresent() && events.getAsLong() > 0 && bytes > 0) {
      for (int width : new int[] {8, 16, 32, 64}) {
        Layout uniform = layout(channels, bigEndian, -width, 8);
        if (uniform.bytes(events.getAsLong()) == bytes) {
          options.add(new Option(uniform, "each value has " + width + " bits", stated));
        }
      }
    }
    if (stated && events.isPresent() && events.getAsLong() > 0 && bytes > 0) {
      other(channels, Channel.Type.FLOAT, Channel.Type.DOUBLE, 64, bigEndian)
          .filter(l -> l.bytes(events.getAsLong()) == bytes)
          .ifPresent(l -> options.add(new Option(l, "each value has double precision", false)));
      other(channels, Channel.Type.DOUBLE, Channel.Type.FLOAT, 32, bigEndian)
          .filter(l -> l.bytes(events.getAsLong()) == bytes)
          .ifPresent(l -> options.add(new Option(l, "each value has single precision", false)));
    }
    return options;
  }

  /** Every value as the other kind of float, when all are said to be of the one. */
  private static Optional<Layout> other(
      List<Channel> channels, Channel.Type said, Channel.Type meant, int bits, boolean bigEndian) {
    if (channels.stream().anyMatch(c -> c.type() != said)) {
      return Optional.empty();
    }
    List<Layout.Field> fields = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      fields.add(new Layout.Field(meant, (long) c * bits, bits, -1L));
    }
    return Optional.of(new Layout(fields, (long) channels.size() * bits, bigEndian));
  }

  /** The byte order, with a finding when it had to be guessed. */
  static Optional<Boolean> bigEndian(Keywords keywords, List<Channel> channels, FileLog log) {
    Optional<String> written = keywords.text("$BYTEORD");
    boolean matters =
        channels.stream().anyMatch(c -> c.bits() > 8 || c.bits() == 0)
            && channels.stream().anyMatch(c -> c.type() != Channel.Type.TEXT);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String order = written.get().replaceAll("[^0-9]", "");
    if (order.length() >= 2 && "12345678".startsWith(order)) {
      return Optional.of(false);
    }
    if (order.length() >= 2 && "87654321".endsWith(order)) {
      return Optional.of(true);
    }
    if (!matters || order.length() < 2) {
      log.add(
          FcsRules.BYTE_ORDER,
          "$BYTEORD",
          "$BYTEORD is \"" + written.get() + "\"; told from the data instead");
      return Optional.empty();
    }
    throw log.refuse(
        FcsRules.LAYOUT_REFUSED, 0, "$BYTEORD is \"" + written.get() + "\", a mixed byte order");
  }

  /**
   * @param unit 0 for the stated widths, 8 to round each up to whole bytes, -1 to round each up to
   *     a power of two, -w for the width w throughout, 1 to keep them
   * @param eventUnit the event is filled up to a multiple of this many bits; 0 for none
   */
  private static Layout layout(List<Channel> channels, boolean bigEndian, int unit, int eventUnit) {
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
        fields, eventUnit == 0 ? at : (at + eventUnit - 1) / eventUnit * eventUnit, bigEndian);
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
