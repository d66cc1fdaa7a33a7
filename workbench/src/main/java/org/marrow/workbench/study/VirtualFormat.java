package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** The section {@code virtual-patients}: simulated patients in place of real ones. */
final class VirtualFormat {
  private static final Section PLANNED =
      new Section(
          List.of(
              Key.required(
                  "hazard-ratio",
                  new Number(1.01, 10),
                  "Hazard ratio for a standard deviation of the true marker to be found."),
              Key.required(
                  "reliability", new Number(0.05, 1), "Reliability of one count, as expected."),
              Key.required("power", new Number(0.5, 0.99), "Probability of finding it."),
              Key.required(
                  "events",
                  new Number(0.05, 1),
                  "Share of patients whose event will be seen after the landmark.")));

  private static final Section ARM =
      new Section(
          List.of(
              Key.required("name", Kind.TEXT, "The treatment in words."),
              Key.required(
                  "regimen", Kind.TEXT, "Name of a regimen that ships, or a regimen as written.")));

  static final Section FORMAT =
      new Section(
          List.of(
              Key.required(
                  "pool",
                  new Number(50, 100_000),
                  "Virtual patients simulated. The study's patients are the first of them; the"
                      + " truth is that of all."),
              Key.optional(
                  "number",
                  new Number(20, 10_000),
                  "Patients of the study; as many as \"planned\" asks for if left out."),
              Key.required("planned", PLANNED, "What the power calculation assumes."),
              Key.required(
                  "il1-follows-m1",
                  new Number(0, 3),
                  "The planted association: untreated interleukin-1 as a power of the number of M1"
                      + " macrophages. 0 leaves the model as it ships."),
              Key.required(
                  "arms",
                  new Items(ARM),
                  "Treatments. The study's patients have the first; the second is the one whose"
                      + " benefit is asked for."),
              Key.required("cycle", new Number(7, 365), "Days between visits."),
              Key.required("days", new Number(60, 4000), "Days of follow-up."),
              Key.required(
                  "assay-cv", new Number(0, 0.5), "Coefficient of variation of M-protein."),
              Key.required("drop-out", new Number(0, 0.9), "Share who leave within a year."),
              Key.required("sample-day", new Number(1, 4000), "Day of the second marrow sample."),
              Key.required(
                  "landmark",
                  new Number(1, 4000),
                  "Day from which the second sample is related to outcome; not before it."),
              Key.required(
                  "repeated",
                  new Number(0.05, 1),
                  "Share of patients with a second aspirate at the second visit, for the"
                      + " reliability of a count."),
              Key.required("events", new Number(2000, 200_000), "Events of a stained tube."),
              Key.optional(
                  "keep-files",
                  new Number(0, 10_000),
                  "Patients whose sample files are kept in the work folder; none if left out."),
              Key.optional(
                  "trials",
                  new Number(0, 10_000),
                  "Repetitions of the virtual trial; none if left out.")));

  private VirtualFormat() {}

  static VirtualPlan read(Entry.Mapping s) {
    Entry.Mapping planned = s.section("planned").orElseThrow();
    return new VirtualPlan(
        (int) number(s, "pool"),
        s.number("number").isPresent()
            ? OptionalInt.of((int) number(s, "number"))
            : OptionalInt.empty(),
        new VirtualPlan.Planned(
            number(planned, "hazard-ratio"),
            number(planned, "reliability"),
            number(planned, "power"),
            number(planned, "events")),
        number(s, "il1-follows-m1"),
        s.sections("arms").stream()
            .map(arm -> new VirtualPlan.Arm(arm.text("name", ""), arm.text("regimen", "")))
            .toList(),
        number(s, "cycle"),
        number(s, "days"),
        number(s, "assay-cv"),
        number(s, "drop-out"),
        number(s, "sample-day"),
        number(s, "landmark"),
        number(s, "repeated"),
        (int) number(s, "events"),
        (int) s.number("keep-files").orElse(0),
        (int) s.number("trials").orElse(0));
  }

  /** The table that virtual patients make; it stands in no file. */
  static DataSource patients() {
    return new DataSource(
        "virtual patients",
        "patient",
        Optional.empty(),
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  private static double number(Entry.Mapping section, String key) {
    return section.number(key).orElseThrow();
  }

  /** Days must follow each other, regimens must be readable. */
  static void check(Entry.Mapping s, References references) {
    double sample = s.number("sample-day").orElse(0);
    double landmark = s.number("landmark").orElse(Double.POSITIVE_INFINITY);
    if (landmark < sample) {
      references.wrong(
          s,
          "landmark",
          "landmark",
          "the landmark " + landmark + " lies before the sample on day " + sample,
          "Nobody knows the sample then; write " + sample + " or later.");
    }
    if (s.number("days").orElse(Double.POSITIVE_INFINITY) <= landmark
        && Double.isFinite(landmark)) {
      references.wrong(
          s, "days", "days", "follow-up ends before the landmark", "Follow patients longer.");
    }
    ModelFolder models = ModelFolder.shipped();
    for (Entry.Mapping arm : s.sections("arms")) {
      String regimen = arm.text("regimen", "");
      try {
        models.regimen(regimen, Host.PATIENT);
      } catch (InvalidInput bad) {
        bad.findings()
            .forEach(f ->
                references.wrong(
                    arm, "regimen", "regimen", "\"" + regimen + "\": " + f.what(), f.remedy()));
      }
    }
    references.distinct(s, "arms");
  }
}
