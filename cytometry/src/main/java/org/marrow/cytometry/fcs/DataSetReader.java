package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.marrow.cytometry.FcsRules;

/** Reads one data set: header, keywords, channels, and where its events are. */
final class DataSetReader {
  private final Bytes bytes;
  private final String name;
  private final FileLog log;

  DataSetReader(Bytes bytes, String name, FileLog log) {
    this.bytes = bytes;
    this.name = name;
    this.log = log;
  }

  /**
   * Reads the data set that begins here, or throws a refusal.
   *
   * @param limit where the next data set begins, or the size of the file
   */
  FcsDataSet read(Header header, TextSegment text, long limit) {
    Keywords keywords = supplemented(header, text);
    String mode = keywords.text("$MODE").orElse("L").toUpperCase(Locale.ROOT);
    if (mode.equals("C") || mode.equals("U")) {
      throw log.refuse(
          FcsRules.MODE_REFUSED, text.begin(), "$MODE is " + mode + ", a histogram, not events");
    }
    List<Channel> channels =
        stored(ChannelReader.read(keywords, text.begin(), log), keywords, header);
    Keywords analysis = analysis(header, text);
    TextSegment whole = new TextSegment(keywords, text.begin(), text.end());
    boolean anyText = channels.stream().anyMatch(c -> c.type() == Channel.Type.TEXT);
    if (anyText) {
      if (!channels.stream().allMatch(c -> c.type() == Channel.Type.TEXT)) {
        throw log.refuse(
            FcsRules.LAYOUT_REFUSED, text.begin(), "decimal text and binary values are mixed");
      }
      return ascii(header, whole, channels, analysis, limit);
    }
    DataFinder.Located located =
        new DataFinder(new Segments(bytes, header, whole, channels, limit), log).find();
    if (located.events() == 0) {
      log.add(FcsRules.NO_EVENTS, text.begin(), "$TOT is 0 and there are no data");
    }
    List<Channel> widths = widths(channels, located.layout());
    damage(located);
    Body body = new Body(bytes, located);
    return new FcsDataSet(
        name,
        header,
        widths,
        keywords,
        analysis,
        SpilloverReader.read(keywords, widths, log),
        located.events(),
        body,
        log);
  }

  private record Body(Bytes bytes, DataFinder.Located located, Decoder decoder)
      implements FcsDataSet.Body {
    Body(Bytes bytes, DataFinder.Located located) {
      this(bytes, located, new Decoder(bytes, located.begin(), located.layout(), located.events()));
    }

    @Override
    public void decode(long first, int count, Object[] targets, int at) {
      decoder.decode(first, count, targets, at);
    }

    @Override
    public boolean single(int channel) {
      return located.layout().fields().get(channel).single();
    }

    @Override
    public long removedBits(int channel) {
      return decoder.removedBits(channel);
    }

    @Override
    public long end() {
      return located.end();
    }
  }

  /** The keywords of TEXT followed by those of a supplemental TEXT segment. */
  private Keywords supplemented(Header header, TextSegment text) {
    long begin = offset(text.keywords(), "$BEGINSTEXT", header);
    long end = offset(text.keywords(), "$ENDSTEXT", header);
    if (begin <= header.base() || end <= begin) {
      return text.keywords();
    }
    Keywords more =
        begin == text.begin()
            ? Keywords.none()
            : TextSegment.readOther(bytes, begin, end, bytes.at(text.begin()));
    if (more.size() == 0) {
      log.add(
          FcsRules.OTHER_SEGMENT,
          begin,
          begin == text.begin()
              ? "the supplemental TEXT segment is the TEXT segment again"
              : "the supplemental TEXT segment holds no keywords");
      return text.keywords();
    }
    List<Keywords.Entry> all = new ArrayList<>(text.keywords().entries());
    all.addAll(more.entries());
    return Keywords.of(all);
  }

  private Keywords analysis(Header header, TextSegment text) {
    long begin = header.analysisBegin();
    long end = header.analysisEnd();
    if (begin == 0) {
      begin = offset(text.keywords(), "$BEGINANALYSIS", header);
      end = offset(text.keywords(), "$ENDANALYSIS", header);
    }
    if (begin <= header.base() || end <= begin) {
      return Keywords.none();
    }
    Keywords found = TextSegment.readOther(bytes, begin, end, bytes.at(text.begin()));
    if (found.size() == 0) {
      log.add(FcsRules.OTHER_SEGMENT, begin, "the ANALYSIS segment holds no keywords");
    }
    return found;
  }

  private static long offset(Keywords keywords, String keyword, Header header) {
    OptionalLong value = keywords.text(keyword).map(Numbers::whole).orElse(OptionalLong.empty());
    return value.isEmpty() || value.getAsLong() == 0
        ? 0
        : Math.min(value.getAsLong(), Long.MAX_VALUE / 4) + header.base();
  }

