package org.marrow.survival.landmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.Interval;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.data.Landmark;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.rules.SurvivalRules;

/**
 * One Cox model over the data of several landmarks (van Houwelingen 2007,
 * doi:10.1111/j.1467-9469.2006.00529.x): every landmark is a stratum, a covariate's coefficient is
 * a straight line over the landmarks, and standard errors are robust since a patient counts at
 * several of them.
 *
 * @param model the fitted model
 * @param landmarks what it says at each landmark
 * @param changeP Wald test of the slope: whether the association changes over the landmarks
 * @param findings how many were lost before each landmark, and the model's own
 */
public record Supermodel(
    CoxModel model, List<AtLandmark> landmarks, double changeP, List<Finding> findings) {
  private static final String CHANGE = "change over landmarks";

  public Supermodel {
    landmarks = List.copyOf(landmarks);
    findings = List.copyOf(findings);
  }

  /**
   * A landmark.
   *
   * @param time of the landmark
   * @param atRisk patients still at risk then, with a value
   * @param events their events within the horizon
   * @param ratio hazard ratio by the supermodel
   * @param limits its 95 % limits
   * @param alone the covariate in a model of this landmark alone
   */
  public record AtLandmark(
      double time, int atRisk, int events, double ratio, Interval limits, CoxTerm alone) {}

  /**
   * Fits the model.
   *
   * @param data one row a patient, with the covariate and those to adjust for
   * @param covariate name of a numeric covariate that knows when it was measured
   * @param adjust names of numeric covariates of the origin
   * @param times two or more landmarks, ascending
   * @param horizon how far beyond its landmark each comparison looks
   * @throws IllegalArgumentException when there are fewer than two ascending landmarks, or nobody
   *     is at risk at one of them
   */
  public static Supermodel fit(
      SurvivalData data, String covariate, List<String> adjust, double[] times, double horizon) {
    for (int k = 0; k < times.length; k++) {
      if (times.length < 2 || k > 0 && !(times[k] > times[k - 1])) {
        throw new IllegalArgumentException("a supermodel needs two or more ascending landmarks");
      }
    }
    SurvivalData stacked = Landmark.supermodel(data, times, horizon);
    double[] value = ((NumericCovariate) stacked.covariate(covariate)).values();
    int[] known = IntStream.range(0, stacked.rows()).filter(i -> !Double.isNaN(value[i])).toArray();
    SurvivalData used = stacked.select(known);
    double[] when = ((NumericCovariate) used.covariate("landmark")).values();
    double[] x = ((NumericCovariate) used.covariate(covariate)).values();
    double range = times[times.length - 1] - times[0];
    double[] product = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      product[i] = x[i] * (when[i] - times[0]) / range;
    }
    CoxData.Builder parts = CoxData.of(used).covariate(covariate, x).covariate(CHANGE, product);
    adjust.forEach(name -> parts.covariate(name, numbers(used, name)));
    CoxModel model = CoxModel.fit(parts.build(), CoxOptions.standard());
    double[][] variance = model.variance();
    double base = model.term(covariate).coef();
    double slope = model.term(CHANGE).coef();
    double width = Normal.critical(0.95);
    List<AtLandmark> all = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int k = 0; k < times.length; k++) {
      double time = times[k];
      double share = (time - times[0]) / range;
      double log = base + share * slope;
      double error =
          StrictMath.sqrt(
              variance[0][0] + 2 * share * variance[0][1] + share * share * variance[1][1]);
      int[] rows = IntStream.range(0, x.length).filter(i -> when[i] == time).toArray();
      SurvivalData own = used.select(rows);
      CoxData.Builder one =
          CoxData.of(own.exits(), events(own)).covariate(covariate, numbers(own, covariate));
      adjust.forEach(name -> one.covariate(name, numbers(own, name)));
      CoxModel alone = CoxModel.fit(one.build(), CoxOptions.standard());
      all.add(
          new AtLandmark(
              time,
              own.rows(),
              own.eventCount(),
              StrictMath.exp(log),
              Interval.of95(
                  StrictMath.exp(log - width * error), StrictMath.exp(log + width * error)),
              alone.term(covariate)));
      Landmark moved = Landmark.at(data, time);
      findings.add(
          SurvivalRules.LANDMARK_CHOICE.at(
              Where.in("landmark " + time),
              String.format(
                  Locale.ROOT,
                  "%d of %d are still at risk; %d had the event and %d were censored before",
                  moved.data().rows(),
                  data.rows(),
                  moved.eventsBefore(),
                  moved.censoredBefore())));
    }
    findings.addAll(model.findings());
    return new Supermodel(model, all, model.term(CHANGE).p().orElse(Double.NaN), findings);
  }

  private static double[] numbers(SurvivalData data, String name) {
    return ((NumericCovariate) data.covariate(name)).values();
  }

  private static boolean[] events(SurvivalData data) {
    boolean[] event = new boolean[data.rows()];
    for (int i = 0; i < event.length; i++) {
      event[i] = data.event(i) > 0;
    }
    return event;
  }
}
