package org.marrow.kinetics.problems;

import org.marrow.kinetics.ode.Settings;

/**
 * Accuracy on niche16: the typical patient after 180 days and 72 dosing stops, the drugs'
 * compartments solved exactly.
 */
public final class NicheAccuracy {
  /**
   * The states on day 180 by CVODE (SUNDIALS 6.4.1, BDF, dense analytic Jacobian) at relative
   * tolerance 3e-14 and absolute 1e-17, written by {@code benchmarks/kinetics/niche16_cvode.c}. Its
   * solution at 1e-13 differs by less than 4e-10 of any state but DG.
   */
  private static final double[] REFERENCE = {
    0.0079195127166510667,
    0.1758343533326607,
    2.2803899204148146,
    9.3576270881894433e-14,
    0.0081400188054994178,
    0.49531840710379266,
    0.50468159289620806,
    1.5545744416516227,
    4.6371249574834012e-07,
    1.9929612700777462e-07,
    0.50000043182389087,
    0.41214746328662072,
    2.3254321060598278,
    0.95305564939279341,
    1.9378601217880718,
    1.9166943289385365,
  };

  /** The tumour ends near 1e-7: its tolerance has to be far below. */
  private static final double SMALLEST = 1e-6;

  private NicheAccuracy() {}

  /** Runs the problem at a relative tolerance. */
  public static StiffProblem.Result run(double relative) {
    NicheEnsemble ensemble = new NicheEnsemble(Settings.of(relative, relative * SMALLEST));
    double[][] typical = {ensemble.typical()};
    double[] end = ensemble.states(typical, new double[] {180}, 1)[0][0];
    double largest = 0;
    for (double value : REFERENCE) {
      largest = Math.max(largest, Math.abs(value));
    }
    double error = 0;
    for (int i = 0; i < end.length; i++) {
      double size = Math.max(Math.abs(REFERENCE[i]), 1e-10 * largest);
      error = Math.max(error, Math.abs(end[i] - REFERENCE[i]) / size);
    }
    long steps = Math.round(ensemble.run(typical, 1, 1).steps());
    return new StiffProblem.Result(relative, error, steps);
  }
}
