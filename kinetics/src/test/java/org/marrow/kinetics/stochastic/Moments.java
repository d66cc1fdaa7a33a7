package org.marrow.kinetics.stochastic;

import org.marrow.kinetics.event.Output;

/** Mean and variance of one state at the last output time over replicates. */
final class Moments implements Output {
  private final int state;
  private final int last;
  private long n;
  private long zeros;
  private double sum;
  private double squares;

  Moments(int state, int last) {
    this.state = state;
    this.last = last;
  }

  @Override
  public void at(int index, double t, double[] x, double[] p) {
    if (index == last) {
      n++;
      sum += x[state];
      squares += x[state] * x[state];
      zeros += x[state] == 0 ? 1 : 0;
    }
  }

  double mean() {
    return sum / n;
  }

  double variance() {
    return (squares - n * mean() * mean()) / (n - 1);
  }

  double extinct() {
    return (double) zeros / n;
  }

  /** Standard error of the mean. */
  double error() {
    return Math.sqrt(variance() / n);
  }
}
