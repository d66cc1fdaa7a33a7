package org.marrow.cytometry.fcs;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.marrow.cytometry.FcsRules;

/**
 * Events written as decimal digits, {@code $DATATYPE A}: {@code $PnB} characters a value, or any
 * number of them with blanks, commas or line ends between when {@code $PnB} is {@code *}. Rare and
 * small, so all values are read at once.
 */
final class AsciiData {
  private static final int LONGEST = 1024;

  private AsciiData() {}

  /**
   * One array a channel.
   *
   * @param begin first byte
   * @param end last byte that may be used
   */
  static double[][] read(
      Bytes bytes, long begin, long end, List<Channel> channels, OptionalLong total, FileLog log) {
    boolean fixed = channels.stream().allMatch(c -> c.bits() > 0);
    double[] values =
        fixed ? fixed(bytes, begin, end, channels, log) : free(bytes, begin, end, log);
    int events = values.length / channels.size();
    if (total.isPresent() && total.getAsLong() > 0 && total.getAsLong() != events) {
      if (events == 0) {
        throw log.refuse(
            FcsRules.NO_DATA, begin, "$TOT says " + total.getAsLong() + " events, none is there");
      }
      if (total.getAsLong() > events) {
        log.add(
            FcsRules.TRUNCATED_DATA,
            begin,
            "$TOT says " + total.getAsLong() + " events, the file holds " + events);
      } else {
        log.add(
            FcsRules.EVENT_COUNT,
            begin,
            "$TOT says "
                + total.getAsLong()
                + " events, there are numbers for "
                + events
                + "; the first "
                + total.getAsLong()
                + " were read");
        events = (int) total.getAsLong();
      }
    }
    double[][] columns = new double[channels.size()][events];
    for (int e = 0; e < events; e++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][e] = values[e * columns.length + c];
      }
    }
    return columns;
  }

  private static double[] fixed(
      Bytes bytes, long begin, long end, List<Channel> channels, FileLog log) {
    long width = channels.stream().mapToLong(Channel::bits).sum();
    int events = Math.toIntExact(Math.max(0, (end - begin + 1) / width));
    double[] values = new double[Math.multiplyExact(events, channels.size())];
    long at = begin;
    int filled = 0;
    for (int e = 0; e < events; e++) {
      for (Channel channel : channels) {
        String text = TextParser.decode(bytes.copy(at, at + channel.bits()));
        double value = Numbers.parse(text).orElse(Double.NaN);
        if (Double.isNaN(value)) {
          return cut(values, filled, channels.size(), at, log);
        }
        values[filled++] = value;
        at += channel.bits();
      }
    }
    return values;
  }

  private static double[] cut(double[] values, int filled, int channels, long at, FileLog log) {
    log.add(FcsRules.DATA_BOUNDS, at, "no more numbers from byte " + at + " on");
    return Arrays.copyOf(values, filled / channels * channels);
  }

  private static double[] free(Bytes bytes, long begin, long end, FileLog log) {
    double[] values = new double[1024];
    int filled = 0;
    StringBuilder token = new StringBuilder();
    for (long at = begin; at <= end + 1; at++) {
      int b = at <= end ? bytes.at(at) : ' ';
      if (b > ' ' && b != ',' && token.length() < LONGEST) {
        token.append((char) b);
        continue;
      }
      if (token.isEmpty()) {
        continue;
      }
      double value = Numbers.parse(token.toString()).orElse(Double.NaN);
      if (Double.isNaN(value)) {
        log.add(FcsRules.DATA_BOUNDS, at, "no more numbers from byte " + at + " on");
        break;
      }
      if (filled == values.length) {
        values = Arrays.copyOf(values, Math.multiplyExact(filled, 2));
      }
      values[filled++] = value;
      token.setLength(0);
    }
    return Arrays.copyOf(values, filled);
  }
}
