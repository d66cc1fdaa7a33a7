package org.marrow.niche.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.SobolSequenceGenerator;
import org.marrow.kinetics.estimation.Free;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.Published;

/**
 * The most likely numbers of a rival, and how far each may be moved.
 *
 * @param rival the rival
 * @param values the most likely values, in the order of the profiles
 * @param deviance minus twice the log likelihood there, without its constant
 * @param readouts what the experiments read there, in the order of {@code rows}
 * @param rows the published numbers in use
 * @param profiles one a number
 */
public record RivalFit(
    Rival rival,
    double[] values,
    double deviance,
    double[] readouts,
    List<Published> rows,
    List<Profile> profiles) {
  /** 0.95 quantile of chi-squared with one degree of freedom. */
  private static final double RISE = 3.841458820694124;

  private static final int SCAN = 128;
  private static final int STARTS = 2;
  private static final int ROUNDS = 8;
  private static final int TRIES = 3;
  private static final int PROFILE_ROUNDS = 3;
  private static final int PROFILE_STEPS = 5;

  /**
   * The profile likelihood of one number (Raue 2009, doi:10.1093/bioinformatics/btp358): held at a
   * value, all others fitted again.
   *
   * @param id the number
   * @param at where it was held, increasing over its limits
   * @param deviances the least deviance there
   * @param lower lower end of the 95 % interval; the limit when it is open
   * @param upper upper end
   * @param openBelow whether the experiments set no lower bound within the limits
   * @param openAbove whether they set no upper bound
   */
  public record Profile(
      String id,
      double[] at,
      double[] deviances,
      double lower,
      double upper,
      boolean openBelow,
      boolean openAbove) {
    /** Whether the experiments bound the number on both sides. */
    public boolean isIdentifiable() {
      return !openBelow && !openAbove;
    }
  }

  /** Fits a rival to the published numbers. */
  public static RivalFit of(RivalProblem problem) {
    double[] targets = problem.targets();
    Place best = best(problem, targets);
    int k = problem.free().size();
    List<Place> fitted = descend(problem, targets, held(problem, targets, best, k), PROFILE_ROUNDS);
    List<Profile> profiles = new ArrayList<>();
    for (int axis = 0; axis < k; axis++) {
      int from = axis * 2 * PROFILE_STEPS;
      profiles.add(profile(problem, best, axis, fitted.subList(from, from + 2 * PROFILE_STEPS)));
    }
    return new RivalFit(
        problem.rival(),
        values(problem, best.u),
        best.deviance,
        best.readout,
        problem.rows(),
        profiles);
  }

  /** Number of fitted numbers. */
  public int parameters() {
    return profiles.size();
  }

  /** Akaike's criterion, deviance + 2 k. */
  public double akaike() {
    return deviance + 2.0 * parameters();
  }

  /**
   * The same corrected for few data (Hurvich and Tsai 1989), + 2 k (k + 1) / (n - k - 1); infinite
   * when there are not enough data to say.
   */
  public double corrected() {
    int k = parameters();
    int left = rows.size() - k - 1;
    return left <= 0 ? Double.POSITIVE_INFINITY : akaike() + 2.0 * k * (k + 1) / left;
  }

  /** A place in the unit cube of the numbers, and what it gives. */
  private record Place(double[] u, double[] readout, double deviance) {}

  /** The values at a place of the unit cube: between the limits, on the search scale. */
  static double[] values(RivalProblem problem, double[] u) {
    double[] values = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      Free f = problem.free().get(i);
      double low = StrictMath.log(f.from());
      double high = StrictMath.log(f.to());
      values[i] = StrictMath.exp(low + u[i] * (high - low));
    }
    return values;
  }

  private static double[] unit(RivalProblem problem, double[] values) {
    double[] u = new double[values.length];
    for (int i = 0; i < u.length; i++) {
      Free f = problem.free().get(i);
      double low = StrictMath.log(f.from());
      double high = StrictMath.log(f.to());
      u[i] = Math.clamp((StrictMath.log(values[i]) - low) / (high - low), 0, 1);
    }
    return u;
  }

  private static List<Place> places(RivalProblem problem, double[] targets, List<double[]> cube) {
    double[][] readouts = problem.readouts(cube.stream().map(u -> values(problem, u)).toList());
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < readouts.length; i++) {
      places.add(new Place(cube.get(i), readouts[i], problem.deviance(readouts[i], targets)));
    }
    return places;
  }

  /** A scan of the limits, then Levenberg-Marquardt from the best places and the files' numbers. */
  private static Place best(RivalProblem problem, double[] targets) {
    int k = problem.free().size();
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(k);
    List<double[]> cube = new ArrayList<>();
    cube.add(unit(problem, problem.defaults()));
    for (int i = 0; i < SCAN; i++) {
      cube.add(sequence.nextVector());
    }
    List<Place> scanned = places(problem, targets, cube);
    List<Place> starts = new ArrayList<>(scanned.subList(1, scanned.size()));
    starts.sort((a, b) -> Double.compare(a.deviance, b.deviance));
    starts = new ArrayList<>(starts.subList(0, STARTS));
    starts.add(scanned.getFirst());
    int[] all = IntStream.range(0, k).toArray();
    return descend(problem, targets, starts.stream().map(p -> new Search(p, all)).toList(), ROUNDS)
        .stream()
        .min(Comparator.comparingDouble(Place::deviance))
        .orElseThrow();
  }

  /** A search for the least deviance along some axes of the unit cube. */
  private static final class Search {
    private final int[] axes;
    private Place now;
    private double damping = 1e-2;

    Search(Place start, int[] axes) {
      this.now = start;
      this.axes = axes;
    }

    /** The places from which the slopes follow. */
    List<double[]> around() {
      List<double[]> around = new ArrayList<>();
      for (int axis : axes) {
        double[] moved = now.u.clone();
        moved[axis] += moved[axis] < 0.5 ? 4e-3 : -4e-3;
        around.add(moved);
      }
      return around;
    }

    /** Places to try, from bold to careful. */
    List<double[]> tries(RivalProblem problem, double[] targets, List<Place> near) {
      double[] residuals = problem.residuals(now.readout, targets);
      double[][] jacobian = new double[axes.length][];
      for (int a = 0; a < axes.length; a++) {
        double h = near.get(a).u[axes[a]] - now.u[axes[a]];
        jacobian[a] = problem.residuals(near.get(a).readout, targets);
        for (int j = 0; j < residuals.length; j++) {
          jacobian[a][j] = (jacobian[a][j] - residuals[j]) / h;
        }
      }
      List<double[]> tries = new ArrayList<>();
      for (int t = 0; t < TRIES; t++) {
        tries.add(step(now.u, axes, jacobian, residuals, damping * StrictMath.pow(10, 2 * t - 2)));
      }
      return tries;
    }

    void take(List<Place> tried) {
      int taken = TRIES - 1;
      Place next = now;
      for (int t = 0; t < tried.size(); t++) {
        if (tried.get(t).deviance < next.deviance) {
          next = tried.get(t);
          taken = t;
        }
      }
      damping = Math.clamp(damping * StrictMath.pow(10, 2 * taken - 2), 1e-8, 1e8);
      now = next;
    }
  }

  /** Levenberg-Marquardt of many searches in step: each round is two batches for all of them. */
  private static List<Place> descend(
      RivalProblem problem, double[] targets, List<Search> searches, int rounds) {
    List<Search> moving = searches.stream().filter(s -> s.axes.length > 0).toList();
    for (int round = 0; round < rounds && !moving.isEmpty(); round++) {
      List<Place> near =
          places(problem, targets, moving.stream().flatMap(s -> s.around().stream()).toList());
      List<double[]> tries = new ArrayList<>();
      int at = 0;
      for (Search search : moving) {
        tries.addAll(search.tries(problem, targets, near.subList(at, at + search.axes.length)));
        at += search.axes.length;
      }
      List<Place> tried = places(problem, targets, tries);
      for (int i = 0; i < moving.size(); i++) {
        moving.get(i).take(tried.subList(i * TRIES, (i + 1) * TRIES));
      }
    }
    return searches.stream().map(s -> s.now).toList();
  }

  private static double[] step(
      double[] u, int[] axes, double[][] jacobian, double[] residuals, double damping) {
    int k = axes.length;
    double[][] normal = new double[k][k];
    double[] right = new double[k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        for (int j = 0; j < residuals.length; j++) {
          normal[a][b] += jacobian[a][j] * jacobian[b][j];
        }
      }
      normal[a][a] += damping * (1 + normal[a][a]);
      for (int j = 0; j < residuals.length; j++) {
        right[a] -= jacobian[a][j] * residuals[j];
      }
    }
    double[] move = solve(normal, right);
    double[] next = u.clone();
    for (int a = 0; a < k; a++) {
      next[axes[a]] = Math.clamp(u[axes[a]] + move[a], 0, 1);
    }
    return next;
  }

  /** Cholesky's method; the damping keeps the matrix positive definite. */
  private static double[] solve(double[][] m, double[] b) {
    int k = b.length;
    double[][] l = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = m[i][j];
        for (int p = 0; p < j; p++) {
          sum -= l[i][p] * l[j][p];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    double[] x = b.clone();
    for (int i = 0; i < k; i++) {
      for (int p = 0; p < i; p++) {
        x[i] -= l[i][p] * x[p];
      }
      x[i] /= l[i][i];
    }
    for (int i = k - 1; i >= 0; i--) {
      for (int p = i + 1; p < k; p++) {
        x[i] -= l[p][i] * x[p];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  /** Where the numbers are held: steps that grow from the best fit to the limits. */
  private static List<Search> held(RivalProblem problem, double[] targets, Place best, int k) {
    List<double[]> cube = new ArrayList<>();
    for (int axis = 0; axis < k; axis++) {
      for (int side = 0; side < 2; side++) {
        for (int i = 1; i <= PROFILE_STEPS; i++) {
          double share = StrictMath.pow(50, (double) i / PROFILE_STEPS - 1);
          double[] held = best.u.clone();
          held[axis] += (side - best.u[axis]) * share;
          cube.add(held);
        }
      }
    }
    List<Place> places = places(problem, targets, cube);
    List<Search> searches = new ArrayList<>();
    for (int n = 0; n < places.size(); n++) {
      int axis = n / (2 * PROFILE_STEPS);
      searches.add(
          new Search(
              places.get(n), IntStream.range(0, k).filter(other -> other != axis).toArray()));
    }
    return searches;
  }

  private static Profile profile(RivalProblem problem, Place best, int axis, List<Place> fitted) {
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {best.u[axis], best.deviance});
    boolean[] open = {true, true};
    double[] ends = {0, 1};
    for (int side = 0; side < 2; side++) {
      double before = best.u[axis];
      double riseBefore = 0;
      for (int i = 0; i < PROFILE_STEPS; i++) {
        Place place = fitted.get(side * PROFILE_STEPS + i);
        double at = place.u[axis];
        points.add(new double[] {at, place.deviance});
        double rise = place.deviance - best.deviance;
        if (open[side] && rise > RISE) {
          double low = Math.sqrt(Math.max(0, riseBefore));
          double part = (Math.sqrt(RISE) - low) / (Math.sqrt(rise) - low);
          ends[side] = before + part * (at - before);
          open[side] = false;
        }
        before = at;
        riseBefore = rise;
      }
    }
    points.sort((a, b) -> Double.compare(a[0], b[0]));
    Free f = problem.free().get(axis);
    double low = StrictMath.log(f.from());
    double width = StrictMath.log(f.to()) - low;
    return new Profile(
        f.id(),
        points.stream().mapToDouble(p -> StrictMath.exp(low + p[0] * width)).toArray(),
        points.stream().mapToDouble(p -> p[1]).toArray(),
        StrictMath.exp(low + ends[0] * width),
        StrictMath.exp(low + ends[1] * width),
        open[0],
        open[1]);
  }

  /**
   * The least deviance under other published numbers, found among many places around the best one
   * and over all limits.
   */
  static double[] refitted(RivalProblem problem, RivalFit fit, List<double[]> targets) {
    int k = fit.values.length;
    SobolSequenceGenerator sequence = new SobolSequenceGenerator(k);
    double[] centre = unit(problem, fit.values);
    List<double[]> cube = new ArrayList<>(List.of(centre));
    for (int i = 0; i < 2 * SCAN; i++) {
      double[] point = sequence.nextVector();
      // Half of the places near the fit, where redrawn optima lie, half anywhere.
      double width = i % 2 == 0 ? 1 : 0.2;
      for (int j = 0; j < k; j++) {
        double at = i % 2 == 0 ? point[j] : centre[j] + width * (point[j] - 0.5);
        point[j] = Math.clamp(at, 0, 1);
      }
      cube.add(point);
    }
    double[][] readouts = problem.readouts(cube.stream().map(u -> values(problem, u)).toList());
    return targets.stream()
        .mapToDouble(
            t -> Arrays.stream(readouts).mapToDouble(r -> problem.deviance(r, t)).min().orElse(0))
        .toArray();
  }
}
