package org.marrow.cytometry.fcs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes events as FCS 3.1: little-endian, one data set, a delimiter that no value contains,
 * offsets in TEXT where the eight characters of the HEADER are too few. Integers stay integers,
 * floats floats, so what is read back equals what was written bit for bit. Only where logarithmic
 * integers stand beside floating-point columns FCS 3.2 is written, whose {@code $PnDATATYPE} allows
 * that.
 */
public final class FcsWriter {
  private static final Pattern STRUCTURE =
      Pattern.compile(
          "(?i)\\$(BEGIN(DATA|ANALYSIS|STEXT)|END(DATA|ANALYSIS|STEXT)|BYTEORD|DATATYPE|MODE|"
              + "NEXTDATA|PAR|TOT|SPILLOVER|P\\d+(B|N|R|E|G|S|DATATYPE))");
  private static final String DELIMITERS = "|\\/!~^\f\u001e\u001d\u001c\u0001\u0002\u0003";
  private static final long LARGEST_IN_HEADER = 99_999_999;
  private static final int BLOCK = 4096;

  private FcsWriter() {}

  /** Writes all events with their keywords; an existing file is replaced. */
  public static void write(EventSource events, Path path) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
      write(events, out);
    }
  }

  /** Writes all events with their keywords; the stream stays open. */
  public static void write(EventSource events, OutputStream out) throws IOException {
    Form form = Form.of(events);
    byte[] text = new byte[0];
    long textBegin = 58;
    // The offsets stand in TEXT, whose length depends on their digits: they are padded to 20.
    long dataBegin = 0;
    long dataBytes = events.eventCount() * form.eventBytes();
    for (int round = 0; round < 2; round++) {
      text = text(events, form, dataBegin, dataBytes);
      dataBegin = textBegin + text.length;
    }
    long dataEnd = dataBegin + dataBytes - 1;
    boolean small = dataEnd <= LARGEST_IN_HEADER && dataBytes > 0;
    String header =
        String.format(
            Locale.ROOT,
            "FCS%s    %8d%8d%8d%8d%8d%8d",
            form.version(),
            textBegin,
            textBegin + text.length - 1,
            small ? dataBegin : 0,
            small ? dataEnd : 0,
            0,
            0);
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    out.write(text);
    data(events, form, out);
    out.write("00000000".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** How each channel is written. */
  private record Form(String version, List<Channel.Type> types, List<Integer> bits) {
    static Form of(EventSource events) {
      List<Channel> channels = events.channels();
      boolean[] integral = new boolean[channels.size()];
      boolean[] exact = new boolean[channels.size()];
      double[] max = new double[channels.size()];
      Arrays.fill(integral, true);
      Arrays.fill(exact, true);
      events.forEachBlock(
          BLOCK,
          (first, count, columns) -> {
            for (int c = 0; c < columns.length; c++) {
              for (int i = 0; i < count; i++) {
                double v = columns[c][i];
                integral[c] &= v >= 0 && v < 0x1p53 && v == Math.rint(v) && 1 / v > 0;
                exact[c] &= (float) v == v || Double.isNaN(v);
                max[c] = Math.max(max[c], v);
              }
            }
          });
      boolean allIntegral = true;
      boolean anyLog = false;
      boolean anyInteger = false;
      boolean anyDouble = false;
      double top = 0;
      for (int c = 0; c < channels.size(); c++) {
        allIntegral &= integral[c];
        anyLog |= channels.get(c).logarithmic();
        anyInteger |= channels.get(c).type() == Channel.Type.INTEGER;
        anyDouble |= !exact[c];
        top = Math.max(top, max[c]);
        top = integral[c] ? Math.max(top, channels.get(c).range() - 1) : top;
      }
      if (allIntegral && anyInteger) {
        return uniform("3.1", Channel.Type.INTEGER, width(top), channels.size());
      }
      if (!anyLog) {
        return anyDouble
            ? uniform("3.1", Channel.Type.DOUBLE, 64, channels.size())
            : uniform("3.1", Channel.Type.FLOAT, 32, channels.size());
      }
      List<Channel.Type> types = new ArrayList<>();
      List<Integer> bits = new ArrayList<>();
      for (int c = 0; c < channels.size(); c++) {
        boolean integer = channels.get(c).logarithmic() && integral[c];
        types.add(integer ? Channel.Type.INTEGER : Channel.Type.DOUBLE);
        bits.add(integer ? width(Math.max(max[c], channels.get(c).range() - 1)) : 64);
      }
      return new Form("3.2", types, bits);
    }

    private static int width(double top) {
      return top < 0x1p16 ? 16 : top < 0x1p32 ? 32 : 64;
    }

    private static Form uniform(String version, Channel.Type type, int bits, int channels) {
      return new Form(
          version, Collections.nCopies(channels, type), Collections.nCopies(channels, bits));
    }

    long eventBytes() {
      return bits.stream().mapToLong(b -> b / 8).sum();
    }
  }

  private static byte[] text(EventSource events, Form form, long dataBegin, long dataBytes) {
    List<String[]> pairs = new ArrayList<>();
    long end = dataBytes == 0 ? 0 : dataBegin + dataBytes - 1;
    add(pairs, "$BEGINDATA", String.format(Locale.ROOT, "%020d", dataBytes == 0 ? 0 : dataBegin));
    add(pairs, "$ENDDATA", String.format(Locale.ROOT, "%020d", end));
    for (String none : List.of("$BEGINANALYSIS", "$ENDANALYSIS", "$BEGINSTEXT", "$ENDSTEXT")) {
      add(pairs, none, "0");
    }
    boolean one = form.types().stream().distinct().count() == 1;
    add(pairs, "$BYTEORD", "1,2,3,4");
    add(pairs, "$DATATYPE", one ? letter(form.types().getFirst()) : "D");
    add(pairs, "$MODE", "L");
    add(pairs, "$NEXTDATA", "0");
    add(pairs, "$PAR", Integer.toString(events.channels().size()));
    add(pairs, "$TOT", Long.toString(events.eventCount()));
    for (int c = 0; c < events.channels().size(); c++) {
      Channel channel = events.channels().get(c);
      String key = "$P" + (c + 1);
      boolean integer = form.types().get(c) == Channel.Type.INTEGER;
      int bits = form.bits().get(c);
      double all = Math.scalb(1.0, bits);
      double range = channel.range();
      if (integer && (range < 2 || range > all)) {
        range = all;
      }
      add(pairs, key + "B", Integer.toString(bits));
      add(pairs, key + "N", channel.name());
      add(pairs, key + "S", channel.label());
      add(pairs, key + "R", number(range == 0 ? 262144 : range));
      boolean log = channel.logarithmic() && integer;
      add(
          pairs,
          key + "E",
          log ? number(channel.decades()) + "," + number(channel.offset()) : "0,0");
      if (channel.gain() != 1) {
        add(pairs, key + "G", number(channel.gain()));
      }
      if (!one) {
        add(pairs, key + "DATATYPE", letter(form.types().get(c)));
      }
    }
    events.spillover().ifPresent(s -> add(pairs, "$SPILLOVER", spillover(events, s)));
    events
        .keywords()
        .forEach((name, value) -> {
          if (!STRUCTURE.matcher(Keywords.strip(name)).matches()) {
            add(pairs, Keywords.strip(name), value);
          }
        });
    return encoded(pairs);
  }

  private static byte[] encoded(List<String[]> pairs) {
    char delimiter = DELIMITERS.charAt(0);
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char candidate = DELIMITERS.charAt(i);
      if (pairs.stream()
          .noneMatch(p -> p[0].indexOf(candidate) >= 0 || p[1].indexOf(candidate) >= 0)) {
        delimiter = candidate;
        break;
      }
    }
    String one = String.valueOf(delimiter);
    StringBuilder text = new StringBuilder(one);
    for (String[] pair : pairs) {
      // Reached only when every candidate occurs: then the delimiter is doubled, as the standard
      // asks.
      text.append(pair[0].replace(one, one + one)).append(one);
      text.append(pair[1].replace(one, one + one)).append(one);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Empty values are not allowed (FCS 3.1 section 3.2.5), so such a keyword is left out. */
  private static void add(List<String[]> pairs, String name, String value) {
    if (!value.isEmpty() && !name.isEmpty()) {
      pairs.add(new String[] {name, value});
    }
  }

  private static String letter(Channel.Type type) {
    return switch (type) {
      case INTEGER -> "I";
      case FLOAT -> "F";
      case DOUBLE -> "D";
      case TEXT -> "A";
    };
  }

  private static String spillover(EventSource events, Spillover s) {
    StringBuilder text = new StringBuilder().append(s.size());
    s.channels().forEach(c -> text.append(',').append(events.channels().get(c).name()));
    for (int i = 0; i < s.size(); i++) {
      for (int j = 0; j < s.size(); j++) {
        text.append(',').append(number(s.at(i, j)));
      }
    }
    return text.toString();
  }

  /** The shortest text that reads back as the same number, whole numbers without a point. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 0x1p63
        ? Long.toString((long) value)
        : value >= 0x1p63 ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
  }

  private static void data(EventSource events, Form form, OutputStream out) throws IOException {
    int channels = events.channels().size();
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(form.eventBytes() * BLOCK))
            .order(ByteOrder.LITTLE_ENDIAN);
    events.forEachBlock(
        BLOCK,
        (first, count, columns) -> {
          buffer.clear();
          for (int i = 0; i < count; i++) {
            for (int c = 0; c < channels; c++) {
              put(buffer, form.types().get(c), form.bits().get(c), columns[c][i]);
            }
          }
          try {
            out.write(buffer.array(), 0, buffer.position());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void put(ByteBuffer buffer, Channel.Type type, int bits, double value) {
    switch (type) {
      case FLOAT -> buffer.putFloat((float) value);
      case DOUBLE, TEXT -> buffer.putDouble(value);
      case INTEGER -> {
        switch (bits) {
          case 16 -> buffer.putShort((short) (int) value);
          case 32 -> buffer.putInt((int) (long) value);
          default -> buffer.putLong((long) value);
        }
      }
    }
  }
}
