package org.marrow.survival.curves;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

/** Intervals cover the truth as often as they say: 1000 cohorts of 100, about a third censored. */
class CoverageTest {
  @Test
  void survivalMedianAndRestrictedMeanIntervalsAreNominal() {
    int runs = 1000;
    double median = 10;
    double rate = StrictMath.log(2) / median;
    double mean = (1 - StrictMath.exp(-rate * 15)) / rate;
    int ofSurvival = 0;
    int ofMedian = 0;
    int ofMean = 0;
    for (int run = 0; run < runs; run++) {
      Stream random = new Streams(41).stream("coverage", run);
      double[] time = new double[100];
      int[] event = new int[100];
      for (int i = 0; i < 100; i++) {
        double t = random.exponential() / rate;
        double censor = 15 + 15 * random.uniform();
        time[i] = Math.min(t, censor);
        event[i] = t <= censor ? 1 : 0;
      }
      SurvivalData data = SurvivalData.of(time, event).build();
      Curve curve =
          KaplanMeier.fit(data, Factor.single(100, "all"), Limits.LOG_LOG, 0.95).curve("all");
      int k = curve.step(8);
      double truth = StrictMath.exp(-rate * 8);
      ofSurvival += curve.lower(k) <= truth && truth <= curve.upper(k) ? 1 : 0;
      Quantile q = curve.median();
      boolean covers =
          q.lower().orElse(0) <= median && median <= q.upper().orElse(Double.POSITIVE_INFINITY);
      ofMedian += covers ? 1 : 0;
      RestrictedMean area = RestrictedMean.of(curve, 15);
      ofMean += area.lower() <= mean && mean <= area.upper() ? 1 : 0;
    }
    // 950 expected, standard error 6.9.
    assertThat(ofSurvival).isBetween(925, 975);
    assertThat(ofMedian).isBetween(925, 980);
    assertThat(ofMean).isBetween(925, 975);
  }
}
