package org.marrow.cytometry.quality;

import java.util.Locale;
import org.marrow.cytometry.fcs.Channel;

/** What a channel measures, as far as its names tell. */
enum ChannelKind {
  TIME,
  SCATTER,
  VIABILITY,
  HOUSEKEEPING,
  SIGNAL;

  static ChannelKind of(Channel channel) {
    String name = channel.name().toLowerCase(Locale.ROOT);
    String label = channel.label().toLowerCase(Locale.ROOT);
    String both = name + " " + label;
    if (name.startsWith("time") || label.equals("time") || name.startsWith("hdr-t")) {
      return TIME;
    }
    if (both.matches(".*\\b(fsc|ssc)\\b.*")) {
      return SCATTER;
    }
    if (both.matches(
        ".*(live.?dead|\\bl/d\\b|viab|zombie|cisplatin|7.?aad|\\bdapi\\b|fixable|aqua dead).*")) {
      return VIABILITY;
    }
    if (both.matches(
        ".*(event.?#|event.?length|cell.?length|center|offset|width|residual|file.?number|"
            + "\\bdna|sort|index|bead|barcode).*")) {
      return HOUSEKEEPING;
    }
    return SIGNAL;
  }
}
