package org.marrow.workbench.run;

import java.util.List;
import java.util.Locale;
import org.marrow.workbench.analysis.CurveAnalysis;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.study.Analysis;
import org.marrow.workbench.study.CurvePlan;
import org.marrow.workbench.study.Study;

/** Joins outcome and takes the analyses of the plan, in its order. */
final class RelateStep implements Step {
  @Override
  public String name() {
    return "relating to outcome";
  }

  @Override
  public boolean asked(Study study) {
    return !study.plan().isEmpty();
  }

  @Override
  public void take(StudyRun run) {
    List<Analysis> plan = run.study().plan();
    for (int i = 0; i < plan.size(); i++) {
      String id = (i + 1) + "-" + shortName(plan.get(i).name());
      Outcome outcome =
          switch (plan.get(i)) {
            case CurvePlan curves -> CurveAnalysis.run(id, curves, run.study(), run.cohort());
          };
      run.add(outcome);
    }
  }

  /** Lower-case letters, digits and hyphens, for file names and anchors. */
  static String shortName(String words) {
    String name =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty() ? "analysis" : name;
  }
}
