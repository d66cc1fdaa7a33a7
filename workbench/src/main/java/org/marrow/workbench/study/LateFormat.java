package org.marrow.workbench.study;

import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;

/** The keys of the two analyses of what is known only during follow-up. */
final class LateFormat {
  static final AnalysisFormat LANDMARK =
      AnalysisFormat.of(
          "landmark",
          LateFormat::checkLandmark,
          LateFormat::readLandmark,
          AnalysisFormat.END_POINT,
          Key.required("marker", Kind.TEXT, "Marker or exposure known during follow-up."),
          Key.required(
              "landmarks",
              new Items(new Number(0, Kind.ANY)),
              "Times at which the clock starts, in the unit of the end point; the planned one"
                  + " first."),
          AnalysisFormat.ADJUST_FOR,
          AnalysisFormat.LEVEL);

  static final AnalysisFormat TIME_DEPENDENT =
      AnalysisFormat.of(
          "time-dependent",
          LateFormat::checkExposure,
          LateFormat::readExposure,
          AnalysisFormat.END_POINT,
          Key.required("exposure", Kind.TEXT, "Name of one of the exposures."),
          AnalysisFormat.ADJUST_FOR,
          AnalysisFormat.LEVEL);

  private LateFormat() {}

  private static void checkLandmark(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.column(section, "marker", names);
    references.once(section, "landmarks");
  }

  private static LandmarkPlan readLandmark(Entry.Mapping section, Names names) {
    return new LandmarkPlan(
        AnalysisFormat.name(section),
        AnalysisFormat.endPoint(section),
        section.text("marker", ""),
        section.numbers("landmarks"),
        section.texts("adjust-for"),
        AnalysisFormat.level(section));
  }

  private static void checkExposure(Entry.Mapping section, Names names, References references) {
    AnalysisFormat.common(section, names, references);
    references.known(section, "exposure", "exposure", names.exposures());
  }

  private static TimeDependentPlan readExposure(Entry.Mapping section, Names names) {
    return new TimeDependentPlan(
        AnalysisFormat.name(section),
        AnalysisFormat.endPoint(section),
        section.text("exposure", ""),
        section.texts("adjust-for"),
        AnalysisFormat.level(section));
  }
}
