package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.survival.data.Factor;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.CoxPlan;
import org.marrow.workbench.study.Grouping;
import org.marrow.workbench.study.Study;

/** The groups of a grouping against a reference. */
final class GroupModels {
  private GroupModels() {}

  static MarkerModels fit(CoxPlan plan, Study study, Cohort whole, Findings findings) {
    Grouping grouping = plan.by().flatMap(study::group).orElseThrow();
    List<String> needed = new ArrayList<>(List.of(grouping.column()));
    needed.addAll(plan.adjustFor());
    needed.addAll(plan.strata());
    Cohort cohort = whole.complete(needed);
    whole
        .leftOut(cohort, "lack a value of " + String.join(", ", needed) + " and were left out")
        .ifPresent(findings::add);
    Factor groups = cohort.groups(grouping, findings);
    ModelTable table = new ModelTable(cohort, study.endPoint(plan.endPoint()));
    List<String> main = indicators(table, groups, plan);
    List<String> others = plan.adjustFor().stream().map(c -> table.add(cohort, c)).toList();
    List<String> strata = plan.strata().stream().map(c -> table.add(cohort, c)).toList();
    return MarkerModels.of(grouping.name(), table, main, others, strata, plan);
  }

  /** A column for each group but the reference. */
  private static List<String> indicators(ModelTable table, Factor groups, CoxPlan plan) {
    int reference = reference(groups, plan);
    List<String> names = new ArrayList<>();
    for (int level = 0; level < groups.levels().size(); level++) {
      int here = level;
      if (level != reference) {
        names.add(
            table.add(
                groups.levels().get(level) + " against " + groups.levels().get(reference),
                IntStream.range(0, groups.rows())
                    .mapToDouble(row -> groups.code(row) == here ? 1 : 0)
                    .toArray()));
      }
    }
    return names;
  }

  /** Index of the reference group: the one the plan names, or the first. */
  static int reference(Factor groups, CoxPlan plan) {
    return plan.reference()
        .map(name -> groups.levels().indexOf(name))
        .filter(at -> at >= 0)
        .orElse(0);
  }
}
