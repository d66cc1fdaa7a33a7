package org.marrow.workbench.virtual;

import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.study.VirtualPlan;

/**
 * The assay without its files, for many repetitions: blood, patches and counting as in {@link
 * MarrowTube}, and what the gates add as a log-normal factor whose size was taken from tubes that
 * did go through the files.
 *
 * @param bias mean of the log2 ratio of counted to drawn share
 * @param spread its standard deviation beyond counting
 */
record LightAssay(double bias, double spread) {
  /** Share of the events that are single living leukocytes, of all that are nucleated cells. */
  private static final double SOUND = 0.86;

  /** log2 of the counted share of M1 among leukocytes of a tube. */
  double log2Share(
      Pool.Course course, Tube tube, VirtualPlan plan, Streams streams, long patient, int draw) {
    TubeNoise noise = TubeNoise.usual(plan.events());
    int number = tube.number(draw);
    double[] shares = TubeDraw.of(streams, patient, number, noise).shares(tube.marrow(course));
    double leukocytes = Marrow.leukocytes(shares);
    Stream stream = streams.stream("virtual light count", patient, number);
    long n = stream.binomial(plan.events(), SOUND * leukocytes);
    double gates = StrictMath.exp(StrictMath.log(2) * (bias + spread * stream.normal()));
    double share = Math.min(0.5, Marrow.m1OfLeukocytes(shares) * gates);
    long k = stream.binomial(n, share);
    return log2(k, n);
  }

  /** log2 of a counted share; half an event stands for none. */
  static double log2(long k, long n) {
    return StrictMath.log((k + 0.5) / (n + 1.0)) / StrictMath.log(2);
  }
}
