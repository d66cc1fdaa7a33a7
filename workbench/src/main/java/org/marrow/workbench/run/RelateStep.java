package org.marrow.workbench.run;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.analysis.AnalysisContext;
import org.marrow.workbench.analysis.ClassAnalysis;
import org.marrow.workbench.analysis.CoxAnalysis;
import org.marrow.workbench.analysis.CurveAnalysis;
import org.marrow.workbench.analysis.CutAnalysis;
import org.marrow.workbench.analysis.IncidenceAnalysis;
import org.marrow.workbench.analysis.LateAnalysis;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.analysis.PublishedAnalysis;
import org.marrow.workbench.analysis.ScreenAnalysis;
import org.marrow.workbench.analysis.ValidationAnalysis;
import org.marrow.workbench.rules.StudyRules;
import org.marrow.workbench.study.Analysis;
import org.marrow.workbench.study.ClassPlan;
import org.marrow.workbench.study.CoxPlan;
import org.marrow.workbench.study.CurvePlan;
import org.marrow.workbench.study.CutPlan;
import org.marrow.workbench.study.IncidencePlan;
import org.marrow.workbench.study.LandmarkPlan;
import org.marrow.workbench.study.PublishedPlan;
import org.marrow.workbench.study.ScreenPlan;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.TimeDependentPlan;
import org.marrow.workbench.study.ValidationPlan;

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
  public void take(StudyRun run) throws IOException {
    List<Analysis> plan = run.study().plan();
    for (int i = 0; i < plan.size(); i++) {
      if (plan.get(i) instanceof ScreenPlan screen && screen.names().isPresent()) {
        run.readTable(screen.names().get().file());
      }
      if (plan.get(i) instanceof ValidationPlan validation && validation.against().isPresent()) {
        run.readTable(validation.against().get().file());
      }
      String id = (i + 1) + "-" + shortName(plan.get(i).name());
      try {
        run.add(taken(plan.get(i), run.context(id)));
      } catch (IllegalArgumentException notWithTheseData) {
        throw new InvalidInput(
            StudyRules.IMPOSSIBLE.at(
                Where.in(plan.get(i).name()), String.valueOf(notWithTheseData.getMessage())));
      }
    }
  }

  private static Outcome taken(Analysis line, AnalysisContext context) {
    return switch (line) {
      case CurvePlan plan -> CurveAnalysis.run(plan, context);
      case CoxPlan plan -> CoxAnalysis.run(plan, context);
      case CutPlan plan -> CutAnalysis.run(plan, context);
      case ClassPlan plan -> ClassAnalysis.run(plan, context);
      case LandmarkPlan plan -> LateAnalysis.landmark(plan, context);
      case TimeDependentPlan plan -> LateAnalysis.timeDependent(plan, context);
      case IncidencePlan plan -> IncidenceAnalysis.run(plan, context);
      case ScreenPlan plan -> ScreenAnalysis.run(plan, context);
      case ValidationPlan plan -> ValidationAnalysis.run(plan, context);
      case PublishedPlan plan -> PublishedAnalysis.run(plan, context);
    };
  }

  /** Lower-case letters, digits and hyphens, for file names and anchors. */
  static String shortName(String words) {
    String name =
        words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty() ? "analysis" : name;
  }
}
