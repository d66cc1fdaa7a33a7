package org.marrow.cytometry.fcs;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether values read from a place look like measurements: how readings are told apart that fit
 * equally well.
 */
final class Plausibility {
  private static final int EVENTS = 200;

  /** No instrument's scale reaches this; a float read from the wrong byte usually does. */
  private static final double HUGE = 1e13;

  /** Below any detector's resolution, and not zero. */
  private static final double TINY = 1e-13;

  private Plausibility() {}

  /** The share of values that cannot be measurements, among events spread over the data; 0 to 1. */
  static double strange(Bytes bytes, long begin, long limit, Layout layout) {
    double[][] columns = sampled(bytes, begin, limit, layout);
    long values = 0;
    long strange = 0;
    for (int c = 0; c < columns.length; c++) {
      Layout.Field field = layout.fields().get(c);
      for (double value : columns[c]) {
        values++;
        if (field.type() == Channel.Type.INTEGER) {
          strange += value > field.mask() && field.mask() > 0 ? 1 : 0;
        } else {
          double size = Math.abs(value);
          strange += size < HUGE && (size > TINY || size == 0) ? 0 : 1;
        }
      }
    }
    return values == 0 ? 0 : (double) strange / values;
  }

  /** The mean of log2(1 + |value|): right byte orders give smaller numbers. */
  static double size(Bytes bytes, long begin, long limit, Layout layout) {
    double sum = 0;
    long values = 0;
    for (double[] column : sampled(bytes, begin, limit, layout)) {
      for (double value : column) {
        sum += Math.log1p(Math.min(Math.abs(value), Double.MAX_VALUE));
        values++;
      }
    }
    return values == 0 ? 0 : sum / values;
  }

  /** How many different powers of two the values that are not 0 span. */
  static int exponents(Bytes bytes, long begin, long limit, Layout layout) {
    Set<Integer> seen = new HashSet<>();
    for (double[] column : sampled(bytes, begin, limit, layout)) {
      for (double value : column) {
        if (value != 0) {
          seen.add(Math.getExponent(value));
        }
      }
    }
    return seen.size();
  }

  private static double[][] sampled(Bytes bytes, long begin, long limit, Layout layout) {
    // Unmasked, so that bits above the range show.
    Layout open =
        new Layout(
            layout.fields().stream()
                .map(f -> new Layout.Field(f.type(), f.bitOffset(), f.bits(), -1L))
                .toList(),
            layout.bits(),
            layout.order());
    long available = begin < 0 ? 0 : open.eventsIn(limit - begin);
    int channels = open.fields().size();
    int events = (int) Math.min(available, Math.max(1, Math.min(EVENTS, 400_000 / channels)));
    double[][] columns = new double[channels][events];
    if (events == 0) {
      return columns;
    }
    Decoder decoder = new Decoder(bytes, begin, open, 1);
    long stride = Math.max(1, available / events);
    for (int i = 0; i < events; i++) {
      decoder.decode(i * stride, 1, columns, i);
    }
    return columns;
  }
}
