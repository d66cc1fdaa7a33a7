package org.marrow.cytometry.template;

/**
 * Two normal distributions fitted to a density by expectation-maximisation; how sure an event is to
 * be positive.
 *
 * @param weight share of the upper component
 * @param lowMean mean of the lower component, scaled
 * @param lowDeviation its standard deviation
 * @param highMean mean of the upper component
 * @param highDeviation its standard deviation
 */
record Mixture(
    double weight, double lowMean, double lowDeviation, double highMean, double highDeviation) {
  private static final int ROUNDS = 300;

  /** Fits to binned counts, starting from the split at a threshold. */
  static Mixture fit(Density density, double start) {
    double[] counts = density.counts();
    double[] upper = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      upper[i] = density.at(i) >= start ? 1 : 0;
    }
    double least = density.bandwidth();
    Mixture fit = moments(density, upper, least);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < counts.length; i++) {
        upper[i] = fit.posterior(density.at(i));
      }
      Mixture next = moments(density, upper, least);
      double moved =
          Math.abs(next.weight - fit.weight)
              + Math.abs(next.lowMean - fit.lowMean)
              + Math.abs(next.highMean - fit.highMean);
      fit = next;
      if (moved < 1e-9) {
        break;
      }
    }
    return fit;
  }

  private static Mixture moments(Density density, double[] upper, double least) {
    double[] counts = density.counts();
    double[] n = new double[2];
    double[] mean = new double[2];
    double[] square = new double[2];
    for (int side = 0; side < 2; side++) {
      for (int i = 0; i < counts.length; i++) {
        double w = counts[i] * (side == 1 ? upper[i] : 1 - upper[i]);
        n[side] += w;
        mean[side] += w * density.at(i);
      }
      mean[side] = n[side] > 0 ? mean[side] / n[side] : density.at(0);
      for (int i = 0; i < counts.length; i++) {
        double w = counts[i] * (side == 1 ? upper[i] : 1 - upper[i]);
        double d = density.at(i) - mean[side];
        square[side] += w * d * d;
      }
      square[side] = n[side] > 0 ? Math.sqrt(square[side] / n[side]) : 0;
    }
    return new Mixture(
        n[1] / Math.max(1e-300, n[0] + n[1]),
        mean[0],
        Math.max(square[0], least),
        mean[1],
        Math.max(square[1], least));
  }

  /** Probability that an event of this scaled value belongs to the upper component. */
  double posterior(double value) {
    // Beyond the means the nearer component owns the event, whatever its width says.
    if (highMean > lowMean && value >= highMean) {
      return 1;
    }
    if (highMean > lowMean && value <= lowMean) {
      return 0;
    }
    double up = weight * normal(value, highMean, highDeviation);
    double down = (1 - weight) * normal(value, lowMean, lowDeviation);
    return up + down > 0 ? up / (up + down) : value >= (lowMean + highMean) / 2 ? 1 : 0;
  }

  /** Ashman's D: above 2 the components are clearly apart (Ashman 1994, Astron J 108:2348). */
  double separation() {
    return Math.sqrt(2)
        * Math.abs(highMean - lowMean)
        / Math.sqrt(lowDeviation * lowDeviation + highDeviation * highDeviation);
  }

  /** Scaled value between the means at which both components are equally likely. */
  double crossing() {
    double low = lowMean;
    double high = highMean;
    for (int i = 0; i < 100; i++) {
      double middle = 0.5 * (low + high);
      if (posterior(middle) < 0.5) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private static double normal(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    return StrictMath.exp(-0.5 * z * z) / deviation;
  }
}
