package org.marrow.survival.reliability;

import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.distribution.Normal;

/** What error in a marker takes from its hazard ratio and from the power of a study. */
public final class Attenuation {
  private Attenuation() {}

  /**
   * Hazard ratio per standard deviation of the reading, to first order: the log hazard ratio per
   * standard deviation of the truth times the root of the reliability.
   */
  public static double firstOrder(double hazardRatio, double reliability) {
    return StrictMath.exp(StrictMath.log(hazardRatio) * StrictMath.sqrt(checked(reliability)));
  }

  /**
   * The same without the approximation, from simulated patients: what the reading does not say acts
   * as unseen frailty and takes more, the longer patients are followed.
   *
   * @param hazardRatio per standard deviation of the true marker
   * @param followed share of patients whose event is seen before follow-up ends for all
   * @param patients to simulate; 100 000 give the log hazard ratio to 0.003
   */
  public static double simulated(
      double hazardRatio, double reliability, double followed, int patients, Streams streams) {
    double effect = StrictMath.log(hazardRatio);
    double loading = StrictMath.sqrt(checked(reliability));
    double rest = StrictMath.sqrt(1 - reliability);
    Stream stream = streams.stream("attenuation", 0);
    double[] time = new double[patients];
    boolean[] event = new boolean[patients];
    double[] reading = new double[patients];
    for (int i = 0; i < patients; i++) {
      double truth = stream.normal();
      reading[i] = loading * truth + rest * stream.normal();
      time[i] = stream.exponential() * StrictMath.exp(-effect * truth);
    }
    double[] sorted = time.clone();
    java.util.Arrays.sort(sorted);
    double end = sorted[(int) Math.min(patients - 1L, (long) Math.ceil(followed * patients) - 1)];
    for (int i = 0; i < patients; i++) {
      event[i] = time[i] <= end;
      time[i] = Math.min(time[i], end);
    }
    CoxData data = CoxData.of(time, event).covariate("reading", reading).build();
    return CoxModel.fit(data, CoxOptions.standard()).terms().getFirst().hazardRatio();
  }

  /**
   * Events needed to find a marker (Schoenfeld 1983 for a continuous covariate; Hsieh, Lavori 2000,
   * doi:10.1016/S0197-2456(00)00104-5): (z + z)^2 / (log hazard ratio per standard deviation)^2,
   * with the attenuated hazard ratio.
   *
   * @param alpha two-sided level
   */
  public static double eventsNeeded(
      double hazardRatio, double reliability, double alpha, double power) {
    double z = Normal.quantile(1 - alpha / 2) + Normal.quantile(power);
    double effect = StrictMath.log(firstOrder(hazardRatio, reliability));
    return z * z / (effect * effect);
  }

  private static double checked(double reliability) {
    if (!(reliability > 0 && reliability <= 1)) {
      throw new IllegalArgumentException(
          "a reliability lies above 0 and up to 1, got " + reliability);
    }
    return reliability;
  }
}
