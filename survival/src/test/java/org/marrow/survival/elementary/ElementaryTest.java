package org.marrow.survival.elementary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class ElementaryTest {
  @Test
  void theExponentialIsWithinTwoUnitsOfTheLastPlaceOfTheStrictOne() {
    Stream random = new Streams(1).stream("exponential", 0);
    double worst = 0;
    for (int i = 0; i < 2_000_000; i++) {
      double x = i % 2 == 0 ? 4 * random.normal() : 1400 * (random.uniform() - 0.5);
      double strict = StrictMath.exp(x);
      worst = Math.max(worst, Math.abs(Exponential.of(x) - strict) / Math.ulp(strict));
    }
    assertThat(worst).isLessThanOrEqualTo(2);
  }

  @Test
  void theExponentialOfAnOddArgumentIsTheStrictOne() {
    double[] odd = {
      0,
      -0.0,
      1e-300,
      709.7,
      710,
      -740,
      -800,
      1e300,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (double x : odd) {
      assertThat(Double.valueOf(Exponential.of(x))).isEqualTo(Double.valueOf(StrictMath.exp(x)));
    }
  }

  @Test
  void aSumOfLogarithmsSurvivesAnyRange() {
    LogSum sum = new LogSum();
    double plain = 0;
    Stream random = new Streams(2).stream("logs", 0);
    for (int i = 0; i < 100_000; i++) {
      double value = StrictMath.exp(600 * (random.uniform() - 0.5));
      double weight = i % 10 == 0 ? 2.5 : 1;
      sum.add(value, weight);
      plain += weight * StrictMath.log(value);
    }
    assertThat(sum.value()).isCloseTo(plain, withPercentage(1e-8));
    LogSum zero = new LogSum();
    zero.add(3, 1);
    zero.add(0, 1);
    assertThat(zero.value()).isEqualTo(Double.NEGATIVE_INFINITY);
    LogSum lost = new LogSum();
    lost.add(Double.NaN, 1);
    assertThat(lost.value()).isNaN();
  }
}
