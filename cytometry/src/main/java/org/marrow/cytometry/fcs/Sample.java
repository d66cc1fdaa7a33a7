package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The events of one data set in memory: raw values as columns, the channels they belong to and the
 * keywords of the file. Immutable.
 */
public final class Sample implements EventSource {
  private final String name;
  private final List<Channel> channels;
  private final List<EventColumn> columns;
  private final Keywords keywords;
  private final Optional<Spillover> spillover;
  private final int events;

  private Sample(
      String name,
      List<Channel> channels,
      List<EventColumn> columns,
      Keywords keywords,
      Optional<Spillover> spillover) {
    this.name = name;
    this.channels = List.copyOf(channels);
    this.columns = List.copyOf(columns);
    this.keywords = keywords;
    this.spillover = spillover;
    if (channels.isEmpty() || channels.size() != columns.size()) {
      throw new IllegalArgumentException(
          name
              + ": one column a channel is needed, at least one: "
              + channels.size()
              + " channels, "
              + columns.size()
              + " columns");
    }
    events = columns.getFirst().size();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).size() != events) {
        throw new IllegalArgumentException(
            name
                + ": channel "
                + channels.get(i).name()
                + " has "
                + columns.get(i).size()
                + " events, the first channel "
                + events);
      }
    }
    spillover.ifPresent(s ->
        s.channels()
            .forEach(c -> {
              if (c < 0 || c >= channels.size()) {
                throw new IllegalArgumentException(
                    name + ": the spillover matrix names channel " + c);
              }
            }));
  }

  /** A sample of these columns, one a channel. */
  public static Sample of(
      String name,
      List<Channel> channels,
      List<EventColumn> columns,
      Keywords keywords,
      Optional<Spillover> spillover) {
    return new Sample(name, channels, columns, keywords, spillover);
  }

  /** A sample without keywords and spillover. */
  public static Sample of(String name, List<Channel> channels, List<EventColumn> columns) {
    return new Sample(name, channels, columns, Keywords.none(), Optional.empty());
  }

  @Override
  public String name() {
    return name;
  }

  /** How many events. */
  public int events() {
    return events;
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

  @Override
  public Optional<Spillover> spillover() {
    return spillover;
  }

  /** The raw values of a channel. */
  public EventColumn column(int channel) {
    return columns.get(channel);
  }

  /** The raw values of a channel as a new array. */
  public double[] doubles(int channel) {
    return columns.get(channel).toDoubles();
  }

  @Override
  public void forEachBlock(int blockEvents, BlockVisitor visitor) {
    if (blockEvents < 1) {
      throw new IllegalArgumentException("a block needs at least 1 event: " + blockEvents);
    }
    double[][] block = new double[channels.size()][Math.min(blockEvents, Math.max(1, events))];
    for (int first = 0; first < events; first += block[0].length) {
      int count = Math.min(block[0].length, events - first);
      for (int c = 0; c < block.length; c++) {
        columns.get(c).copyTo(first, count, block[c]);
      }
      visitor.visit(first, count, block);
      if (events - first <= block[0].length) {
        return;
      }
    }
  }

  /** The events whose bit is set, in file order. */
  public Sample select(BitSet events) {
    int[] chosen = events.stream().toArray();
    List<EventColumn> selected = columns.stream().map(c -> c.select(chosen)).toList();
    return new Sample(name, channels, selected, keywords, spillover);
  }

  /** The same events with one more channel at the end, for example an annotation. */
  public Sample with(Channel channel, EventColumn column) {
    List<Channel> moreChannels = new ArrayList<>(channels);
    moreChannels.add(channel);
    List<EventColumn> moreColumns = new ArrayList<>(columns);
    moreColumns.add(column);
    return new Sample(name, moreChannels, moreColumns, keywords, spillover);
  }

  /** The same events under other keywords. */
  public Sample with(Keywords other) {
    return new Sample(name, channels, columns, other, spillover);
  }

  /** The same events under another name. */
  public Sample named(String other) {
    return new Sample(other, channels, columns, keywords, spillover);
  }
}
