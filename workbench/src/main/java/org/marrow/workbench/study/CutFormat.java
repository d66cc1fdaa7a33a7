package org.marrow.workbench.study;

import org.marrow.workbench.study.Kind.Number;

/** The keys of a searched cut. */
final class CutFormat {
  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "cut-point",
          CutFormat::check,
          CutFormat::read,
          AnalysisFormat.END_POINT,
          AnalysisFormat.AMONG,
          Key.required("marker", Kind.TEXT, "Marker or column that is cut."),
          AnalysisFormat.ADJUST_FOR,
          Key.optional(
              "permutations",
              new Number(0, 1e6),
              "Permutations of the permutation p value; 9999 if left out."),
          Key.optional(
              "resamples",
              new Number(20, 1e5),
              "Resamples for the interval of the cut and the shrinkage; 200 if left out."));

  private CutFormat() {}

  private static void check(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.column(section, "marker", names);
  }

  private static CutPlan read(Entry.Mapping section, Names names) {
    return new CutPlan(
        AnalysisFormat.name(section),
        AnalysisFormat.endPoint(section),
        AnalysisFormat.among(section),
        section.text("marker", ""),
        section.texts("adjust-for"),
        AnalysisFormat.whole(section, "permutations", 9999),
        AnalysisFormat.whole(section, "resamples", 200));
  }
}