  /** Without the last channels that nothing describes, when the size of the data leaves none. */
  private List<Channel> stored(List<Channel> channels, Keywords keywords, Header header) {
    int described = ChannelReader.described(keywords);
    OptionalLong total = keywords.text("$TOT").map(Numbers::whole).orElse(OptionalLong.empty());
    long end = Math.max(header.dataEnd(), offset(keywords, "$ENDDATA", header));
    long begin = Math.max(header.dataBegin(), offset(keywords, "$BEGINDATA", header));
    if (described == 0 || described >= channels.size() || total.isEmpty() || end <= begin) {
      return channels;
    }
    List<Channel> fewer = channels.subList(0, described);
    boolean fits =
        LayoutChoice.options(fewer, ByteSequence.LITTLE, total, 0).stream()
            .limit(1)
            .anyMatch(o -> Math.abs(o.layout().bytes(total.getAsLong()) - (end - begin + 1)) <= 1);
    if (!fits) {
      return channels;
    }
    log.add(
        FcsRules.KEYWORD_REPAIRED,
        "$PAR",
        "$PAR is "
            + channels.size()
            + ", the data hold the "
            + described
            + " channels that are described");
    return fewer;
  }

  /** The channels with the types and widths that the data turned out to have. */
  private static List<Channel> widths(List<Channel> channels, Layout layout) {
    List<Channel> widths = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      Channel c = channels.get(i);
      Layout.Field field = layout.fields().get(i);
      // Only integers are ever logarithmic.
      boolean floating = field.type() == Channel.Type.FLOAT || field.type() == Channel.Type.DOUBLE;
      widths.add(
          new Channel(
              c.name(),
              c.label(),
              field.type(),
              field.bits(),
              c.range(),
              floating ? 0 : c.decades(),
              floating ? 0 : c.offset(),
              c.gain()));
    }
    return widths;
  }

  /** Binary data that were saved as UTF-8 text are full of replacement characters. */
  private void damage(DataFinder.Located located) {
    long end = Math.min(located.end(), located.begin() + (1 << 20));
    long hits = 0;
    for (long i = located.begin(); i + 2 < Math.min(end, bytes.size()); i++) {
      if (bytes.at(i) == 0xEF && bytes.at(i + 1) == 0xBF && bytes.at(i + 2) == 0xBD) {
        hits++;
      }
    }
    if (hits >= 3 && hits * 3 > (end - located.begin()) / 20) {
      log.add(
          FcsRules.DAMAGED_DATA,
          located.begin(),
          hits + " replacement characters in " + (end - located.begin()) + " bytes of data");
    }
    lineEnds(located.begin(), Math.min(end, bytes.size()));
  }

  /** A transfer as text puts a CR before every LF; in measurements a LF seldom follows one. */
  private void lineEnds(long begin, long end) {
    long feeds = 0;
    long pairs = 0;
    for (long i = begin + 1; i < end; i++) {
      if (bytes.at(i) == '\n') {
        feeds++;
        pairs += bytes.at(i - 1) == '\r' ? 1 : 0;
      }
    }
    if (feeds >= 8 && pairs == feeds) {
      log.add(
          FcsRules.DAMAGED_DATA,
          begin,
          "each of the "
              + feeds
              + " bytes 0A in the data follows a 0D, as after a transfer as text");
    }
  }

  private FcsDataSet ascii(
      Header header, TextSegment text, List<Channel> channels, Keywords analysis, long limit) {
    Optional<OptionalLong> stated = text.keywords().text("$TOT").map(Numbers::whole);
    OptionalLong total = stated.orElse(OptionalLong.empty());
    long begin = header.dataBegin();
    long end = header.dataEnd();
    if (begin <= header.base() || begin >= limit) {
      begin = offset(text.keywords(), "$BEGINDATA", header);
      end = offset(text.keywords(), "$ENDDATA", header);
    }
    if (begin <= header.base() || begin >= limit) {
      throw log.refuse(FcsRules.NO_DATA, header.base() + 26, "no DATA segment inside the file");
    }
    end = end < begin ? limit - 1 : Math.min(end, limit - 1);
    double[][] values = AsciiData.read(bytes, begin, end, channels, total, log);
    int events = values[0].length;
    long dataEnd = end + 1;
    FcsDataSet.Body body =
        new FcsDataSet.Body() {
          @Override
          public void decode(long first, int count, Object[] targets, int at) {
            for (int c = 0; c < targets.length; c++) {
              System.arraycopy(values[c], (int) first, targets[c], at, count);
            }
          }

          @Override
          public boolean single(int channel) {
            return false;
          }

          @Override
          public long removedBits(int channel) {
            return 0;
          }

          @Override
          public long end() {
            return dataEnd;
          }
        };
    return new FcsDataSet(
        name,
        header,
        channels,
        text.keywords(),
        analysis,
        SpilloverReader.read(text.keywords(), channels, log),
        events,
        body,
        log);
  }
}
