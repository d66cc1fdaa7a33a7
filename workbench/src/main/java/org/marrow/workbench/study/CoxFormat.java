package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;

/** The keys of proportional hazards models. */
final class CoxFormat {
  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "cox",
          CoxFormat::check,
          CoxFormat::read,
          AnalysisFormat.END_POINT,
          AnalysisFormat.AMONG,
          Key.optional(
              "markers",
              new Items(Kind.TEXT),
              "Markers, columns or exposures, each in models of its own."),
          Key.optional("by", Kind.TEXT, "Grouping whose groups are compared."),
          Key.optional(
              "reference",
              Kind.TEXT,
              "Group of \"by\" or \"treatment\" that others are compared with; the first if left"
                  + " out."),
          AnalysisFormat.ADJUST_FOR,
          Key.optional(
              "strata",
              new Items(Kind.TEXT),
              "Columns whose values have baseline hazards of their own."),
          Key.optional(
              "per",
              new Choice(List.of("unit", "standard deviation")),
              "What a hazard ratio of a marker is for; unit if left out."),
          Key.optional(
              "treatment",
              Kind.TEXT,
              "Grouping of treatment: is the marker's hazard ratio another under each? Without it"
                  + " a marker is called prognostic."),
          Key.optional(
              "randomised",
              new Choice(List.of("yes", "no")),
              "Whether the groups were randomised to each other; no if left out."),
          Key.optional(
              "markers-tried",
              new Number(1, 1e6),
              "How many markers were looked at in all, before and here; those here if left out."),
          Key.optional(
              "spline-knots",
              new Number(3, 7),
              "Knots of a restricted cubic spline that tests whether the marker is linear."),
          AnalysisFormat.LEVEL);

  private CoxFormat() {}

  private static void check(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.columns(section, "markers", names);
    references.columns(section, "strata", names);
    references.known(section, "by", "grouping", names.groups());
    references.known(section, "treatment", "grouping", names.groups());
    if (section.get("markers").isEmpty() && section.get("by").isEmpty()) {
      references.missing(
          section,
          "analysis",
          "markers",
          "there are neither \"markers\" nor \"by\"",
          "Add \"markers\", or \"by\" with a grouping.");
    }
  }

  private static CoxPlan read(Entry.Mapping section, Names names) {
    List<String> markers = section.texts("markers");
    return new CoxPlan(
        AnalysisFormat.name(section),
        AnalysisFormat.endPoint(section),
        AnalysisFormat.among(section),
        markers,
        section.text("by"),
        section.text("reference"),
        section.texts("adjust-for"),
        section.texts("strata"),
        section.text("per", "unit").equals("standard deviation"),
        section.text("treatment"),
        section.text("randomised", "no").equals("yes"),
        Math.max(
            Math.max(1, markers.size()),
            AnalysisFormat.whole(section, "markers-tried", markers.size())),
        AnalysisFormat.whole(section, "spline-knots", 0),
        AnalysisFormat.level(section));
  }
}
