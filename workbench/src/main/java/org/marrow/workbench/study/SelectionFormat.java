package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Section;

/** A condition on patients: a column and the values that are meant. */
final class SelectionFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required("column", Kind.TEXT, "Column that is looked at."),
              Key.required("is", new Items(Kind.TEXT), "Values that are meant."),
              Key.optional("because", Kind.TEXT, "Why only these, for the flow of patients.")));

  private SelectionFormat() {}

  static Selection read(Entry.Mapping section) {
    return new Selection(
        section.text("column", ""), section.texts("is"), section.text("because", ""));
  }

  static void check(Entry.Mapping section, Names names, References references) {
    references.column(section, "column", names);
  }
}
