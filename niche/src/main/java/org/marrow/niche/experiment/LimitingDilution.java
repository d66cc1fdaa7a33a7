package org.marrow.niche.experiment;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.marrow.foundation.number.Interval;

/**
 * The share of injected cells that can start a tumour, from how many mice took at each number of
 * cells: the single-hit model, P(take) = 1 - (1 - f)^n, by maximum likelihood, its interval by the
 * likelihood ratio (Taswell, J Immunol 1981;126:1614). One such cell is enough, and cells do not
 * help or hinder each other.
 *
 * @param groups the mice
 * @param share the most likely share f
 * @param interval 95 %
 */
public record LimitingDilution(List<Group> groups, double share, Interval interval) {
  /** 0.95 quantile of chi-squared with one degree of freedom. */
  private static final double RISE = 3.841458820694124;

  private static final double LEAST = 1e-9;

  /**
   * Mice that got the same number of cells.
   *
   * @param cells cells injected into each, 1 or more
   * @param mice how many mice
   * @param taken how many grew a tumour
   */
  public record Group(int cells, int mice, int taken) {
    public Group {
      if (cells < 1 || mice < 1 || taken < 0 || taken > mice) {
        throw new IllegalArgumentException(
            "a group needs cells, mice and at most as many tumours, got "
                + cells
                + ", "
                + mice
                + ", "
                + taken);
      }
    }
  }

  public LimitingDilution {
    groups = List.copyOf(groups);
  }

  /** The estimate from groups of mice; the share may be 0 or 1 when none or all took. */
  public static LimitingDilution of(List<Group> groups) {
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("a limiting dilution needs mice");
    }
    DoubleUnaryOperator deviance = f -> deviance(groups, f);
    double low = LEAST;
    double high = 1 - LEAST;
    // The deviance has one minimum: the sections that hold it shrink by a third.
    for (int i = 0; i < 200; i++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      if (deviance.applyAsDouble(a) <= deviance.applyAsDouble(b)) {
        high = b;
      } else {
        low = a;
      }
    }
    double best = 0.5 * (low + high);
    double limit = deviance.applyAsDouble(best) + RISE;
    double lower = crossing(deviance, limit, LEAST, best);
    double upper = crossing(deviance, limit, 1 - LEAST, best);
    boolean none = groups.stream().allMatch(g -> g.taken() == 0);
    boolean all = groups.stream().allMatch(g -> g.taken() == g.mice());
    return new LimitingDilution(
        groups, none ? 0 : all ? 1 : best, Interval.of95(none ? 0 : lower, all ? 1 : upper));
  }

  private static double crossing(
      DoubleUnaryOperator deviance, double limit, double outside, double inside) {
    if (deviance.applyAsDouble(outside) <= limit) {
      return outside;
    }
    double out = outside;
    double in = inside;
    for (int i = 0; i < 200; i++) {
      double middle = 0.5 * (out + in);
      if (deviance.applyAsDouble(middle) > limit) {
        out = middle;
      } else {
        in = middle;
      }
    }
    return 0.5 * (out + in);
  }

  private static double deviance(List<Group> groups, double f) {
    double log = 0;
    for (Group g : groups) {
      double none = g.cells() * StrictMath.log1p(-f);
      log += (g.mice() - g.taken()) * none;
      if (g.taken() > 0) {
        log += g.taken() * StrictMath.log(-StrictMath.expm1(none));
      }
    }
    return -2 * log;
  }
}
