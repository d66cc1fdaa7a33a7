package org.marrow.survival.tests;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/**
 * The weight of an event time in a test of the log-rank family. S(t-) is the Kaplan-Meier estimate
 * of the pooled sample (of the stratum) just before t.
 */
public sealed interface Weighting {

  /** Short name for tables, for example {@code Fleming-Harrington (0, 0.5)}. */
  String name();

  /**
   * Weights of the event times of one stratum.
   *
   * @param time distinct event times, ascending
   * @param before pooled survival just before each
   * @param atRisk number at risk at each
   */
  double[] weights(double[] time, double[] before, double[] atRisk);

  /** What a reader of a test with these weights must know. */
  default List<Finding> findings() {
    return Optional.of(this)
        .filter(w -> w instanceof FlemingHarrington fh && fh.rho() == 0 && fh.gamma() > 0)
        .map(w -> SurvivalRules.LATE_WEIGHTS.at(Where.in(w.name()), "the weights begin at zero"))
        .stream()
        .toList();
  }

  /** Every event counts the same (Mantel 1966). */
  static Weighting logRank() {
    return new FlemingHarrington(0, 0);
  }

  /** S(t-): early events count more (Peto, Peto 1972, in Harrington and Fleming's form). */
  static Weighting peto() {
    return new FlemingHarrington(1, 0);
  }

  /** S(t-)^rho (1 - S(t-))^gamma. */
  static Weighting flemingHarrington(double rho, double gamma) {
    return new FlemingHarrington(rho, gamma);
  }

  /** Number at risk to a power: 1 is Gehan's (Breslow's) test, 1/2 Tarone and Ware's. */
  static Weighting atRisk(double power) {
    return new AtRisk(power);
  }

  /** 1 / max(S(t-), S(delay)): late events count more, early ones never nothing. */
  static Weighting modestlyWeighted(double delay) {
    return new ModestlyWeighted(delay);
  }

  /**
   * Fleming and Harrington's G(rho, gamma) family (1991, doi:10.1002/9781118150672).
   *
   * @param rho power of S(t-), 0 or more
   * @param gamma power of 1 - S(t-), 0 or more
   */
  record FlemingHarrington(double rho, double gamma) implements Weighting {
    public FlemingHarrington {
      if (!(rho >= 0 && gamma >= 0)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "rho and gamma are 0 or more, got %s and %s", rho, gamma));
      }
    }

    @Override
    public String name() {
      if (gamma == 0 && rho <= 1 && rho == Math.rint(rho)) {
        return rho == 0 ? "log-rank" : "Peto";
      }
      return "Fleming-Harrington (" + number(rho) + ", " + number(gamma) + ")";
    }

    private static String number(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public double[] weights(double[] time, double[] before, double[] atRisk) {
      double[] weights = new double[time.length];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = StrictMath.pow(before[k], rho) * StrictMath.pow(1 - before[k], gamma);
      }
      return weights;
    }
  }

  /**
   * Number at risk to a power (Tarone, Ware 1977, doi:10.1093/biomet/64.1.156).
   *
   * @param power 1 for Gehan's test
   */
  record AtRisk(double power) implements Weighting {
    @Override
    public String name() {
      return power == 1 ? "Gehan" : power == 0.5 ? "Tarone-Ware" : "at risk to the " + power;
    }

    @Override
    public double[] weights(double[] time, double[] before, double[] atRisk) {
      double[] weights = new double[time.length];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = StrictMath.pow(atRisk[k], power);
      }
      return weights;
    }
  }

  /**
   * Magirr and Burman's modestly weighted test (2019, doi:10.1002/sim.8186).
   *
   * @param delay time until which the effect is expected to need; weights rise up to it
   */
  record ModestlyWeighted(double delay) implements Weighting {
    public ModestlyWeighted {
      if (!(delay >= 0)) {
        throw new IllegalArgumentException("the delay is 0 or more, got " + delay);
      }
    }

    @Override
    public String name() {
      return "modestly weighted (delay " + delay + ")";
    }

    @Override
    public double[] weights(double[] time, double[] before, double[] atRisk) {
      // Survival at the delay: just before the first event time after it.
      double floor = before.length == 0 ? 1 : before[before.length - 1];
      for (int k = time.length - 1; k >= 0 && time[k] > delay; k--) {
        floor = before[k];
      }
      double[] weights = new double[time.length];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = 1 / StrictMath.max(before[k], floor);
      }
      return weights;
    }
  }
}
