package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Section;

/** The section {@code data}: where the patients stand. */
final class DataFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required(
                  "file", Kind.TEXT, "Table of the patients, a CSV file beside the study file."),
              Key.required("patient", Kind.TEXT, "Column with the patient's pseudonym."),
              Key.optional("source", Kind.TEXT, "Where the table comes from, for the report."),
              Key.optional("licence", Kind.TEXT, "Terms of the table, for the report.")));

  private DataFormat() {}

  static DataSource read(Entry.Mapping section) {
    return new DataSource(
        section.text("file", ""),
        section.text("patient", ""),
        section.text("source", ""),
        section.text("licence", ""));
  }

  /** Columns that the study names must stand in the table. */
  static void check(Entry.Mapping study, References references) {
    study.section("data").ifPresent(data -> columns(data, study, references));
    if (study.get("data").isEmpty() && study.get("groups").isPresent()) {
      references.missing(
          study,
          "groups",
          "data",
          "there are groups but no \"data\" to group",
          "Add \"data\", or remove \"groups\".");
    }
  }

  private static void columns(Entry.Mapping data, Entry.Mapping study, References references) {
    references
        .heading(data, "file")
        .ifPresent(heading -> {
          references.known(data, "patient", "column", heading);
          for (Entry.Mapping endPoint : study.sections("end-points")) {
            for (String key : List.of("time", "event", "entry")) {
              references.known(endPoint, key, "column", heading);
            }
          }
          study
              .sections("groups")
              .forEach(group -> references.known(group, "column", "column", heading));
        });
  }
}
