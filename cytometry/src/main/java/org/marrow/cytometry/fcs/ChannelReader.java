package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.cytometry.FcsRules;

/** Reads the channels of a data set from its keywords. */
final class ChannelReader {
  private static final Pattern PARAMETER = Pattern.compile("(?i)\\$P(\\d{1,6})[BNR]");
  private final Keywords keywords;
  private final FileLog log;
  private final long textAt;

  private ChannelReader(Keywords keywords, long textAt, FileLog log) {
    this.keywords = keywords;
    this.textAt = textAt;
    this.log = log;
  }

  /** The channels, or a refusal when their number or form cannot be known. */
  static List<Channel> read(Keywords keywords, long textAt, FileLog log) {
    return new ChannelReader(keywords, textAt, log).all();
  }

  private List<Channel> all() {
    int count = count();
    Channel.Type type = type("$DATATYPE", keywords.text("$DATATYPE"));
    List<Channel> channels = new ArrayList<>();
    for (int p = 1; p <= count; p++) {
      channels.add(one(p, type));
    }
    Set<String> names = new HashSet<>();
    for (Channel channel : channels) {
      if (!names.add(channel.name())) {
        log.add(
            FcsRules.CHANNEL_NAMES,
            channel.name(),
            "the name " + channel.name() + " stands for more than one channel");
      }
    }
    return channels;
  }

  /** The highest number of a channel that has a width, a name or a range. */
  static int described(Keywords keywords) {
    int seen = 0;
    for (Keywords.Entry entry : keywords.entries()) {
      Matcher matcher = PARAMETER.matcher(Keywords.strip(entry.name()));
      if (matcher.matches()) {
        seen = Math.max(seen, Integer.parseInt(matcher.group(1)));
      }
    }
    return seen;
  }

  private int count() {
    long seen = described(keywords);
    OptionalLong stated = keywords.text("$PAR").map(Numbers::whole).orElse(OptionalLong.empty());
    if (stated.isEmpty() || stated.getAsLong() == 0) {
      if (seen == 0 || seen > keywords.size()) {
        throw log.refuse(
            FcsRules.REQUIRED_KEYWORD, textAt, "$PAR, the number of channels, is missing or 0");
      }
      log.add(FcsRules.KEYWORD_REPAIRED, "$PAR", "$PAR is missing; there are keywords for " + seen);
      return (int) seen;
    }
    if (stated.getAsLong() > keywords.size()) {
      throw log.refuse(
          FcsRules.REQUIRED_KEYWORD,
          textAt,
          "$PAR says "
              + stated.getAsLong()
              + " channels, there are "
              + keywords.size()
              + " keywords in all");
    }
    return (int) stated.getAsLong();
  }

  private Channel.Type type(String keyword, Optional<String> value) {
    if (value.isEmpty()) {
      log.add(FcsRules.KEYWORD_REPAIRED, keyword, keyword + " is missing; read as integers (I)");
      return Channel.Type.INTEGER;
    }
    return switch (value.get().toUpperCase(Locale.ROOT)) {
      case "I" -> Channel.Type.INTEGER;
      case "F" -> Channel.Type.FLOAT;
      case "D" -> Channel.Type.DOUBLE;
      case "A" -> Channel.Type.TEXT;
      default ->
          throw log.refuse(
              FcsRules.LAYOUT_REFUSED,
              textAt,
              keyword + " is \"" + brief(value.get()) + "\"; I, F, D and A are defined");
    };
  }

  private Channel one(int p, Channel.Type common) {
    String key = "$P" + p;
    // $PnDATATYPE came with FCS 3.2 (section 3.2.21); older readers ignore it, so does nobody else.
    Optional<String> own = keywords.text(key + "DATATYPE");
    Channel.Type type = own.isPresent() ? type(key + "DATATYPE", own) : common;
    String name = keywords.text(key + "N").orElse("");
    if (name.isEmpty()) {
      name = "P" + p;
      log.add(
          FcsRules.CHANNEL_NAMES, key + "N", key + "N is missing; the channel is called " + name);
    }
    double range = range(key + "R", type);
    double[] amplification = amplification(key + "E", type);
    double gain = 1;
    Optional<String> written = keywords.text(key + "G");
    if (written.isPresent()) {
      gain = written.flatMap(Numbers::parse).filter(g -> g > 0).orElse(0.0);
      if (gain == 0) {
        gain = 1;
        log.add(
            FcsRules.AMPLIFICATION, key + "G", "\"" + brief(written.get()) + "\" taken as gain 1");
      }
    }
    return new Channel(
        name,
        keywords.text(key + "S").orElse(""),
        type,
        bits(key + "B", type),
        range,
        amplification[0],
        amplification[1],
        gain);
  }

