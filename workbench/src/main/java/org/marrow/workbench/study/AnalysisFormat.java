package org.marrow.workbench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/**
 * One kind of analysis: its keys, what they refer to, and how they are read.
 *
 * @param kind word at the key {@code analysis}
 * @param section its keys
 * @param check finds names that refer to nothing
 * @param read reads a section without faults
 */
record AnalysisFormat(String kind, Section section, Check check, Read read) {
  /** Finds names that refer to nothing. */
  @FunctionalInterface
  interface Check {
    void check(Entry.Mapping section, Names names, References references);
  }

  /** Reads a section without faults. */
  @FunctionalInterface
  interface Read {
    Analysis read(Entry.Mapping section, Names names);
  }

  /** Keys that several kinds have. */
  static final Key END_POINT =
      Key.required("end-point", Kind.TEXT, "Name of one of the end points.");

  static final Key AMONG =
      Key.optional("among", SelectionFormat.FORMAT, "The patients looked at; all if left out.");

  static final Key ADJUST_FOR =
      Key.optional(
          "adjust-for",
          new Items(Kind.TEXT),
          "Columns or markers beside it in the adjusted model; texts are categories.");

  static final Key LEVEL =
      Key.optional("level", new Number(0.5, 0.999), "Confidence level; 0.95 if left out.");

  /** A kind with these keys beside its name and heading. */
  static AnalysisFormat of(String kind, Check check, Read read, Key... keys) {
    List<Key> all = new ArrayList<>();
    all.add(Key.required("name", Kind.TEXT, "Heading of the analysis in the report."));
    all.add(Key.required("analysis", new Choice(List.of(kind)), "What is to be computed."));
    all.addAll(Arrays.asList(keys));
    return new AnalysisFormat(kind, new Section(all), check, read);
  }

  static String name(Entry.Mapping section) {
    return section.text("name", "");
  }

  static String endPoint(Entry.Mapping section) {
    return section.text("end-point", "");
  }

  static Optional<Selection> among(Entry.Mapping section) {
    return section.section("among").map(SelectionFormat::read);
  }

  static double level(Entry.Mapping section) {
    return section.number("level").orElse(0.95);
  }

  static int whole(Entry.Mapping section, String key, int otherwise) {
    return (int) Math.rint(section.number(key).orElse(otherwise));
  }

  /** Checks the keys that several kinds have. */
  static void common(Entry.Mapping section, Names names, References references) {
    references.known(section, "end-point", "end point", names.endPoints());
    references.columns(section, "adjust-for", names);
    section.section("among").ifPresent(s -> SelectionFormat.check(s, names, references));
  }
}
