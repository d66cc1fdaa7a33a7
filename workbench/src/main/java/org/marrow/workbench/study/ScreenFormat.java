package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** The keys of a screen of many markers. */
final class ScreenFormat {
  private static final Section NAMES =
      new Section(
          List.of(
              Key.required("file", Kind.TEXT, "The table, a CSV file."),
              Key.required("key", Kind.TEXT, "Column with the names of the markers."),
              Key.required("name", Kind.TEXT, "Column with what they are."),
              Key.optional("source", Kind.TEXT, "Where the table comes from.")));

  static final AnalysisFormat FORMAT =
      AnalysisFormat.of(
          "screen",
          ScreenFormat::check,
          ScreenFormat::read,
          AnalysisFormat.END_POINT,
          AnalysisFormat.AMONG,
          Key.optional("markers", new Items(Kind.TEXT), "Markers or columns to look at."),
          Key.optional(
              "table", Kind.TEXT, "File of a joined table whose columns are all looked at."),
          Key.optional(
              "names", NAMES, "Table that says what the markers are, for example genes of probes."),
          AnalysisFormat.ADJUST_FOR,
          Key.optional(
              "false-discovery-rate",
              new Number(0.0001, 0.5),
              "Share of false findings that is accepted; 0.05 if left out."),
          Key.optional(
              "show",
              new Number(1, 60),
              "How many of them the figure and the table show; 20 if left out."));

  private ScreenFormat() {}

  private static void check(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.columns(section, "markers", names);
    section
        .section("names")
        .ifPresent(table ->
            references
                .heading(table, "file")
                .ifPresent(heading -> {
                  references.known(table, "key", "column", heading);
                  references.known(table, "name", "column", heading);
                }));
    if (section.get("markers").isPresent() == section.get("table").isPresent()) {
      references.missing(
          section,
          "analysis",
          "markers",
          "a screen looks at \"markers\" or at a \"table\", one of the two",
          "Name the markers, or the file of a joined table.");
    }
  }

  private static ScreenPlan read(Entry.Mapping section, Names names) {
    return new ScreenPlan(
        AnalysisFormat.name(section),
        AnalysisFormat.endPoint(section),
        AnalysisFormat.among(section),
        section.texts("markers"),
        section.text("table", ""),
        section
            .section("names")
            .map(t ->
                new ScreenPlan.NameTable(
                    t.text("file", ""), t.text("key", ""), t.text("name", ""))),
        section.texts("adjust-for"),
        section.number("false-discovery-rate").orElse(0.05),
        AnalysisFormat.whole(section, "show", 20));
  }
}
