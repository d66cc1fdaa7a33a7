package org.marrow.kinetics.compile;

/** Rarer functions in vector kernels: lane by lane, with the scalar code. */
final class LaneCalls {
  private static final Op[] OPS = Op.values();

  private LaneCalls() {}

  static void call(int op, double[] memory, int a, int b, int result, int lanes) {
    for (int i = 0; i < lanes; i++) {
      memory[result + i] = Op.call(OPS[op], memory[a + i], memory[b + i]);
    }
  }
}
