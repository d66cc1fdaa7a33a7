package org.marrow.cytometry.fcs;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Turns binary events into columns. Works through scratch memory of a few thousand events that
 * stays in the processor's cache: one bulk copy out of the file (with the swap of byte order), then
 * one strided pass a channel.
 */
final class Decoder {
  private static final VarHandle SHORT_BIG =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT_LITTLE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BIG =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LITTLE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SCRATCH_BYTES = 1 << 17;

  private final Bytes bytes;
  private final long begin;
  private final Layout layout;
  private final ByteOrder order;
  private final int chunk;
  private final float[] floats;
  private final byte[] raw;
  private final long[] wide;

  /** Bits that the mask removed, per channel, over all that was decoded so far. */
  private final long[] removed;

  /**
   * @param most the most events that one call will ask for; a small file needs little scratch
   *     memory
   */
  Decoder(Bytes bytes, long begin, Layout layout, long most) {
    this.bytes = bytes;
    this.begin = begin;
    this.layout = layout;
    order = layout.order().big() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    long eventBytes = Math.max(1, (layout.bits() + 7) / 8);
    chunk = (int) Math.max(1, Math.min(most, SCRATCH_BYTES / eventBytes));
    boolean fast = layout.allFloat() && !layout.order().swapped();
    floats = new float[fast ? Math.multiplyExact(chunk, layout.fields().size()) : 0];
    raw = new byte[fast ? 0 : Math.toIntExact(layout.bytes(chunk) + 16)];
    wide = new long[fast ? 0 : chunk];
    removed = new long[layout.fields().size()];
  }

  /** The bits above the range that were found filled in a channel, as a mask. */
  long removedBits(int channel) {
    return removed[channel];
  }

  /**
   * Decodes events into columns.
   *
   * @param first first event
   * @param count how many; all must lie in the file
   * @param targets one array a channel, {@code float[]} or {@code double[]}
   * @param at index in the targets of the first event
   */
  void decode(long first, int count, Object[] targets, int at) {
    for (int done = 0; done < count; done += chunk) {
      int n = Math.min(chunk, count - done);
      if (floats.length > 0) {
        floatChunk(first + done, n, targets, at + done);
      } else {
        mixedChunk(first + done, n, targets, at + done);
      }
    }
  }

  private void floatChunk(long first, int n, Object[] targets, int at) {
    int channels = targets.length;
    MemorySegment.copy(
        bytes.segment(),
        ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order),
        begin + first * 4 * channels,
        floats,
        0,
        n * channels);
    for (int c = 0; c < channels; c++) {
      if (targets[c] instanceof float[] column) {
        for (int i = 0, from = c; i < n; i++, from += channels) {
          column[at + i] = floats[from];
        }
      } else {
        double[] column = (double[]) targets[c];
        for (int i = 0, from = c; i < n; i++, from += channels) {
          column[at + i] = floats[from];
        }
      }
    }
  }

  private void mixedChunk(long first, int n, Object[] targets, int at) {
    long firstBit = first * layout.bits();
    long from = begin + firstBit / 8;
    int shift = (int) (firstBit % 8);
    int length = (int) ((shift + n * layout.bits() + 7) / 8);
    MemorySegment.copy(bytes.segment(), ValueLayout.JAVA_BYTE, from, raw, 0, length);
    boolean aligned = layout.byteAligned();
    for (int c = 0; c < targets.length; c++) {
      Layout.Field field = layout.fields().get(c);
      if (aligned) {
        alignedValues(field, n);
      } else {
        packedValues(field, shift, n);
      }
      switch (field.type()) {
        case FLOAT -> store(targets[c], at, n, 4);
        case DOUBLE -> store(targets[c], at, n, 8);
        case INTEGER, TEXT -> {
          long lost = 0;
          for (int i = 0; i < n; i++) {
            lost |= wide[i] & ~field.mask();
            wide[i] &= field.mask();
          }
          removed[c] |= lost;
          store(targets[c], at, n, 0);
        }
      }
    }
  }

  /** Stores the bit patterns in {@link #wide}: as integers (0), floats (4) or doubles (8). */
  private void store(Object target, int at, int n, int floatBytes) {
    if (target instanceof float[] column) {
      for (int i = 0; i < n; i++) {
        column[at + i] = floatBytes == 4 ? Float.intBitsToFloat((int) wide[i]) : (float) wide[i];
      }
      return;
    }
    double[] column = (double[]) target;
    for (int i = 0; i < n; i++) {
      column[at + i] =
          switch (floatBytes) {
            case 4 -> Float.intBitsToFloat((int) wide[i]);
            case 8 -> Double.longBitsToDouble(wide[i]);
            default -> unsigned(wide[i]);
          };
    }
  }

  private static double unsigned(long value) {
    // The halved value keeps its sticky bit, so the doubled double is rounded once.
    return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
  }

  private void alignedValues(Layout.Field field, int n) {
    int step = (int) (layout.bits() / 8);
    int from = (int) (field.bitOffset() / 8);
    boolean big = layout.order().big();
    switch (field.bits()) {
      case 8 -> {
        for (int i = 0; i < n; i++, from += step) {
          wide[i] = raw[from] & 0xff;
        }
      }
      case 16 -> {
        VarHandle handle = big ? SHORT_BIG : SHORT_LITTLE;
        for (int i = 0; i < n; i++, from += step) {
          wide[i] = (short) handle.get(raw, from) & 0xffff;
        }
      }
      case 32 -> {
        VarHandle handle = big ? INT_BIG : INT_LITTLE;
        for (int i = 0; i < n; i++, from += step) {
          wide[i] = (int) handle.get(raw, from) & 0xffff_ffffL;
        }
        for (int i = 0; layout.order().swapped() && i < n; i++) {
          wide[i] = Integer.rotateLeft((int) wide[i], 16) & 0xffff_ffffL;
        }
      }
      default -> {
        int size = field.bits() / 8;
        for (int i = 0; i < n; i++, from += step) {
          long value = 0;
          for (int b = 0; b < size; b++) {
            value = value << 8 | raw[from + (big ? b : size - 1 - b)] & 0xff;
          }
          wide[i] = value;
        }
      }
    }
  }

  /**
   * Values that do not fill bytes: a continuous stream of bits, from the high bit of each byte down
   * when the order is big-endian, from the low bit up otherwise.
   */
  private void packedValues(Layout.Field field, int shift, int n) {
    for (int i = 0; i < n; i++) {
      long bit = shift + i * layout.bits() + field.bitOffset();
      long value = 0;
      for (int b = 0; b < field.bits(); b++, bit++) {
        int inByte = (int) (bit & 7);
        int octet = raw[(int) (bit >> 3)];
        if (layout.order().big()) {
          value = value << 1 | octet >> 7 - inByte & 1;
        } else {
          value |= (long) (octet >> inByte & 1) << b;
        }
      }
      wide[i] = value;
    }
  }
}
