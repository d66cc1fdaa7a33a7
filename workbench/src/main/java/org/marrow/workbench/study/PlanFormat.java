package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** One of the section {@code plan}: an analysis. */
final class PlanFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required("name", Kind.TEXT, "Heading of the analysis in the report."),
              Key.required(
                  "analysis", new Choice(List.of("kaplan-meier")), "What is to be computed."),
              Key.required("end-point", Kind.TEXT, "Name of one of the end points."),
              Key.optional(
                  "by", Kind.TEXT, "Name of one of the groupings; one curve for all if left out."),
              Key.optional(
                  "show-in",
                  Kind.TEXT,
                  "Unit of time in figures and tables; that of the end point if left out."),
              Key.optional(
                  "until", new Number(0, Kind.ANY), "Right end of the time axis, in that unit."),
              Key.optional(
                  "at",
                  new Items(new Number(0, Kind.ANY)),
                  "Times at which survival is tabulated, in that unit."),
              Key.optional(
                  "limits",
                  new Choice(List.of("log-log", "log", "plain", "arcsine", "logit")),
                  "Scale of the confidence limits; log-log if left out."),
              Key.optional(
                  "level", new Number(0.5, 0.999), "Confidence level; 0.95 if left out.")));

  private PlanFormat() {}

  static Analysis read(Entry.Mapping section, List<EndPoint> endPoints) {
    String endPoint = section.text("end-point", "");
    String unit =
        endPoints.stream()
            .filter(e -> e.name().equals(endPoint))
            .map(EndPoint::unit)
            .findFirst()
            .orElseThrow();
    return new CurvePlan(
        section.text("name", ""),
        endPoint,
        section.text("by"),
        section.text("show-in", unit),
        section.number("until"),
        section.numbers("at"),
        section.text("limits", "log-log"),
        section.number("level").orElse(0.95));
  }

  static void check(Entry.Mapping section, Entry.Mapping study, References references) {
    references.time(section, "show-in");
    references.known(section, "end-point", "end point", study.names("end-points"));
    references.known(section, "by", "grouping", study.names("groups"));
    references.ascending(section, "at");
  }
}
