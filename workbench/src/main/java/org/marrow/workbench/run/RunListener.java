package org.marrow.workbench.run;

/** Hears how far a run is; may be called from any thread. */
@FunctionalInterface
public interface RunListener {
  /** A step begins. */
  void step(String what);

  /** So much of a step is done. */
  default void at(String what, long done, long of) {
    // Most listeners are content with the steps.
  }
}
