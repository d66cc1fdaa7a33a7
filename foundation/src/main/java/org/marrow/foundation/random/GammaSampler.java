package org.marrow.foundation.random;

/**
 * Gamma with unit scale: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM
 * TOMS 26 (2000) 363-372; shapes below 1 by their boost G(a) = G(a + 1) U^(1/a).
 */
final class GammaSampler {
  private GammaSampler() {}

  static double sample(Stream stream, double shape) {
    if (!(shape > 0) || shape == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("gamma shape must be finite and above 0, got " + shape);
    }
    if (shape < 1) {
      double boost = StrictMath.log(stream.uniform()) / shape;
      return StrictMath.exp(StrictMath.log(sample(stream, shape + 1)) + boost);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double z = stream.normal();
      double v = 1 + c * z;
      if (v <= 0) {
        continue;
      }
      v = v * v * v;
      double u = stream.uniform();
      if (StrictMath.log(u) < 0.5 * z * z + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }
}
