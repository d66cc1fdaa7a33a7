package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.List;
import org.marrow.cytometry.FcsRules;

/**
 * Looks at the values themselves: a beginning off by a byte, a wrong byte order and a wrong number
 * type all give numbers that no detector measures. A reading is changed only when the stated one is
 * absurd and another is not.
 */
final class ValueCheck {
  /** Share of absurd values at which the stated reading is doubted. */
  private static final double DOUBTFUL = 0.2;

  /** Fewer values than this tell nothing about integers: a few small ones fit any reading. */
  private static final int FEWEST = 40;

  /** Real measurements spread over more powers of two than this; flag bits do not. */
  private static final int FEWEST_EXPONENTS = 4;

  private final Bytes bytes;
  private final Header header;
  private final TextSegment text;
  private final List<Channel> channels;
  private final long limit;
  private final FileLog log;

  /** Where the events begin and how they are laid out. */
  record Reading(long begin, Layout layout) {}

  ValueCheck(Segments known, FileLog log) {
    this.bytes = known.bytes();
    this.header = known.header();
    this.text = known.text();
    this.channels = known.channels();
    this.limit = known.limit();
    this.log = log;
  }

  /**
   * The reading that makes sense of the values.
   *
   * @param ordered whether the file states a byte order
   */
  Reading look(long begin, Layout layout, boolean ordered) {
    Reading stated = new Reading(begin, layout);
    if (!ordered && channels.stream().anyMatch(c -> c.bits() > 8)) {
      return shifted(guessed(stated));
    }
    if (followsText(begin)) {
      return shifted(retyped(turned(stated)));
    }
    // Floats a byte too early look like floats in the other order, so the place comes first.
    return retyped(turned(shifted(stated)));
  }

  /** Whether the delimiter that ends TEXT stands right before, and so vouches for the place. */
  private boolean followsText(long begin) {
    return bytes.at(begin - 1) == bytes.at(text.begin())
        && bytes.at(begin) != bytes.at(text.begin());
  }

  private double strange(Reading reading) {
    return Plausibility.strange(bytes, reading.begin(), limit, reading.layout());
  }

  private Reading shifted(Reading now) {
    double absurd = strange(now);
    if (absurd < DOUBTFUL) {
      return now;
    }
    List<Long> begins = new ArrayList<>();
    if (all(now.layout(), Channel.Type.INTEGER)) {
      // Flags above the range look absurd as well; only the end of TEXT is proof enough.
      if (Math.abs(text.end() + 1 - now.begin()) <= 2 && enough(now)) {
        begins.add(text.end() + 1);
      }
    } else if (now.layout().fields().stream().noneMatch(ValueCheck::integer)) {
      for (int shift : new int[] {1, -1, 2, -2}) {
        begins.add(now.begin() + shift);
      }
    }
    for (long begin : begins) {
      Reading other = new Reading(begin, now.layout());
      if (begin != now.begin()
          && begin > header.base() + 26
          && strange(other) < Math.min(0.05, absurd - 0.15)) {
        log.add(
            FcsRules.DATA_BOUNDS,
            begin,
            "the values make sense from byte " + begin + " on, not from the stated " + now.begin());
        return other;
      }
    }
    return now;
  }

  /** A stated byte order in which the values are absurd that make sense in another. */
  private Reading turned(Reading now) {
    boolean integers = all(now.layout(), Channel.Type.INTEGER);
    boolean mixed = !integers && now.layout().fields().stream().anyMatch(ValueCheck::integer);
    if (mixed || strange(now) < DOUBTFUL || integers && !enough(now)) {
      return now;
    }
    for (ByteSequence order : List.of(ByteSequence.LITTLE, ByteSequence.BIG)) {
      Reading other = new Reading(now.begin(), now.layout().in(order));
      if (order != now.layout().order() && strange(other) < (integers ? 1e-9 : 0.02)) {
        log.add(
            FcsRules.BYTE_ORDER,
            now.begin(),
            "by $BYTEORD the values are absurd; read as " + order);
        return other;
      }
    }
    return now;
  }

  /** Floats that are called integers of 32 bits, and integers of 32 bits that are called floats. */
  private Reading retyped(Reading now) {
    Channel.Type other =
        all(now.layout(), Channel.Type.INTEGER) ? Channel.Type.FLOAT : Channel.Type.INTEGER;
    Channel.Type said = other == Channel.Type.FLOAT ? Channel.Type.INTEGER : Channel.Type.FLOAT;
    boolean words = now.layout().fields().stream().allMatch(f -> f.bits() == 32);
    if (!words || !all(now.layout(), said) || strange(now) < 2.5 * DOUBTFUL || !enough(now)) {
      return now;
    }
    for (ByteSequence order :
        List.of(now.layout().order(), ByteSequence.LITTLE, ByteSequence.BIG)) {
      Reading read = new Reading(now.begin(), as(other, now.layout()).in(order));
      if (strange(read) < 1e-9
          && (other == Channel.Type.INTEGER || exponents(read) >= FEWEST_EXPONENTS)) {
        log.add(
            FcsRules.LAYOUT_REPAIRED,
            now.begin(),
            "as $DATATYPE says the values are absurd; read as "
                + (other == Channel.Type.FLOAT ? "floats (F)" : "integers (I)")
                + " in the order "
                + order);
        return read;
      }
    }
    return now;
  }

  private Layout as(Channel.Type type, Layout layout) {
    List<Layout.Field> fields = new ArrayList<>();
    for (int c = 0; c < channels.size(); c++) {
      Layout.Field f = layout.fields().get(c);
      long mask = type == Channel.Type.INTEGER ? LayoutChoice.mask(channels.get(c), 32) : -1L;
      fields.add(new Layout.Field(type, f.bitOffset(), f.bits(), mask));
    }
    return new Layout(fields, layout.bits(), layout.order());
  }

  private int exponents(Reading reading) {
    return Plausibility.exponents(bytes, reading.begin(), limit, reading.layout());
  }

  private boolean enough(Reading reading) {
    Layout layout = reading.layout();
    return layout.eventsIn(limit - reading.begin()) * layout.fields().size() >= FEWEST;
  }

  private Reading guessed(Reading stated) {
    Reading little = new Reading(stated.begin(), stated.layout().in(ByteSequence.LITTLE));
    Reading big = new Reading(stated.begin(), stated.layout().in(ByteSequence.BIG));
    double absurd = strange(big) - strange(little);
    double size =
        Plausibility.size(bytes, big.begin(), limit, big.layout())
            - Plausibility.size(bytes, little.begin(), limit, little.layout());
    Reading taken = (absurd != 0 ? absurd : size) < 0 ? big : little;
    log.add(
        FcsRules.BYTE_ORDER,
        stated.begin(),
        "$BYTEORD is missing; the values are smaller as " + taken.layout().order());
    return taken;
  }

  private static boolean all(Layout layout, Channel.Type type) {
    return layout.fields().stream().allMatch(f -> f.type() == type);
  }

  private static boolean integer(Layout.Field field) {
    return field.type() == Channel.Type.INTEGER;
  }
}
