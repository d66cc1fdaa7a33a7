package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Section;

/** One of the section {@code end-points}: what is followed up. */
final class EndPointFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required(
                  "name", Kind.TEXT, "Name of the end point, for example overall survival."),
              Key.required("origin", Kind.TEXT, "What happens at time 0, for example diagnosis."),
              Key.required("time", Kind.TEXT, "Column with the time of event or censoring."),
              Key.required("unit", Kind.TEXT, "Unit of the times, for example days or months."),
              Key.required(
                  "event", Kind.TEXT, "Column that says whether the time ended with the event."),
              Key.optional(
                  "event-values",
                  new Items(Kind.TEXT),
                  "Values that mean the event; 1 when left out."),
              Key.optional(
                  "censored-values",
                  new Items(Kind.TEXT),
                  "Values that mean censored; 0 when left out."),
              Key.optional(
                  "entry",
                  Kind.TEXT,
                  "Column with the time at which the patient came under observation, when that is"
                      + " later than the origin (delayed entry).")));

  private EndPointFormat() {}

  static EndPoint read(Entry.Mapping section) {
    return new EndPoint(
        section.text("name", ""),
        section.text("origin", ""),
        section.text("time", ""),
        section.text("unit", ""),
        section.text("event", ""),
        section.texts("event-values", List.of("1")),
        section.texts("censored-values", List.of("0")),
        section.text("entry"));
  }

  static void check(Entry.Mapping section, References references) {
    references.time(section, "unit");
  }
}
