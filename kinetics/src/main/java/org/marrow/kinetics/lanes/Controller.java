package org.marrow.kinetics.lanes;

/**
 * The step-size controller: a proportional-integral one (Hairer and Wanner, Solving Ordinary
 * Differential Equations II, 2nd ed., section IV.2), on the logarithm of the error.
 */
final class Controller {
  /** Power of the error per step: the order of the error estimate, 5. */
  static final double INTEGRAL = 0.9 / 5;

  static final double PROPORTIONAL = 0.2 / 5;

  /**
   * ln 0.97: a smaller margin than the usual 0.9, because this method's error estimate is on the
   * safe side: on the niche16 benchmark two steps in a thousand are rejected.
   */
  static final double LOG_SAFETY = -0.030459207484708574;

  /** Errors below e^-30 count as e^-30, so that one perfect step leaves no infinity behind. */
  static final double LEAST = -30;

  private Controller() {}

  /** From the error its logarithm and the factor for the next step, in every lane. */
  static void next(LaneArithmetic arithmetic, double[] m) {
    int w = arithmetic.lanes();
    arithmetic.log(m, Slot.ERROR * w, Slot.LOG_ERROR * w);
    for (int i = 0; i < w; i++) {
      double log = m[Slot.LOG_ERROR * w + i];
      log = log < LEAST ? LEAST : log;
      m[Slot.LOG_ERROR * w + i] = log;
      m[Slot.FACTOR * w + i] =
          Math.fma(
              PROPORTIONAL,
              m[Slot.OLD_LOG_ERROR * w + i],
              Math.fma(-(INTEGRAL + PROPORTIONAL), log, LOG_SAFETY));
    }
    arithmetic.exp(m, Slot.FACTOR * w, Slot.FACTOR * w);
  }
}
