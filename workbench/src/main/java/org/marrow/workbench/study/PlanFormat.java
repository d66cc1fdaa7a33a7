package org.marrow.workbench.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.workbench.study.Kind.Section;
import org.marrow.workbench.study.Kind.Variants;

/** One of the section {@code plan}: an analysis. A new kind is a line here. */
final class PlanFormat {
  private static final List<AnalysisFormat> KINDS =
      List.of(
          CurveFormat.FORMAT,
          CoxFormat.FORMAT,
          CutFormat.FORMAT,
          ClassFormat.FORMAT,
          LateFormat.LANDMARK,
          LateFormat.TIME_DEPENDENT,
          IncidenceFormat.FORMAT,
          ScreenFormat.FORMAT,
          ValidationFormat.FORMAT,
          PublishedFormat.FORMAT);

  static final Variants FORMAT = new Variants("analysis", sections());

  private PlanFormat() {}

  private static Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    KINDS.forEach(kind -> sections.put(kind.kind(), kind.section()));
    return sections;
  }

  static Analysis read(Entry.Mapping section, Names names) {
    return kind(section).orElseThrow().read().read(section, names);
  }

  static void check(Entry.Mapping section, Names names, References references) {
    references.time(section, "show-in");
    references.ascending(section, "at");
    kind(section)
        .ifPresentOrElse(
            kind -> kind.check().check(section, names, references),
            () -> AnalysisFormat.common(section, names, references));
  }

  private static Optional<AnalysisFormat> kind(Entry.Mapping section) {
    String kind = section.text("analysis", "");
    return KINDS.stream().filter(known -> known.kind().equals(kind)).findFirst();
  }
}
