package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Section;

/** One of the section {@code classes}, and the keys of markers against a class. */
final class ClassFormat {
  /** A section of {@code classes}. */
  static final Section CLASS =
      new Section(
          List.of(
              Key.required("name", Kind.TEXT, "Name, for example progression within two years."),
              Key.required("column", Kind.TEXT, "Column with the classes."),
              Key.required("is", new Items(Kind.TEXT), "Values that mean the class."),
              Key.required("is-not", new Items(Kind.TEXT), "Values that mean the other class.")));

  private static final Section FAMILY =
      new Section(
          List.of(
              Key.required("name", Kind.TEXT, "What the markers of the family are."),
              Key.required(
                  "markers", new Items(Kind.TEXT), "Markers whose p values go together.")));

  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "class-odds",
          ClassFormat::check,
          ClassFormat::read,
          Key.required("outcome", Kind.TEXT, "Name of one of the classes."),
          Key.required("markers", new Items(Kind.TEXT), "Markers or columns, each alone."),
          Key.optional(
              "families",
              new Items(FAMILY),
              "Markers that were looked at together; p values are corrected for each family. All"
                  + " markers are one family if left out."));

  private ClassFormat() {}

  private static void check(Entry.Mapping section, Names names, References references) {
    references.known(section, "outcome", "class", names.classes());
    references.columns(section, "markers", names);
    references.once(section, "markers");
    for (Entry.Mapping family : section.sections("families")) {
      references.knownItems(family, "markers", "marker of this analysis", section.texts("markers"));
    }
  }

  private static ClassPlan read(Entry.Mapping section, Names names) {
    List<String> markers = section.texts("markers");
    List<ClassPlan.Family> families =
        section.sections("families").stream()
            .map(f -> new ClassPlan.Family(f.text("name", ""), f.texts("markers")))
            .toList();
    return new ClassPlan(
        AnalysisFormat.name(section),
        section.text("outcome", ""),
        markers,
        families.isEmpty()
            ? List.of(new ClassPlan.Family("all " + markers.size() + " markers", markers))
            : families);
  }

  static OutcomeClass readClass(Entry.Mapping section) {
    return new OutcomeClass(
        section.text("name", ""),
        section.text("column", ""),
        section.texts("is"),
        section.texts("is-not"));
  }
}
