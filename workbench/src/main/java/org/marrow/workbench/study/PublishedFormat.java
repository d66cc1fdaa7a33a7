package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Choice;

/** The keys of a published effect beside this cohort. */
final class PublishedFormat {
  /** M1 macrophages and survival, Beyar-Katz 2019. */
  static final String M1_MACROPHAGES = "m1-macrophages-2019";

  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "published-effect",
          (section, names, references) ->
              references.known(section, "end-point", "end point", names.endPoints()),
          (section, names) ->
              new PublishedPlan(
                  AnalysisFormat.name(section),
                  section.text("effect", ""),
                  section.text("end-point")),
          Key.required(
              "effect",
              new Choice(List.of(M1_MACROPHAGES)),
              "Which published effect is shown with its caveats and the sample it asks for."),
          Key.optional(
              "end-point", Kind.TEXT, "End point of this cohort whose events are counted."));

  private PublishedFormat() {}
}
