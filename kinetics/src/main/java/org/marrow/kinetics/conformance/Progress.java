package org.marrow.kinetics.conformance;

/** Told after each case; for a progress line. */
@FunctionalInterface
public interface Progress {
  /** Says nothing. */
  Progress NONE = (done, of) -> {};

  /** So many cases of so many are done. */
  void done(int done, int of);
}
