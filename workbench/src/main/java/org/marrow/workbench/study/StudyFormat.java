package org.marrow.workbench.study;

import java.util.List;
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
              Key.optional("data", DataFormat.FORMAT, "The patients."),
              Key.optional("end-points", new Items(EndPointFormat.FORMAT), "What is followed up."),
              Key.optional("groups", new Items(GroupFormat.FORMAT), "How patients are grouped."),
              Key.optional(
                  "plan",
                  new Items(PlanFormat.FORMAT),
                  "The analyses, fixed before outcome is joined; the report bears their hash."),
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
          List.of(List.of("data", "end-points", "plan"), List.of("samples"), List.of("simulate")));

  private StudyFormat() {}

  /** Checks that what the sections name is there. */
  static void check(Entry.Mapping study, References references) {
    references.distinct(study, "end-points");
    references.distinct(study, "groups");
    DataFormat.check(study, references);
    study.sections("end-points").forEach(s -> EndPointFormat.check(s, references));
    study.sections("groups").forEach(s -> GroupFormat.check(s, references));
    study.sections("plan").forEach(s -> PlanFormat.check(s, study, references));
    study.section("samples").ifPresent(s -> SamplesFormat.check(s, references));
    study.section("simulate").ifPresent(s -> SimulateFormat.check(s, references));
    study.section("readers").ifPresent(s -> ReadersFormat.check(s, references));
  }

  /** Reads a file that has no faults. */
  static Study read(Entry.Mapping study) {
    List<EndPoint> endPoints =
        study.sections("end-points").stream().map(EndPointFormat::read).toList();
    return new Study(
        study.text("title", ""),
        study.text("question", ""),
        study.section("data").map(DataFormat::read),
        endPoints,
        study.sections("groups").stream().map(GroupFormat::read).toList(),
        study.sections("plan").stream().map(s -> PlanFormat.read(s, endPoints)).toList(),
        study.section("samples").map(SamplesFormat::read),
        study.section("simulate").map(SimulateFormat::read),
        study.section("readers").map(ReadersFormat::read).orElse(Preface.NONE));
  }
}
