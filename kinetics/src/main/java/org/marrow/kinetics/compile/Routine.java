package org.marrow.kinetics.compile;

import java.util.List;

/**
 * Scheduled straight-line code: segments that compute in registers, and between them the calls of
 * elementary functions from memory to memory.
 */
record Routine(List<Segment> segments) {
  Routine {
    segments = List.copyOf(segments);
  }

  /**
   * One method's worth of instructions, then the calls that follow it.
   *
   * @param steps in order; each defines the value whose number is its place
   */
  record Segment(List<Step> steps, List<Call> calls) {
    Segment {
      steps = List.copyOf(steps);
      calls = List.copyOf(calls);
    }
  }

  /** Something a segment does. */
  sealed interface Step {}

  /** Reads a slot. */
  record Load(int slot) implements Step {}

  /** A number. */
  record Number(double value) implements Step {}

  /** An operation on earlier values of the segment; -1 where there is no operand. */
  record Compute(Op op, int a, int b, int c) implements Step {}

  /** Writes an earlier value of the segment to a slot. */
  record Store(int value, int slot) implements Step {}

  /** result = op(a, b), all of them slots; b is -1 for a function of one argument. */
  record Call(Op op, int a, int b, int result) {}
}
