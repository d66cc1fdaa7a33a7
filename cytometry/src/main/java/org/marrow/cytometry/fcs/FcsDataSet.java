package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.FcsRules;

/**
 * One data set of an open file: its channels and keywords at once, its events on demand. Usable
 * until the {@link FcsFile} is closed.
 */
public final class FcsDataSet implements EventSource {
  private final String name;
  private final String version;
  private final long begin;
  private final List<Channel> channels;
  private final Keywords keywords;
  private final Keywords analysis;
  private final Optional<Spillover> spillover;
  private final long events;
  private final Body body;
  private final FileLog log;

  /** Decodes events into {@code float[]} or {@code double[]} columns. */
  interface Body {
    void decode(long first, int count, Object[] targets, int at);

    /** Whether single precision holds every value of a channel. */
    boolean single(int channel);

    /** Bits that were masked away so far. */
    long removedBits(int channel);

    /** The byte after the last event. */
    long end();
  }

  FcsDataSet(
      String name,
      Header header,
      List<Channel> channels,
      Keywords keywords,
      Keywords analysis,
      Optional<Spillover> spillover,
      long events,
      Body body,
      FileLog log) {
    this.name = name;
    this.version = header.version();
    this.begin = header.base();
    this.channels = List.copyOf(channels);
    this.keywords = keywords;
    this.analysis = analysis;
    this.spillover = spillover;
    this.events = events;
    this.body = body;
    this.log = log;
  }

  @Override
  public String name() {
    return name;
  }

  /** The version of the standard the data set names, for example {@code 3.1}. */
  public String version() {
    return version;
  }

  /** The byte of the file at which the data set begins. */
  public long begin() {
    return begin;
  }

  /** The byte of the file after the last event. */
  public long dataEnd() {
    return body.end();
  }

  @Override
  public long eventCount() {
    return events;
  }

  @Override
  public List<Channel> channels() {
    return channels;
  }

  @Override
  public Keywords keywords() {
    return keywords;
  }

  /** The keywords of the ANALYSIS segment; none when there is none. */
  public Keywords analysis() {
    return analysis;
  }

  @Override
  public Optional<Spillover> spillover() {
    return spillover;
  }

  @Override
  public void forEachBlock(int blockEvents, BlockVisitor visitor) {
    if (blockEvents < 1) {
      throw new IllegalArgumentException("a block needs at least 1 event: " + blockEvents);
    }
    int size = (int) Math.min(blockEvents, events);
    double[][] block = new double[channels.size()][size];
    for (long first = 0; first < events; first += size) {
      int count = (int) Math.min(size, events - first);
      body.decode(first, count, block, 0);
      visitor.visit(first, count, block);
    }
  }

  /**
   * All events in memory.
   *
   * @throws org.marrow.foundation.findings.InvalidInput when there are more than an array can hold
   */
  public Sample read() {
    if (events > Integer.MAX_VALUE - 8) {
      throw log.refuse(
          FcsRules.LAYOUT_REFUSED,
          begin,
          events + " events do not fit into one array; visit them block by block");
    }
    Object[] targets = new Object[channels.size()];
    for (int c = 0; c < targets.length; c++) {
      targets[c] = body.single(c) ? new float[(int) events] : new double[(int) events];
    }
    if (events > 0) {
      body.decode(0, (int) events, targets, 0);
    }
    List<EventColumn> columns = new ArrayList<>();
    for (Object target : targets) {
      columns.add(
          target instanceof float[] singles
              ? EventColumn.of(singles)
              : EventColumn.of((double[]) target));
    }
    return Sample.of(name, channels, columns, keywords, spillover);
  }

  /**
   * Reads all values once: what each channel holds. Findings about the values (bits above the
   * range, values that are not finite, damage) go to the file's report.
   */
  public List<ChannelSummary> summarise() {
    int n = channels.size();
    double[] sum = new double[n];
    double[] min = new double[n];
    double[] max = new double[n];
    long[] odd = new long[n];
    long[] absurd = new long[n];
    Arrays.fill(min, Double.POSITIVE_INFINITY);
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
    forEachBlock(
        Math.max(1, Math.min(4096, (1 << 20) / n)),
        (first, count, columns) -> {
          for (int c = 0; c < n; c++) {
            double[] column = columns[c];
            double s = sum[c];
            double lo = min[c];
            double hi = max[c];
            for (int i = 0; i < count; i++) {
              double v = column[i];
              if (Math.abs(v) <= Double.MAX_VALUE) {
                s += v;
                lo = v < lo ? v : lo;
                hi = v > hi ? v : hi;
                // Integers read as floats are smaller than the smallest normal one.
                absurd[c] += Math.abs(v) > 1e13 || v != 0 && Math.abs(v) < 0x1p-126 ? 1 : 0;
              } else {
                odd[c]++;
              }
            }
            sum[c] = s;
            min[c] = lo;
            max[c] = hi;
          }
        });
    List<ChannelSummary> summaries = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      boolean none = min[c] > max[c];
      summaries.add(
          new ChannelSummary(
              sum[c], none ? Double.NaN : min[c], none ? Double.NaN : max[c], odd[c]));
      report(c, odd[c], absurd[c], max[c]);
    }
    return summaries;
  }

  private void report(int c, long odd, long absurd, double max) {
    Channel channel = channels.get(c);
    if (body.removedBits(c) != 0) {
      log.add(
          FcsRules.BITS_ABOVE_RANGE,
          channel.name(),
          "bits 0x" + Long.toHexString(body.removedBits(c)) + " lie above $P" + (c + 1) + "R");
    }
    if (odd > 0) {
      log.add(
          FcsRules.NOT_FINITE, channel.name(), odd + " of " + events + " values are not finite");
    }
    if (absurd + odd > events * 0.05 && channel.type() != Channel.Type.INTEGER) {
      log.add(
          FcsRules.IMPLAUSIBLE_VALUES,
          channel.name(),
          absurd + odd + " of " + events + " values are above 1e13, below 1e-38 or not finite");
    }
    if (channel.type() == Channel.Type.INTEGER && channel.bits() > 53 && max > 0x1p53) {
      log.add(FcsRules.PRECISION_LOSS, channel.name(), "the largest value is about " + max);
    }
  }
}
