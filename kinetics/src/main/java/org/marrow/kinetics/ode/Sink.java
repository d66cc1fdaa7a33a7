package org.marrow.kinetics.ode;

/** Receives what runs give, as they give it. */
public interface Sink {
  /**
   * The state at a sample time.
   *
   * @param course number of the course
   * @param sample number of the sample in the course
   * @param state the state; the array is reused, copy what is to be kept
   */
  void sample(long course, int sample, double time, double[] state);

  /** A course has ended. */
  void finished(long course, Outcome outcome);
}
