package org.marrow.survival.cutpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Stream;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.order.IndexSort;
import org.marrow.survival.rules.SurvivalRules;

/**
 * The cut of a marker with the largest log-rank statistic, and what that is worth. Every p value
 * here is corrected for the search and lies in [0, 1]; the plain log-rank p value at the cut is not
 * offered.
 *
 * @param marker name of the marker
 * @param n rows with a value
 * @param missing rows left out because the marker is missing
 * @param cut the cut; the groups are "at or below" and "above"
 * @param below rows at or below the cut
 * @param statistic largest absolute standardised statistic
 * @param higherIsWorse whether those above the cut die sooner
 * @param candidates every candidate cut, ascending
 * @param statistics absolute statistic at each candidate
 * @param p the answer: by permutation for fewer than 100 rows (when permutations were asked for),
 *     otherwise Lausen 1994
 * @param method how {@code p} was found
 * @param lausen1992 approximation of Lausen and Schumacher
 * @param lausen1994 improved Bonferroni bound of Lausen, Sauerbrei, Schumacher
 * @param hothornLausen bound from the exact distribution of neighbouring cuts; empty above 600 rows
 *     or when not asked for
 * @param permutation permutation p value; empty when no permutations were asked for
 * @param cutLower 2.5th percentile of the cut over resamples; empty without resamples
 * @param cutUpper 97.5th percentile of the cut over resamples; empty without resamples
 */
public record CutPoint(
    String marker,
    int n,
    int missing,
    double cut,
    int below,
    double statistic,
    boolean higherIsWorse,
    double[] candidates,
    double[] statistics,
    double p,
    String method,
    double lausen1992,
    double lausen1994,
    OptionalDouble hothornLausen,
    OptionalDouble permutation,
    OptionalDouble cutLower,
    OptionalDouble cutUpper) {
  private static final int FEW = 100;
  private static final int MOST_FOR_EXACT = 600;

  /**
   * Searches the best cut.
   *
   * @param data survival data without delayed entry; any cause is an event
   * @param marker the marker; rows without value are left out and counted
   * @throws IllegalArgumentException with delayed entry or weights, for which the statistic is not
   *     defined, or with fewer than 10 rows or no candidate cut
   */
  public static CutPoint fit(
      SurvivalData data, NumericCovariate marker, CutPointSettings settings) {
    int[] rows = rows(data, marker);
    int n = rows.length;
    Search search = prepare(data, marker, rows, settings);
    int[] ones = new int[n];
    Arrays.fill(ones, 1);
    CutSearch.Found found = search.run(ones);
    if (found.cut().length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "marker %s has no value between the proportions %s and %s",
              marker.name(),
              settings.minProportion(),
              settings.maxProportion()));
    }
    double[] scores = search.scores();
    double b = found.statistic();
    double lausen1992 = clamp(Lausen.of1992(b, settings.minProportion(), settings.maxProportion()));
    double lausen1994 = clamp(Lausen.of1994(b, n, found.below()));
    OptionalDouble permutation = permutation(scores, found, settings);
    boolean few = n < FEW && permutation.isPresent();
    double[] interval = interval(search, n, settings);
    return new CutPoint(
        marker.name(),
        n,
        data.rows() - n,
        found.cut()[found.best()],
        found.below()[found.best()],
        b,
        found.z()[found.best()] < 0,
        found.cut(),
        Arrays.stream(found.z()).map(StrictMath::abs).toArray(),
        few ? permutation.getAsDouble() : lausen1994,
        few ? "permutation" : "Lausen 1994",
        lausen1992,
        lausen1994,
        settings.exact() && n <= MOST_FOR_EXACT
            ? OptionalDouble.of(new HothornLausen(scores).bound(b, found.below()))
            : OptionalDouble.empty(),
        permutation,
        interval.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(interval[0]),
        interval.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(interval[1]));
  }

  /** The best cut only, for resampling: no p values, no interval; NaN when there is none. */
  static double search(SurvivalData data, NumericCovariate marker, CutPointSettings settings) {
    int[] rows = rows(data, marker);
    int[] ones = new int[rows.length];
    Arrays.fill(ones, 1);
    CutSearch.Found found = prepare(data, marker, rows, settings).run(ones);
    return found.cut().length == 0 ? Double.NaN : found.cut()[found.best()];
  }

  private static int[] rows(SurvivalData data, NumericCovariate marker) {
    return IntStream.range(0, data.rows()).filter(i -> !marker.missing(i)).toArray();
  }

  private static Search prepare(
      SurvivalData data, NumericCovariate marker, int[] rows, CutPointSettings settings) {
    if (data.hasEntry() || data.hasWeights()) {
      throw new IllegalArgumentException(
          "a cut is searched in data without delayed entry and without weights");
    }
    int[] byMarker = sorted(rows, marker.values());
    double[] value = Arrays.stream(byMarker).mapToDouble(marker::value).toArray();
    if (rows.length < 10 || value[0] == value[rows.length - 1]) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a cut needs at least 10 rows and two values, marker %s has %d rows",
              marker.name(),
              rows.length));
    }
    return new Search(data, rows, sorted(rows, data.exits()), byMarker, value, settings);
  }

  private static double clamp(double p) {
    return StrictMath.max(0, StrictMath.min(1, p));
  }

  private static int[] sorted(int[] rows, double[] key) {
    return IndexSort.sort(rows.clone(), key, false);
  }

  private static OptionalDouble permutation(
      double[] scores, CutSearch.Found found, CutPointSettings settings) {
    if (settings.permutations() == 0) {
      return OptionalDouble.empty();
    }
    int n = scores.length;
    int[] ones = new int[n];
    Arrays.fill(ones, 1);
    double[] moments = CutSearch.moments(scores, ones, n);
    double observed = found.statistic() * (1 - 1e-12);
    int reached = 1;
    for (int i = 0; i < settings.permutations(); i++) {
      Stream random = settings.streams().stream("cut-point permutation", i);
      double largest =
          CutSearch.largest(scores, random.permutation(n), found.below(), moments[0], moments[1]);
      reached += largest >= observed ? 1 : 0;
    }
    return OptionalDouble.of((double) reached / (settings.permutations() + 1));
  }

  private static double[] interval(Search search, int n, CutPointSettings settings) {
    int b = settings.bootstraps();
    double[] cuts = new double[b];
    int kept = 0;
    for (int i = 0; i < b; i++) {
      int[] copies = new int[n];
      for (int drawn : settings.streams().stream("cut-point bootstrap", i).bootstrap(n)) {
        copies[drawn]++;
      }
      CutSearch.Found found = search.run(copies);
      if (found.cut().length > 0) {
        cuts[kept++] = found.cut()[found.best()];
      }
    }
    if (kept < 20) {
      return new double[0];
    }
    Arrays.sort(cuts, 0, kept);
    return new double[] {
      cuts[(int) StrictMath.floor(0.025 * (kept - 1))],
      cuts[(int) StrictMath.ceil(0.975 * (kept - 1))]
    };
  }

  /** What a reader of this cut must know. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        SurvivalRules.SEARCHED_CUT.at(
            Where.in("marker " + marker),
            String.format(
                Locale.ROOT,
                "the cut %s is the best of %d; corrected p = %.3g (%s)",
                cut,
                candidates.length,
                p,
                method)));
    if (missing > 0) {
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in("marker " + marker),
              String.format(
                  Locale.ROOT,
                  "%d of %d rows have no value and were left out",
                  missing,
                  n + missing)));
    }
    return List.copyOf(findings);
  }
}
