package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.data.Factor;
import org.marrow.survival.distribution.ChiSquared;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.CoxPlan;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Grouping;

/**
 * A marker under each treatment.
 *
 * @param marker the marker
 * @param treatment the grouping
 * @param within its ratio under each treatment, adjusted as planned
 * @param factors how many times its ratio under a treatment is that under the reference, Wald test
 * @param p likelihood ratio test of marker by treatment
 */
record Interaction(
    String marker, String treatment, List<Ratio> within, List<Ratio> factors, double p) {

  static Interaction fit(
      String marker,
      double[] scaled,
      Grouping treatment,
      CoxPlan plan,
      Cohort cohort,
      EndPoint endPoint,
      Findings findings) {
    Factor groups = cohort.groups(treatment, findings);
    int reference = GroupModels.reference(groups, plan);
    ModelTable table = new ModelTable(cohort, endPoint);
    String main = table.add(marker, scaled);
    List<String> additive = new ArrayList<>(List.of(main));
    List<String> products = new ArrayList<>();
    for (int level = 0; level < groups.levels().size(); level++) {
      int here = level;
      if (level != reference) {
        double[] in =
            IntStream.range(0, groups.rows())
                .mapToDouble(row -> groups.code(row) == here ? 1 : 0)
                .toArray();
        additive.add(table.add(groups.levels().get(level), in));
        products.add(
            table.add(
                marker
                    + ": "
                    + groups.levels().get(level)
                    + " against "
                    + groups.levels().get(reference),
                IntStream.range(0, in.length).mapToDouble(i -> in[i] * scaled[i]).toArray()));
      }
    }
    plan.adjustFor().forEach(column -> additive.add(table.add(cohort, column)));
    List<String> strata = plan.strata().stream().map(c -> table.add(cohort, c)).toList();
    List<String> full = new ArrayList<>(additive);
    full.addAll(products);
    ModelTable.Fit without = table.fit(additive, strata, plan.level());
    ModelTable.Fit with = table.fit(full, strata, plan.level());
    double twice = 2 * (with.model().logLikelihood() - without.model().logLikelihood());
    List<Ratio> all = table.ratios(with);
    return new Interaction(
        marker,
        treatment.name(),
        within(marker, scaled, groups, plan, cohort, endPoint),
        all.subList(Math.max(0, all.size() - products.size()), all.size()),
        ChiSquared.upperTail(Math.max(0, twice), products.size()));
  }

  /** The marker's ratio in the patients of each treatment alone. */
  private static List<Ratio> within(
      String marker,
      double[] scaled,
      Factor groups,
      CoxPlan plan,
      Cohort cohort,
      EndPoint endPoint) {
    List<Ratio> ratios = new ArrayList<>();
    for (int level = 0; level < groups.levels().size(); level++) {
      int here = level;
      int[] rows =
          IntStream.range(0, groups.rows()).filter(row -> groups.code(row) == here).toArray();
      String label = marker + " under " + groups.levels().get(level);
      if (rows.length == 0) {
        continue;
      }
      Cohort own = cohort.select(rows);
      ModelTable table = new ModelTable(own, endPoint);
      List<String> terms = new ArrayList<>();
      terms.add(table.add(label, IntStream.of(rows).mapToDouble(r -> scaled[r]).toArray()));
      plan.adjustFor().forEach(column -> terms.add(table.add(own, column)));
      List<String> strata = plan.strata().stream().map(c -> table.add(own, c)).toList();
      List<Ratio> fit = table.ratios(table.fit(terms, strata, plan.level()));
      ratios.add(
          fit.isEmpty()
              ? new Ratio(
                  label,
                  Double.NaN,
                  OptionalDouble.empty(),
                  OptionalDouble.empty(),
                  OptionalDouble.empty())
              : fit.getFirst());
    }
    return List.copyOf(ratios);
  }

  /** The answer in a sentence. */
  String headline() {
    return "hazard ratio by "
        + treatment
        + ": "
        + String.join("; ", within.stream().map(r -> r.what() + " " + r.words()).toList())
        + "; "
        + marker
        + " by "
        + treatment
        + " "
        + NumberText.ENGLISH.p(p)
        + ".";
  }
}
