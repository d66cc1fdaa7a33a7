package org.marrow.cytometry.fcs;

import java.util.List;

/**
 * How the values of one event follow one another in the file.
 *
 * @param fields one a channel, in file order
 * @param bits bits from one event to the next
 * @param order in which order the bytes of a value stand
 */
record Layout(List<Field> fields, long bits, ByteSequence order) {

  /**
   * @param type how the value is stored
   * @param bitOffset where it begins in the event
   * @param bits its width
   * @param mask the bits of an integer that count
   */
  record Field(Channel.Type type, long bitOffset, int bits, long mask) {
    /** Whether single precision holds every value exactly. */
    boolean single() {
      return type == Channel.Type.FLOAT
          || type == Channel.Type.INTEGER && Long.bitCount(mask) <= 24;
    }

    boolean masked() {
      return type == Channel.Type.INTEGER && Long.bitCount(mask) < bits;
    }
  }

  Layout {
    fields = List.copyOf(fields);
  }

  /** Whether every value and every event begins at a byte and fills whole bytes. */
  boolean byteAligned() {
    return bits % 8 == 0
        && fields.stream().allMatch(f -> f.bitOffset() % 8 == 0 && f.bits() % 8 == 0);
  }

  /** Bytes that hold this many events; saturates instead of overflowing. */
  long bytes(long events) {
    if (events > (Long.MAX_VALUE >> 8) / Math.max(1, bits)) {
      return Long.MAX_VALUE >> 8;
    }
    return (events * bits + 7) / 8;
  }

  /** Whole events that fit into this many bytes. */
  long eventsIn(long bytes) {
    return bytes <= 0 ? 0 : bytes > Long.MAX_VALUE / 8 ? Long.MAX_VALUE / bits : bytes * 8 / bits;
  }

  /** The same with the bytes of each value in another order. */
  Layout in(ByteSequence other) {
    return new Layout(fields, bits, other);
  }

  /** Whether all channels are floats of single precision, the usual case and the fast one. */
  boolean allFloat() {
    return fields.stream().allMatch(f -> f.type() == Channel.Type.FLOAT);
  }
}
