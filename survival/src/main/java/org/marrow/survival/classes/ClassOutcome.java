package org.marrow.survival.classes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.order.IndexSort;
import org.marrow.survival.rules.SurvivalRules;

/**
 * A marker against an outcome class.
 *
 * @param marker name of the marker
 * @param n rows with a value
 * @param events rows of the class
 * @param oddsRatio odds ratio for one standard deviation (logistic regression)
 * @param lower lower 95 % Wald limit
 * @param upper upper 95 % Wald limit
 * @param waldP its p value
 * @param rankP Wilcoxon rank sum test, exact without ties below 50 a class, otherwise normal with
 *     continuity correction and tie correction (as R's wilcox.test)
 * @param findings always the refusal of a hazard ratio
 */
public record ClassOutcome(
    String marker,
    int n,
    int events,
    double oddsRatio,
    double lower,
    double upper,
    double waldP,
    double rankP,
    List<Finding> findings) {
  public ClassOutcome {
    findings = List.copyOf(findings);
  }

  /**
   * Compares the marker between the classes.
   *
   * @param inClass whether the row is in the class (for example PFS shorter than two years)
   * @param marker rows without a value are left out
   * @param outcome name of the outcome, for the finding
   */
  public static ClassOutcome fit(boolean[] inClass, NumericCovariate marker, String outcome) {
    int[] rows = IntStream.range(0, inClass.length).filter(i -> !marker.missing(i)).toArray();
    double[] x = Arrays.stream(rows).mapToDouble(marker::value).toArray();
    boolean[] y = new boolean[rows.length];
    int events = 0;
    for (int i = 0; i < y.length; i++) {
      y[i] = inClass[rows[i]];
      events += y[i] ? 1 : 0;
    }
    if (events == 0 || events == y.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "both classes need rows, %d of %d are in the class", events, y.length));
    }
    double[] fit = logistic(standardised(x), y);
    double z = Normal.critical(0.95);
    return new ClassOutcome(
        marker.name(),
        y.length,
        events,
        StrictMath.exp(fit[0]),
        StrictMath.exp(fit[0] - z * fit[1]),
        StrictMath.exp(fit[0] + z * fit[1]),
        Normal.twoSided(fit[0] / fit[1]),
        rankSum(x, y, events),
        List.of(
            SurvivalRules.CLASS_END_POINT.at(
                Where.in("outcome " + outcome),
                "the outcome has two classes and no times; a hazard ratio was not computed")));
  }

  private static double[] standardised(double[] x) {
    double mean = Arrays.stream(x).average().orElse(0);
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    double sd = StrictMath.sqrt(squares / (x.length - 1));
    if (!(sd > 0)) {
      throw new IllegalArgumentException("the marker has one value only");
    }
    return Arrays.stream(x).map(v -> (v - mean) / sd).toArray();
  }

  /** Slope and its standard error by Newton's method; a separating marker ends at a huge slope. */
  private static double[] logistic(double[] x, boolean[] y) {
    double a = 0;
    double b = 0;
    double error = Double.POSITIVE_INFINITY;
    for (int iteration = 0; iteration < 50; iteration++) {
      double ga = 0;
      double gb = 0;
      double haa = 0;
      double hab = 0;
      double hbb = 0;
      for (int i = 0; i < x.length; i++) {
        double p = 1 / (1 + StrictMath.exp(-(a + b * x[i])));
        double r = (y[i] ? 1 : 0) - p;
        double w = p * (1 - p);
        ga += r;
        gb += r * x[i];
        haa += w;
        hab += w * x[i];
        hbb += w * x[i] * x[i];
      }
      double det = haa * hbb - hab * hab;
      double stepA = (hbb * ga - hab * gb) / det;
      double stepB = (haa * gb - hab * ga) / det;
      a += stepA;
      b += stepB;
      error = StrictMath.sqrt(haa / det);
      if (StrictMath.abs(stepA) + StrictMath.abs(stepB) < 1e-12) {
        break;
      }
    }
    return new double[] {b, error};
  }

  private static double rankSum(double[] x, boolean[] y, int events) {
    int n = x.length;
    int[] order = IndexSort.ascending(x);
    double ranks = 0;
    double ties = 0;
    for (int i = 0; i < n; ) {
      int first = i;
      int inside = 0;
      for (; i < n && x[order[i]] == x[order[first]]; i++) {
        inside += y[order[i]] ? 1 : 0;
      }
      ranks += inside * (first + 1 + i) / 2.0;
      double t = i - first;
      ties += t * t * t - t;
    }
    double others = n - events;
    double u = ranks - events * (events + 1) / 2.0;
    if (ties == 0 && events < 50 && others < 50) {
      return exact(u, events, n - events);
    }
    double variance = events * others / 12.0 * ((n + 1) - ties / ((double) n * (n - 1)));
    double distance = StrictMath.abs(u - events * others / 2.0) - 0.5;
    return StrictMath.min(
        1, Normal.twoSided(StrictMath.max(0, distance) / StrictMath.sqrt(variance)));
  }

  /** Twice the smaller tail of Mann and Whitney's U, by their recursion over the largest value. */
  private static double exact(double u, int a, int b) {
    double[][] p = new double[a + 1][];
    for (int i = 0; i <= a; i++) {
      p[i] = new double[] {1};
    }
    for (int j = 1; j <= b; j++) {
      for (int i = 1; i <= a; i++) {
        double[] next = new double[i * j + 1];
        for (int s = 0; s < next.length; s++) {
          double largestInA = s >= j && s - j < p[i - 1].length ? p[i - 1][s - j] : 0;
          double largestInB = s < p[i].length ? p[i][s] : 0;
          next[s] = (i * largestInA + j * largestInB) / (i + j);
        }
        p[i] = next;
      }
    }
    double lower = 0;
    double upper = 0;
    for (int s = 0; s < p[a].length; s++) {
      lower += s <= u ? p[a][s] : 0;
      upper += s >= u ? p[a][s] : 0;
    }
    return StrictMath.min(1, 2 * StrictMath.min(lower, upper));
  }
}
