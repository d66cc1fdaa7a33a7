package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** One of the section {@code groups}: how patients are grouped. */
final class GroupFormat {
  static final Section FORMAT =
      new Section(
          List.of(
              Key.required("name", Kind.TEXT, "Name of the grouping, for example decade of entry."),
              Key.required("column", Kind.TEXT, "Column the groups are made from."),
              Key.optional(
                  "breaks",
                  new Items(new Number(Double.NEGATIVE_INFINITY, Kind.ANY)),
                  "Where a number column is cut, ascending; a value on a cut belongs above it."
                      + " Without them each value of the column is a group."),
              Key.optional(
                  "labels",
                  new Items(Kind.TEXT),
                  "Names of the groups from below; one more than there are breaks.")));

  private GroupFormat() {}

  static Grouping read(Entry.Mapping section) {
    return new Grouping(
        section.text("name", ""),
        section.text("column", ""),
        section.numbers("breaks"),
        section.texts("labels"));
  }

  static void check(Entry.Mapping section, Names names, References references) {
    references.column(section, "column", names);
    int breaks = section.texts("breaks").size();
    int labels = section.texts("labels").size();
    if (section.get("breaks").isPresent() && labels != breaks + 1) {
      references.wrong(
          section,
          "breaks",
          "labels",
          breaks + " breaks make " + (breaks + 1) + " groups, but there are " + labels + " labels",
          "Give " + (breaks + 1) + " labels, from below.");
    }
    if (section.get("breaks").isEmpty() && section.get("labels").isPresent()) {
      references.wrong(
          section,
          "labels",
          "labels",
          "labels without breaks",
          "Add \"breaks\", or remove \"labels\": without breaks each value is its own label.");
    }
    references.ascending(section, "breaks");
  }
}
