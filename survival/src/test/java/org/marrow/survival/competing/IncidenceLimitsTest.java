package org.marrow.survival.competing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.SurvivalData;

class IncidenceLimitsTest {
  /** Rates 0.06 and 0.03 of two causes, censoring uniform on 2 to 30. */
  private static SurvivalData patients(int study, int n) {
    Stream random = new Streams(17).stream("incidence", study);
    double[] time = new double[n];
    int[] cause = new int[n];
    for (int i = 0; i < n; i++) {
      double any = random.exponential() / 0.09;
      int which = random.uniform() < 2 / 3.0 ? 1 : 2;
      double end = 2 + 28 * random.uniform();
      time[i] = Math.min(any, end);
      cause[i] = any <= end ? which : 0;
    }
    return SurvivalData.of(time, cause).build();
  }

  @Test
  void limitsStayInsideZeroAndOneAndHoldTheTruthInNineteenOfTwentyStudies() {
    double truth = 2 / 3.0 * -StrictMath.expm1(-0.09 * 10);
    int covered = 0;
    for (int study = 0; study < 400; study++) {
      AalenJohansen curve = AalenJohansen.fit(patients(study, 80));
      Interval limits = curve.limitsAt(10, 1, 0.95);
      covered += limits.contains(truth) ? 1 : 0;
      for (int k = 0; k < curve.size(); k++) {
        Interval at = curve.limitsAt(curve.time(k), 2, 0.95);
        assertThat(at.lower()).isBetween(0.0, curve.probability(k, 2));
        assertThat(at.upper()).isBetween(curve.probability(k, 2), 1.0);
      }
    }
    assertThat(covered).isBetween(364, 393);
  }
}
