package org.marrow.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Section;

/** The section {@code data}: where the patients stand and how their tables become one. */
final class DataFormat {
  private static final Section TABLE =
      new Section(
          List.of(
              Key.required("file", Kind.TEXT, "The further table, a CSV file."),
              Key.required(
                  "patient",
                  Kind.TEXT,
                  "Column with the pseudonym; for samples in columns, the column with row names."),
              Key.optional(
                  "visit",
                  Kind.TEXT,
                  "Column with the visit, when a patient has several rows; a column becomes"
                      + " name@visit."),
              Key.optional(
                  "layout",
                  new Choice(List.of("patients-in-rows", "samples-in-columns")),
                  "Whether rows are patients, or columns are (genes in rows)."),
              Key.optional(
                  "columns",
                  new Items(Kind.TEXT),
                  "Columns to take, or rows for samples in columns; all if left out."),
              Key.optional("source", Kind.TEXT, "Where the table comes from.")));

  private static final Section REPLACEMENT =
      new Section(
          List.of(
              Key.required("column", Kind.TEXT, "Column the text stands in."),
              Key.required("text", Kind.TEXT, "The text, for example <0.5."),
              Key.optional("by", Kind.TEXT, "What it is read as; missing if left out."),
              Key.required("because", Kind.TEXT, "Why, for the report.")));

  static final Section FORMAT =
      new Section(
          List.of(
              Key.required(
                  "file",
                  Kind.TEXT,
                  "Table of the patients, a CSV file beside the study file or in the folder that"
                      + " --data names."),
              Key.required("patient", Kind.TEXT, "Column with the patient's pseudonym."),
              Key.optional(
                  "first-dose",
                  Kind.TEXT,
                  "Column with the date of the first dose; all dates become days since then."),
              Key.optional(
                  "centre",
                  Kind.TEXT,
                  "Where the patients come from (hospital, trial, registry), to find overlap."),
              Key.optional("source", Kind.TEXT, "Where the table comes from, for the report."),
              Key.optional("licence", Kind.TEXT, "Terms of the table, for the report."),
              Key.optional("tables", new Items(TABLE), "Further tables, joined to the patients."),
              Key.optional(
                  "replace", new Items(REPLACEMENT), "Texts that are read as something else."),
              Key.optional(
                  "keep",
                  new Items(SelectionFormat.FORMAT),
                  "Which patients are kept; the others are counted with the reason."),
              Key.optional(
                  "wrong-rows",
                  new Choice(List.of("stop", "leave-out")),
                  "What happens to rows whose end points contradict themselves: stop (the usual),"
                      + " or leave them out and list them.")));

  private DataFormat() {}

  static DataSource read(Entry.Mapping section) {
    return new DataSource(
        section.text("file", ""),
        section.text("patient", ""),
        section.text("first-dose"),
        section.text("centre", ""),
        section.text("source", ""),
        section.text("licence", ""),
        section.sections("tables").stream().map(DataFormat::table).toList(),
        section.sections("replace").stream().map(DataFormat::replacement).toList(),
        section.sections("keep").stream().map(SelectionFormat::read).toList(),
        section.text("wrong-rows", "stop").equals("leave-out"));
  }

  private static JoinedTable table(Entry.Mapping section) {
    return new JoinedTable(
        section.text("file", ""),
        section.text("patient", ""),
        section.text("visit"),
        section.text("layout", "").equals("samples-in-columns"),
        section.texts("columns"),
        section.text("source", ""));
  }

  private static Replacement replacement(Entry.Mapping section) {
    return new Replacement(
        section.text("column", ""),
        section.text("text", ""),
        section.text("by").filter(by -> !by.isEmpty()),
        section.text("because", ""));
  }

  /** Checks the section, once the names of all columns are known. */
  static void check(Entry.Mapping data, Names names, References references) {
    references.column(data, "first-dose", names);
    data.sections("replace").forEach(s -> references.column(s, "column", names));
    data.sections("keep").forEach(s -> SelectionFormat.check(s, names, references));
  }

  /** The columns of all tables together; empty when one of them is not there, after its fault. */
  static Optional<List<String>> columns(Entry.Mapping data, References references) {
    List<String> all = new ArrayList<>();
    boolean whole = add(data, data, references, all);
    for (Entry.Mapping table : data.sections("tables")) {
      whole &= add(table, data, references, all);
    }
    return whole ? Optional.of(List.copyOf(all)) : Optional.empty();
  }

  private static boolean add(
      Entry.Mapping table, Entry.Mapping data, References references, List<String> all) {
    Optional<List<String>> heading =
        references.heading(table, "file", table.text("source", data.text("source", "")));
    if (heading.isEmpty()) {
      return false;
    }
    references.known(table, "patient", "column", heading.get());
    references.known(table, "visit", "column", heading.get());
    if (table.text("layout", "").equals("samples-in-columns")) {
      // The rows are what was measured; which there are is known only when the table is read.
      all.addAll(table.texts("columns"));
      return !table.texts("columns").isEmpty();
    }
    references.knownItems(table, "columns", "column", heading.get());
    all.addAll(heading.get());
    return true;
  }
}
