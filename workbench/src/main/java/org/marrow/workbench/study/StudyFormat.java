package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;
import org.marrow.workbench.report.Preface;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/**
 * The study file as a whole. Each section is described in a file of its own ({@link DataFormat},
 * {@link EndPointFormat} and so on) that has its keys, checks what they refer to, and reads them
 * into a record. The reader, its faults and {@code docs/study.schema.json} follow from these
 * descriptions: a new section is a line in {@link #STUDY}, one in {@link #check} and one in {@link
 * #read}.
 */
final class StudyFormat {
  /** The version of the format that this program reads. */
  static final int VERSION = 1;

  /** The whole file. */
  static final Section STUDY =
      new Section(
          List.of(
              Key.required(
                  "marrow",
                  new Number(VERSION, VERSION),
                  "Version of the format of this file: " + VERSION + "."),
              Key.required("title", Kind.TEXT, "Title of the report."),
              Key.required("question", Kind.TEXT, "What the study asks, in a sentence."),
              Key.optional(
                  "simulated",
                  new Kind.Choice(List.of("true", "false")),
                  "Whether nothing in it was measured although there are files; every page says"
                      + " so."),
              Key.optional("data", DataFormat.FORMAT, "The patients."),
              Key.optional("end-points", new Items(EndPointFormat.FORMAT), "What is followed up."),
              Key.optional(
                  "classes",
                  new Items(ClassFormat.CLASS),
                  "Outcomes known as a class only, such as progression before two years."),
              Key.optional("groups", new Items(GroupFormat.FORMAT), "How patients are grouped."),
              Key.optional("markers", new Items(MarkerFormat.FORMAT), "What may go with outcome."),
              Key.optional(
                  "exposures",
                  new Items(ExposureFormat.FORMAT),
                  "What happens to some patients during follow-up."),
              Key.optional(
                  "plan",
                  new Items(PlanFormat.FORMAT),
                  "The analyses, fixed before outcome is joined; the report bears their hash."),
              Key.optional(
                  "virtual-patients",
                  VirtualFormat.FORMAT,
                  "Simulated patients in place of real ones; their samples are made and counted."),
              Key.optional(
                  "samples",
                  SamplesFormat.FORMAT,
                  "Event files to be counted, and what is counted in them."),
              Key.optional(
                  "simulate",
                  SimulateFormat.FORMAT,
                  "Experiments to be simulated; such a study needs no data."),
              Key.optional(
                  "readers", ReadersFormat.FORMAT, "What the author tells the report's readers.")),
          List.of(
              List.of("data", "plan"),
              List.of("samples"),
              List.of("virtual-patients", "samples", "plan"),
              List.of("simulate")));

  private StudyFormat() {}

  /** Checks that what the sections name is there. */
  static void check(Entry.Mapping study, References references) {
    for (String key : List.of("end-points", "classes", "groups", "markers", "exposures")) {
      references.distinct(study, key);
    }
    Optional<Entry.Mapping> data = study.section("data");
    Optional<List<String>> tables = data.flatMap(d -> DataFormat.columns(d, references));
    // What is counted becomes columns whose names are known only when it is counted.
    Names names = Names.of(study, study.get("samples").isPresent() ? Optional.empty() : tables);
    data.ifPresent(d -> DataFormat.check(d, names, references));
    needed(study, references);
    study.sections("end-points").forEach(s -> EndPointFormat.check(s, names, references));
    study.sections("classes").forEach(s -> references.column(s, "column", names));
    study.sections("groups").forEach(s -> GroupFormat.check(s, names, references));
    study.sections("markers").forEach(s -> MarkerFormat.check(s, names, references));
    study.sections("exposures").forEach(s -> references.column(s, "from", names));
    study.sections("plan").forEach(s -> PlanFormat.check(s, names, references));
    study.section("virtual-patients").ifPresent(s -> VirtualFormat.check(s, references));
    study.section("samples").ifPresent(s -> SamplesFormat.check(s, references));
    study.section("simulate").ifPresent(s -> SimulateFormat.check(s, references));
    study.section("readers").ifPresent(s -> ReadersFormat.check(s, references));
  }

  /** Sections that others ask for. */
  private static void needed(Entry.Mapping study, References references) {
    if (study.get("data").isEmpty()
        && study.get("virtual-patients").isEmpty()
        && study.get("groups").isPresent()) {
      references.missing(
          study,
          "groups",
          "data",
          "there are groups but no \"data\" to group",
          "Add \"data\", or remove \"groups\".");
    }
    if (study.get("data").isPresent()
        && study.get("end-points").isEmpty()
        && study.get("classes").isEmpty()) {
      references.missing(
          study,
          "data",
          "end-points",
          "there are data but neither \"end-points\" nor \"classes\"",
          "Add what is followed up.");
    }
  }

  /** Reads a file that has no faults. */
  static Study read(Entry.Mapping study) {
    Names names = Names.of(study, Optional.empty());
    return new Study(
        study.text("title", ""),
        study.text("question", ""),
        study
            .section("data")
            .map(DataFormat::read)
            .or(() -> study.section("virtual-patients").map(_ -> VirtualFormat.patients())),
        study.sections("end-points").stream().map(EndPointFormat::read).toList(),
        study.sections("classes").stream().map(ClassFormat::readClass).toList(),
        study.sections("groups").stream().map(GroupFormat::read).toList(),
        study.sections("markers").stream().map(MarkerFormat::read).toList(),
        study.sections("exposures").stream().map(ExposureFormat::read).toList(),
        study.sections("plan").stream().map(s -> PlanFormat.read(s, names)).toList(),
        study.section("virtual-patients").map(VirtualFormat::read),
        study.section("samples").map(SamplesFormat::read),
        study.section("simulate").map(SimulateFormat::read),
        study.text("simulated", "false").equals("true"),
        study.section("readers").map(ReadersFormat::read).orElse(Preface.NONE));
  }
}
