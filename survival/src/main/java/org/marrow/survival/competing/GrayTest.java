package org.marrow.survival.competing;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.marrow.survival.curves.GroupedEvents;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.distribution.ChiSquared;
import org.marrow.survival.distribution.QuadraticForm;

/**
 * Gray's test: do the groups have the same cumulative incidence of a cause? (Gray 1988,
 * doi:10.1214/aos/1176350951; rho = 0.) Strata are taken from the data.
 *
 * @param cause the cause
 * @param groups names of the groups
 * @param score observed minus expected events of each group
 * @param chiSquared test statistic
 * @param df degrees of freedom
 * @param p p value
 */
public record GrayTest(
    int cause, List<String> groups, double[] score, double chiSquared, int df, double p) {
  public GrayTest {
    groups = List.copyOf(groups);
  }

  /** The test for one cause (1, 2, ...); at least two groups. */
  public static GrayTest fit(SurvivalData data, Factor groups, int cause) {
    int k = groups.levels().size();
    if (k < 2 || cause < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Gray's test compares at least two groups for a cause of 1 or more, got %d groups, cause %d",
              k,
              cause));
    }
    double[] score = new double[k];
    double[][] covariance = new double[k][k];
    Factor strata = data.strata().orElse(Factor.single(data.rows(), "all"));
    for (int s = 0; s < strata.levels().size(); s++) {
      int stratum = s;
      int[] rows = IntStream.range(0, data.rows()).filter(i -> strata.code(i) == stratum).toArray();
      new GrayScores(GroupedEvents.of(data, groups, rows), cause).addTo(score, covariance);
    }
    double chiSquared = QuadraticForm.of(score, covariance, k - 1);
    return new GrayTest(
        cause, groups.levels(), score, chiSquared, k - 1, ChiSquared.upperTail(chiSquared, k - 1));
  }
}
