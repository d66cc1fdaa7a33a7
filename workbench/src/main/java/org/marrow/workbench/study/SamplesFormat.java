package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** The section {@code samples}: event files to be counted, and what is counted in them. */
final class SamplesFormat {
  private static final String REMOVE = "remove";
  private static final String REPORT = "report";

  private static final Section CHANNEL =
      new Section(
          List.of(
              Key.required("marker", Kind.TEXT, "The marker as definitions call it, as in CD86."),
              Key.required("channel", Kind.TEXT, "The channel as the files call it.")));

  private static final Section DOSE =
      new Section(
          List.of(
              Key.required(
                  "column", Kind.TEXT, "Column of the sheet with the dose, a number from 0 on."),
              Key.required("name", Kind.TEXT, "What is dosed."),
              Key.required("unit", Kind.TEXT, "Unit of the dose."),
              Key.optional(
                  "apart",
                  Kind.TEXT,
                  "Column of the sheet whose values part the samples into curves."),
              Key.optional(
                  "apart-name",
                  Kind.TEXT,
                  "What stands in that column, with its unit; its name when left out.")));

  private static final Section CHANGE =
      new Section(
          List.of(
              Key.required("from", Kind.TEXT, "Visit before."),
              Key.required("to", Kind.TEXT, "Visit after, of the same patient.")));

  static final Section FORMAT =
      new Section(
          List.of(
              Key.optional(
                  "sheet",
                  Kind.TEXT,
                  "Table of the samples beside the study: file, role (sample, isotype, fmo,"
                      + " unstained, inhibitor), patient, visit; where wanted sample, day, marker,"
                      + " batch. Left out when the patients are virtual."),
              Key.optional("source", Kind.TEXT, "Where the samples come from, for the report."),
              Key.optional("licence", Kind.TEXT, "Terms of the samples, for the report."),
              Key.required(
                  "count",
                  new Items(Kind.TEXT),
                  "Cell definitions to count, each with its version: m1-like-human-marrow@1."),
              Key.optional(
                  "channels",
                  new Items(CHANNEL),
                  "Channels of markers that the names in the files do not tell."),
              Key.optional(
                  "quality",
                  new Choice(List.of(REMOVE, REPORT)),
                  "What becomes of events that quality control finds unsound: remove (default), or"
                      + " report, which counts them all the same and says how many there are."),
              Key.optional(
                  "tube-cv",
                  new Number(0, 1.9),
                  "Coefficient of variation between tubes of the same material; widens the"
                      + " intervals of changes. 0 says counting error only."),
              Key.optional("dose", DOSE, "Reads the samples as a dose response."),
              Key.optional(
                  "changes", new Items(CHANGE), "Visits to be compared within each patient."),
              Key.optional(
                  "pictures",
                  new Items(Kind.TEXT),
                  "Names of samples whose gates are drawn, checked by a self-organising map.")));

  private SamplesFormat() {}

  static SamplesPlan read(Entry.Mapping section) {
    TreeMap<String, String> channels = new TreeMap<>();
    section
        .sections("channels")
        .forEach(row -> channels.put(row.text("marker", ""), row.text("channel", "")));
    return new SamplesPlan(
        section.text("sheet"),
        section.text("source", ""),
        section.text("licence", ""),
        section.texts("count"),
        channels,
        !section.text("quality", REMOVE).equals(REPORT),
        section.number("tube-cv"),
        section
            .section("dose")
            .map(dose ->
                new SamplesPlan.Dose(
                    dose.text("column", ""),
                    dose.text("name", ""),
                    dose.text("unit", ""),
                    dose.text("apart"),
                    dose.text("apart-name", dose.text("apart", "")))),
        section.sections("changes").stream()
            .map(change -> new SamplesPlan.Change(change.text("from", ""), change.text("to", "")))
            .toList(),
        section.texts("pictures"));
  }

  /** Definitions must exist, the sheet must have the columns that are named. */
  static void check(Entry.Mapping section, References references) {
    List<String> known = Definitions.shipped().all().stream().map(Definition::id).toList();
    references.knownItems(section, "count", "definition", known);
    references.once(section, "count");
    Optional<List<String>> heading = references.heading(section, "sheet");
    heading.ifPresent(columns ->
        section
            .section("dose")
            .ifPresent(dose -> {
              references.known(dose, "column", "column", columns);
              references.known(dose, "apart", "column", columns);
            }));
    if (section.get("changes").isPresent() && section.get("tube-cv").isEmpty()) {
      references.missing(
          section,
          "changes",
          "tube-cv",
          "changes need the variation between tubes of the same material",
          "Add \"tube-cv\": what repeated tubes of your laboratory show; 0 says counting error"
              + " only.");
    }
  }
}