  private int bits(String key, Channel.Type type) {
    Optional<String> written = keywords.text(key);
    if (type == Channel.Type.TEXT && written.map(w -> w.equals("*")).orElse(false)) {
      return 0;
    }
    OptionalLong bits = written.map(Numbers::whole).orElse(OptionalLong.empty());
    int usual =
        switch (type) {
          case FLOAT -> 32;
          case DOUBLE -> 64;
          case INTEGER, TEXT -> 0;
        };
    if (bits.isEmpty() || bits.getAsLong() > 1024 || bits.getAsLong() == 0) {
      if (usual == 0 && type == Channel.Type.INTEGER && written.isPresent()) {
        throw log.refuse(
            FcsRules.REQUIRED_KEYWORD,
            textAt,
            key + " is \"" + brief(written.get()) + "\", not a number of bits");
      }
      log.add(
          FcsRules.KEYWORD_REPAIRED,
          key,
          key
              + " is "
              + written.map(w -> "\"" + brief(w) + "\"").orElse("missing")
              + (usual > 0 ? "; taken as " + usual : "; told from the size of the data"));
      return usual;
    }
    if (usual > 0 && bits.getAsLong() != usual) {
      log.add(
          FcsRules.KEYWORD_REPAIRED,
          key,
          key + " is " + bits.getAsLong() + ", values of this type have " + usual + " bits");
      return usual;
    }
    if (type == Channel.Type.INTEGER && bits.getAsLong() > 64) {
      throw log.refuse(
          FcsRules.LAYOUT_REFUSED, textAt, key + " is " + bits.getAsLong() + "; 64 is the most");
    }
    return (int) bits.getAsLong();
  }

  private double range(String key, Channel.Type type) {
    Optional<String> written = keywords.text(key);
    Optional<Double> range = written.flatMap(Numbers::parse).filter(r -> r > 0);
    if (range.isEmpty() || type == Channel.Type.INTEGER && range.get() < 2) {
      log.add(
          FcsRules.RANGE,
          key,
          key + " is " + written.map(w -> "\"" + brief(w) + "\"").orElse("missing"));
      return 0;
    }
    return range.get();
  }

  private double[] amplification(String key, Channel.Type type) {
    Optional<String> written = keywords.text(key);
    if (written.isEmpty()) {
      return new double[] {0, 0};
    }
    String[] parts = Keywords.strip(written.get()).split("[,;\\s]+", -1);
    if (parts.length == 4) {
      // A decimal comma: 4,0,1,0 is 4.0 and 1.0.
      parts = new String[] {parts[0] + "." + parts[1], parts[2] + "." + parts[3]};
    }
    Optional<Double> decades = parts.length == 2 ? Numbers.parse(parts[0]) : Optional.empty();
    Optional<Double> offset = parts.length == 2 ? Numbers.parse(parts[1]) : Optional.empty();
    if (decades.isEmpty() || offset.isEmpty() || decades.get() < 0 || offset.get() < 0) {
      log.add(FcsRules.AMPLIFICATION, key, "\"" + brief(written.get()) + "\" taken as linear");
      return new double[] {0, 0};
    }
    if (decades.get() == 0) {
      return new double[] {0, 0};
    }
    if (type == Channel.Type.FLOAT || type == Channel.Type.DOUBLE) {
      log.add(
          FcsRules.AMPLIFICATION,
          key,
          "\"" + written.get() + "\" on floating-point data taken as linear");
      return new double[] {0, 0};
    }
    if (offset.get() == 0) {
      log.add(FcsRules.AMPLIFICATION, key, "\"" + written.get() + "\" taken as offset 1");
      return new double[] {decades.get(), 1};
    }
    return new double[] {decades.get(), offset.get()};
  }

  private static String brief(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "..." : value;
  }
}
