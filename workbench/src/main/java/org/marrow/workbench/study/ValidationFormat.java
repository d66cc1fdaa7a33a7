package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** The keys of a validation. */
final class ValidationFormat {
  private static final Section OTHER =
      new Section(
          List.of(
              Key.required("file", Kind.TEXT, "Table of the other cohort."),
              Key.required("patient", Kind.TEXT, "Column with its pseudonyms."),
              Key.optional(
                  "centre", Kind.TEXT, "Where its patients come from (hospital, trial, registry)."),
              Key.optional("source", Kind.TEXT, "Where the table comes from.")));

  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "validation",
          ValidationFormat::check,
          ValidationFormat::read,
          AnalysisFormat.END_POINT,
          Key.required("terms", new Items(Kind.TEXT), "Columns or markers of the model."),
          Key.optional(
              "develop-in", SelectionFormat.FORMAT, "Patients it is made from; all if left out."),
          Key.optional("validate-in", SelectionFormat.FORMAT, "Other patients of the same cohort."),
          Key.optional(
              "against",
              OTHER,
              "Another cohort with the same columns; refused when it may hold the same patients."),
          Key.required(
              "horizon",
              new Number(0, Kind.ANY),
              "Time of the predicted risks, in the unit of the end point."),
          Key.optional(
              "thresholds",
              new Items(new Number(0.001, 0.999)),
              "Risks at which net benefit is shown; 0.1, 0.2 and 0.3 if left out."),
          Key.optional("resamples", new Number(20, 1e5), "Bootstrap samples; 200 if left out."));

  private ValidationFormat() {}

  private static void check(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.columns(section, "terms", names);
    for (String key : List.of("develop-in", "validate-in")) {
      section.section(key).ifPresent(s -> SelectionFormat.check(s, names, references));
    }
    references.ascending(section, "thresholds");
    section
        .section("against")
        .ifPresent(other ->
            references
                .heading(other, "file")
                .ifPresent(heading -> references.known(other, "patient", "column", heading)));
  }

  private static ValidationPlan read(Entry.Mapping section, Names names) {
    List<Double> thresholds = section.numbers("thresholds");
    return new ValidationPlan(
        AnalysisFormat.name(section),
        AnalysisFormat.endPoint(section),
        section.texts("terms"),
        section.section("develop-in").map(SelectionFormat::read),
        section.section("validate-in").map(SelectionFormat::read),
        section
            .section("against")
            .map(other ->
                new ValidationPlan.OtherCohort(
                    other.text("file", ""),
                    other.text("patient", ""),
                    other.text("centre", ""),
                    other.text("source", ""))),
        section.number("horizon").orElseThrow(),
        thresholds.isEmpty() ? List.of(0.1, 0.2, 0.3) : thresholds,
        AnalysisFormat.whole(section, "resamples", 200));
  }
}
