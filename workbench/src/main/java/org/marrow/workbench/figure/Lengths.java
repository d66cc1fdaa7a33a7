package org.marrow.workbench.figure;

/** Checks that the columns of a mark belong together. */
final class Lengths {
  private Lengths() {}

  static void same(String what, double[] first, double[]... others) {
    for (double[] other : others) {
      if (other.length != first.length) {
        throw new IllegalArgumentException(
            what + " needs columns of one length, got " + first.length + " and " + other.length);
      }
    }
  }
}
