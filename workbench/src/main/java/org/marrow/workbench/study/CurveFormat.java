package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;

/** The keys of Kaplan-Meier curves. */
final class CurveFormat {
  static final Key BY =
      Key.optional("by", Kind.TEXT, "Name of one of the groupings; one curve for all if left out.");
  static final Key SHOW_IN =
      Key.optional(
          "show-in",
          Kind.TEXT,
          "Unit of time in figures and tables; that of the end point if left out.");
  static final Key UNTIL =
      Key.optional(
          "until", new Number(0, Kind.ANY), "Right end of the time axis, in the unit shown.");

  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "kaplan-meier",
          CurveFormat::check,
          CurveFormat::read,
          AnalysisFormat.END_POINT,
          BY,
          SHOW_IN,
          UNTIL,
          Key.optional(
              "at",
              new Items(new Number(0, Kind.ANY)),
              "Times at which survival is tabulated, in the unit shown."),
          Key.optional(
              "limits",
              new Choice(List.of("log-log", "log", "plain", "arcsine", "logit")),
              "Scale of the confidence limits; log-log if left out."),
          AnalysisFormat.LEVEL);

  private CurveFormat() {}

  private static void check(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.known(section, "by", "grouping", names.groups());
  }

  private static CurvePlan read(Entry.Mapping section, Names names) {
    String endPoint = AnalysisFormat.endPoint(section);
    return new CurvePlan(
        AnalysisFormat.name(section),
        endPoint,
        section.text("by"),
        section.text("show-in", names.unit(endPoint)),
        section.number("until"),
        section.numbers("at"),
        section.text("limits", "log-log"),
        AnalysisFormat.level(section));
  }
}
