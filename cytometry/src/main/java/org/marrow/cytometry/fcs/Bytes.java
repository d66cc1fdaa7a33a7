package org.marrow.cytometry.fcs;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The bytes of a file: offsets are long, reads outside are the caller's mistake. */
record Bytes(MemorySegment segment) {
  static Bytes of(byte[] array) {
    return new Bytes(MemorySegment.ofArray(array));
  }

  long size() {
    return segment.byteSize();
  }

  int at(long offset) {
    return segment.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
  }

  /** Whether the offset lies in the file and holds this byte. */
  boolean is(long offset, int value) {
    return offset >= 0 && offset < size() && at(offset) == value;
  }

  /** A copy of the bytes from {@code from} to before {@code to}, cut to the file. */
  byte[] copy(long from, long to) {
    long begin = Math.clamp(from, 0, size());
    long end = Math.clamp(to, begin, size());
    byte[] copy = new byte[Math.toIntExact(end - begin)];
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, begin, copy, 0, copy.length);
    return copy;
  }
}
