package org.marrow.cytometry.fcs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Events with their channels, either in memory ({@link Sample}) or still in a file ({@code
 * FcsDataSet}), visited block by block. What is computed through this face runs in bounded memory
 * on a file of any size.
 */
public interface EventSource {

  /** Receives one block of events. */
  @FunctionalInterface
  interface BlockVisitor {
    /**
     * @param first number of the block's first event, from 0
     * @param count events in this block
     * @param columns raw values, one array a channel; only the first {@code count} entries hold,
     *     and only during the call: the arrays are used again for the next block
     */
    void visit(long first, int count, double[][] columns);
  }

  /** Where the events come from, for findings and reports: usually a file name. */
  String name();

  /** How many events. */
  long eventCount();

  /** The channels, in file order. */
  List<Channel> channels();

  /** The keywords of the data set. */
  Keywords keywords();

  /** The spillover matrix that came with the events, if any. */
  Optional<Spillover> spillover();

  /**
   * Visits the raw values of all events in order.
   *
   * @param blockEvents largest block, at least 1
   */
  void forEachBlock(int blockEvents, BlockVisitor visitor);

  /**
   * The channel with this short name, else with this label; blanks around it and case do not count.
   * Nothing when there is none, or when several fit equally well.
   */
  default OptionalInt find(String nameOrLabel) {
    String wanted = Keywords.strip(nameOrLabel);
    OptionalInt exact = only(c -> c.name().equals(wanted));
    if (exact.isEmpty()) {
      exact = only(c -> c.label().equals(wanted));
    }
    if (exact.isEmpty()) {
      exact = only(c -> same(c.name(), wanted));
    }
    return exact.isPresent() ? exact : only(c -> same(c.label(), wanted));
  }

  /** The channel that holds the time of each event, when exactly one is called so. */
  default OptionalInt timeChannel() {
    return find("Time");
  }

  /** Seconds of one unit of the time channel, from {@code $TIMESTEP}, when the file says so. */
  default OptionalDouble secondsPerTick() {
    Optional<Double> step =
        keywords().text("$TIMESTEP").flatMap(Numbers::parse).filter(s -> s > 0 && s < 1e6);
    return step.isPresent() ? OptionalDouble.of(step.get()) : OptionalDouble.empty();
  }

  private static boolean same(String a, String b) {
    return Keywords.strip(a).toUpperCase(Locale.ROOT).equals(b.toUpperCase(Locale.ROOT));
  }

  private OptionalInt only(java.util.function.Predicate<Channel> wanted) {
    int found = -1;
    for (int i = 0; i < channels().size(); i++) {
      if (wanted.test(channels().get(i))) {
        if (found >= 0) {
          return OptionalInt.empty();
        }
        found = i;
      }
    }
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }
}
