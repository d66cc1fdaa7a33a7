package org.marrow.cytometry.template;

/**
 * What counts as a valley between two populations of a density.
 *
 * @param leastBandwidth least bandwidth of the kernel, as a fraction of the range (0.1st to 99.9th
 *     percentile)
 * @param significance standard errors of the counting noise by which the lower of two neighbouring
 *     peaks must rise above the valley between them
 * @param depth height of the valley over that of the lower peak above which it is no valley
 */
public record ValleySettings(double leastBandwidth, double significance, double depth) {
  public ValleySettings {
    if (!(leastBandwidth > 0 && leastBandwidth < 1)
        || !(significance > 0)
        || !(depth > 0 && depth < 1)) {
      throw new IllegalArgumentException(
          "bandwidth and depth are fractions of 0 to 1, significance is above 0, got "
              + leastBandwidth
              + ", "
              + depth
              + ", "
              + significance);
    }
  }

  /**
   * 1.5 % of the range, two and a half standard errors, 70 % of the peak: chosen by a program on
   * one half of the labelled sets (docs/cytometry-labelled.md).
   */
  public static ValleySettings standard() {
    return new ValleySettings(0.015, 2.5, 0.70);
  }
}
