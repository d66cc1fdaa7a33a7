package org.marrow.workbench.study;

import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;

/** The keys of cumulative incidence. */
final class IncidenceFormat {
  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "cumulative-incidence",
          IncidenceFormat::check,
          IncidenceFormat::read,
          AnalysisFormat.END_POINT,
          CurveFormat.BY,
          CurveFormat.SHOW_IN,
          CurveFormat.UNTIL,
          Key.optional(
              "at",
              new Items(new Number(0, Kind.ANY)),
              "Times at which probabilities are tabulated, in the unit shown."),
          AnalysisFormat.ADJUST_FOR,
          AnalysisFormat.LEVEL);

  private IncidenceFormat() {}

  private static void check(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.known(section, "by", "grouping", names.groups());
  }

  private static IncidencePlan read(Entry.Mapping section, Names names) {
    String endPoint = AnalysisFormat.endPoint(section);
    return new IncidencePlan(
        AnalysisFormat.name(section),
        endPoint,
        section.text("by"),
        section.text("show-in", names.unit(endPoint)),
        section.number("until"),
        section.numbers("at"),
        section.texts("adjust-for"),
        AnalysisFormat.level(section));
  }
}
