package org.marrow.niche.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearBlockTest {
  /** Absorption at rate a into a compartment with elimination at rate k: Bateman's function. */
  @Test
  void absorptionAndEliminationFollowBatemansFunctionAtEveryLevel() {
    double a = 157.2;
    double k = 3.44;
    LinearBlock block = new LinearBlock(new int[] {0, 1});
    block.generator(new double[] {-a, 0, a, -k}, 2);
    block.exponentiate(LinearBlock.FINEST, 0);
    for (int level = 0; level <= LinearBlock.FINEST; level++) {
      double t = Math.scalb(1.0, -level);
      double[] x = {25, 0};
      block.move(x, level);
      assertThat(x[0]).isCloseTo(25 * StrictMath.exp(-a * t), within(1e-9));
      assertThat(x[1])
          .isCloseTo(
              25 * a / (a - k) * (StrictMath.exp(-k * t) - StrictMath.exp(-a * t)), within(1e-8));
    }
  }

  @Test
  void manySmallStepsAreOneLargeStep() {
    LinearBlock block = new LinearBlock(new int[] {2, 0, 1});
    block.generator(new double[] {-3, 1, 0, 2, -5, 4, 1, 0, -7}, 3);
    block.exponentiate(LinearBlock.FINEST, 0);
    double[] small = {1, 2, 3};
    double[] large = {1, 2, 3};
    for (int i = 0; i < 256; i++) {
      block.move(small, 8);
    }
    block.move(large, 0);
    for (int i = 0; i < 3; i++) {
      assertThat(small[i]).isCloseTo(large[i], within(1e-11));
    }
  }
}
