package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Section;

/** One of the section {@code end-points}: what is followed up. */
final class EndPointFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required(
                  "name", Kind.TEXT, "Name of the end point, for example overall survival."),
              Key.optional(
                  "kind",
                  new Choice(List.of("OS", "PFS", "EFS", "TTP", "TTNT")),
                  "Which of the usual end points it is; rows that contradict themselves are then"
                      + " found."),
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
                  "competing-values",
                  new Items(Kind.TEXT),
                  "Values that mean another event after which this one cannot happen."),
              Key.optional("competing", Kind.TEXT, "What that other event is, for example death."),
              Key.optional(
                  "entry",
                  Kind.TEXT,
                  "Column with the time at which the patient came under observation, when that is"
                      + " later than the origin (delayed entry).")));

  private EndPointFormat() {}

  static EndPoint read(Entry.Mapping section) {
    return new EndPoint(
        section.text("name", ""),
        section.text("kind"),
        section.text("origin", ""),
        section.text("time", ""),
        section.text("unit", ""),
        section.text("event", ""),
        section.texts("event-values", List.of("1")),
        section.texts("censored-values", List.of("0")),
        section.texts("competing-values"),
        section.text("competing", ""),
        section.text("entry"));
  }

  static void check(Entry.Mapping section, Names names, References references) {
    references.time(section, "unit");
    for (String key : List.of("time", "event", "entry")) {
      references.column(section, key, names);
    }
    if (section.get("competing-values").isPresent() != section.get("competing").isPresent()) {
      references.missing(
          section,
          section.get("competing").isPresent() ? "competing" : "competing-values",
          section.get("competing").isPresent() ? "competing-values" : "competing",
          "\"competing-values\" and \"competing\" go together",
          "Say both which values mean the competing event and what it is.");
    }
  }
}
