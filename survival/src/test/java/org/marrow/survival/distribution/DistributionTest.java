package org.marrow.survival.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void quantilesAndTailsAreThoseOfR() {
    // qnorm(c(.975, 1e-10, .3)), pnorm(-8), pchisq(18.6782834816, 6, lower = FALSE)
    assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-14));
    assertThat(Normal.quantile(1e-10)).isCloseTo(-6.3613409024040557, within(1e-13));
    assertThat(Normal.quantile(0.3)).isCloseTo(-0.5244005127080409, within(1e-15));
    assertThat(Normal.upperTail(8)).isCloseTo(6.220960574271785e-16, within(1e-28));
    assertThat(ChiSquared.upperTail(18.6782834816, 6)).isCloseTo(0.00474291213613, within(1e-13));
  }

  @Test
  void aBoxOfIndependentNormalsIsAProductAndOneOfEqualOnesASingleInterval() {
    double inside = 1 - Normal.twoSided(2);
    assertThat(MultivariateNormal.centralBox(new double[][] {{1, 0}, {0, 1}}, 2))
        .isCloseTo(inside * inside, within(1e-9));
    assertThat(MultivariateNormal.centralBox(new double[][] {{1, 1}, {1, 1}}, 2))
        .isCloseTo(inside, within(1e-9));
    // P(|Z1|, |Z2|, |Z3| <= 2) with all correlations 1/2, by one-dimensional quadrature in R.
    double[][] half = {{1, 0.5, 0.5}, {0.5, 1, 0.5}, {0.5, 0.5, 1}};
    assertThat(MultivariateNormal.centralBox(half, 2)).isCloseTo(0.8850862207854346, within(1e-6));
  }
}
