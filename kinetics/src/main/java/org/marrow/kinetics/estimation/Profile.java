package org.marrow.kinetics.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.rules.KineticsRules;

/**
 * The profile likelihood of a parameter (Raue et al. 2009, doi:10.1093/bioinformatics/btp358): it
 * is held at a row of values, all others are fitted again, and the 95 % interval holds the values
 * at which the deviance rises by less than 3.84 (chi-squared with one degree of freedom). Where it
 * never rises so far before the limit, the data do not bound the parameter on that side.
 *
 * @param id the parameter
 * @param values where it was held, increasing
 * @param deviances deviance there
 * @param lower lower end of the interval; the limit when it is open
 * @param upper upper end
 * @param openBelow whether the data set no lower bound within the limits
 * @param openAbove whether the data set no upper bound within the limits
 */
public record Profile(
    String id,
    List<Double> values,
    List<Double> deviances,
    double lower,
    double upper,
    boolean openBelow,
    boolean openAbove) {
  /** 0.95 quantile of chi-squared with one degree of freedom. */
  private static final double RISE = 3.841458820694124;

  public Profile {
    values = List.copyOf(values);
    deviances = List.copyOf(deviances);
  }

  /** Whether the data bound the parameter on both sides. */
  public boolean isIdentifiable() {
    return !openBelow && !openAbove;
  }

  /** A warning that names the parameter, when the data do not bound it. */
  public Optional<Finding> finding() {
    if (isIdentifiable()) {
      return Optional.empty();
    }
    String side = openBelow && openAbove ? "on either side" : openBelow ? "below" : "above";
    return Optional.of(
        KineticsRules.NOT_IDENTIFIABLE.at(
            Where.in("estimation").column(id),
            "the data set no bound to " + id + " " + side + " within its limits"));
  }

  /**
   * The profile of one parameter.
   *
   * @param estimate the best fit of the problem
   * @param steps values on each side, 4 or more
   */
  public static Profile of(Problem problem, Estimate estimate, String id, int steps) {
    int index = -1;
    for (int i = 0; i < problem.free().size(); i++) {
      index = problem.free().get(i).id().equals(id) ? i : index;
    }
    if (index < 0 || steps < 4) {
      throw new IllegalArgumentException(
          id + " is not free, or fewer than 4 steps were asked for: " + steps);
    }
    Side below = new Side(problem, estimate, index, steps, -1);
    Side above = new Side(problem, estimate, index, steps, 1);
    List<Double> values = new ArrayList<>(below.values.reversed());
    List<Double> deviances = new ArrayList<>(below.deviances.reversed());
    values.add(estimate.values().getOrDefault(id, Double.NaN));
    deviances.add(estimate.deviance());
    values.addAll(above.values);
    deviances.addAll(above.deviances);
    return new Profile(id, values, deviances, below.end, above.end, below.open, above.open);
  }

  /** One side of a profile: steps that grow until the deviance has risen enough. */
  private static final class Side {
    final List<Double> values = new ArrayList<>();
    final List<Double> deviances = new ArrayList<>();
    boolean open = true;
    double end;

    Side(Problem problem, Estimate estimate, int index, int steps, int sign) {
      Free free = problem.free().get(index);
      double best = free.coordinate(estimate.values().getOrDefault(free.id(), Double.NaN));
      double limit = free.coordinate(sign < 0 ? free.from() : free.to());
      double[] others = new double[problem.free().size() - 1];
      for (int i = 0, j = 0; i < problem.free().size(); i++) {
        if (i != index) {
          Free other = problem.free().get(i);
          others[j++] = other.coordinate(estimate.values().getOrDefault(other.id(), Double.NaN));
        }
      }
      double span = Math.abs(limit - best);
      double before = best;
      double riseBefore = 0;
      end = free.value(limit);
      // Geometric steps: near the optimum at first, so that narrow intervals are resolved too.
      double growth = StrictMath.pow(1e4, 1.0 / Math.max(1, steps - 1));
      for (int i = 1; i <= steps; i++) {
        double place = best + sign * span * StrictMath.pow(growth, (double) i - steps);
        LeastSquares.Minimum minimum = Fit.from(problem.holding(index, free.value(place)), others);
        others = minimum.place();
        double deviance = problem.deviance(minimum.sumOfSquares());
        values.add(free.value(place));
        deviances.add(deviance);
        double rise = deviance - estimate.deviance();
        if (rise > RISE) {
          // The deviance is near a parabola, so its root is near a straight line.
          double from = Math.sqrt(Math.max(0, riseBefore));
          double share = (Math.sqrt(RISE) - from) / (Math.sqrt(rise) - from);
          end = free.value(before + share * (place - before));
          open = false;
          return;
        }
        before = place;
        riseBefore = rise;
      }
    }
  }
}
