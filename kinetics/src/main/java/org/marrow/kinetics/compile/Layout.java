package org.marrow.kinetics.compile;

import org.marrow.kinetics.lanes.Slot;

/**
 * Where things stand in a kernel's memory, counted in slots. With W lanes slot s is the W doubles
 * from s W on, one for each lane.
 */
final class Layout {
  private static final int SCRATCH = 1 << 24;

  private int next = Slot.COUNT;
  private int scratch;

  /** Slots for a vector. */
  int take(int count) {
    int first = next;
    next += count;
    return first;
  }

  /** A slot of the area that routines share for values in passing, counted from 0. */
  int scratch(int index) {
    scratch = Math.max(scratch, index + 1);
    return SCRATCH + index;
  }

  /** The final number of a slot, once all have been taken. */
  int resolve(int slot) {
    return slot >= SCRATCH ? next + slot - SCRATCH : slot;
  }

  /** Slots in all. */
  int size() {
    return next + scratch;
  }
}
