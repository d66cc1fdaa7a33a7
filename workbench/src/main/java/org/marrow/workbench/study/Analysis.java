package org.marrow.workbench.study;

/** One line of the plan. Each kind of analysis is a record of its own. */
public sealed interface Analysis
    permits ClassPlan,
        CoxPlan,
        CurvePlan,
        CutPlan,
        IncidencePlan,
        LandmarkPlan,
        PublishedPlan,
        ScreenPlan,
        TimeDependentPlan,
        ValidationPlan {
  /** Heading in the report. */
  String name();
}
