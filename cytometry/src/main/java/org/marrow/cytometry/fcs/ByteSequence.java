package org.marrow.cytometry.fcs;

/** In which order the bytes of a value stand in the file ({@code $BYTEORD}). */
enum ByteSequence {
  LITTLE("1,2,3,4", false, false),
  BIG("4,3,2,1", true, false),
  /** Of 32 bits the upper half first, each half little-endian, as on a PDP-11. */
  LITTLE_HALVES("3,4,1,2", false, true),
  /** Of 32 bits the lower half first, each half big-endian. */
  BIG_HALVES("2,1,4,3", true, true);

  private final String written;
  private final boolean big;
  private final boolean swapped;

  ByteSequence(String written, boolean big, boolean swapped) {
    this.written = written;
    this.big = big;
    this.swapped = swapped;
  }

  /** Whether the first byte of a half, or of the whole when it is not cut, is the highest. */
  boolean big() {
    return big;
  }

  /** Whether the halves of 32 bits stand in the other order than their bytes. */
  boolean swapped() {
    return swapped;
  }

  /** As {@code $BYTEORD} writes it. */
  @Override
  public String toString() {
    return written;
  }
}
