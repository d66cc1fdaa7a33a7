package org.marrow.workbench.virtual;

import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * The luck of one aspirate: how much blood came with it and how macrophages lay where the needle
 * went. Drawn by patient and tube, so neither order nor threads matter.
 *
 * @param blood share of leukocytes from blood
 * @param patch factor on the share of macrophages
 */
record TubeDraw(double blood, double patch) {
  /**
   * Draws it.
   *
   * @param tube number of the tube of this patient
   */
  static TubeDraw of(Streams streams, long patient, int tube, TubeNoise noise) {
    Stream stream = streams.stream("virtual aspirate", patient, tube);
    double centre = StrictMath.log(noise.blood() / (1 - noise.blood()));
    double logit = centre + noise.bloodSpread() * stream.normal();
    double patch = StrictMath.exp(noise.patchiness() * stream.normal());
    return new TubeDraw(noise.blood() == 0 ? 0 : 1 / (1 + StrictMath.exp(-logit)), patch);
  }

  /** Shares of cells in the tube. */
  double[] shares(Marrow marrow) {
    return marrow.aspirate(blood, patch);
  }
}
