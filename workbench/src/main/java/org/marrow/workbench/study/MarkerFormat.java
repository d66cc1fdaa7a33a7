package org.marrow.workbench.study;

import java.util.List;
import java.util.Optional;
import org.marrow.foundation.units.Quantity;
import org.marrow.foundation.units.Unit;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;

/** One of the section {@code markers}: something measured that may go with outcome. */
final class MarkerFormat {
  private static final Section COUNTS =
      new Section(
          List.of(
              Key.required("positive", Kind.TEXT, "Column with the cells of the population."),
              Key.required("counted", Kind.TEXT, "Column with the cells looked at.")));

  static final Section FORMAT =
      new Section(
          List.of(
              Key.required("name", Kind.TEXT, "Name in the plan and the report."),
              Key.required("column", Kind.TEXT, "Column it is read from."),
              Key.optional("label", Kind.TEXT, "What it is, in words."),
              Key.optional("unit", Kind.TEXT, "Unit of the column, for example mg/l."),
              Key.optional(
                  "scale",
                  new Choice(List.of("linear", "log2", "log10", "sqrt")),
                  "How the column becomes the marker; linear if left out. With log2 a hazard ratio"
                      + " is for each doubling."),
              Key.optional(
                  "floor",
                  new Number(Double.NEGATIVE_INFINITY, Kind.ANY),
                  "Values below are read as this, for example a limit of detection."),
              Key.optional(
                  "role",
                  new Choice(List.of("primary", "exploratory")),
                  "Whether it was named beforehand as the one that counts; exploratory if left"
                      + " out."),
              Key.optional(
                  "measured",
                  Kind.TEXT,
                  "When it became known: baseline, a planned time with its unit (84 days), or a"
                      + " column with each patient's time. A marker measured after the origin makes"
                      + " no groups at the origin."),
              Key.optional(
                  "counts", COUNTS, "Cells it was counted from, for the error of counting.")));

  private MarkerFormat() {}

  static Marker read(Entry.Mapping section) {
    return new Marker(
        section.text("name", ""),
        section.text("column", ""),
        section.text("label", ""),
        section.text("unit", ""),
        switch (section.text("scale", "linear")) {
          case "log2" -> Marker.Scale.LOG2;
          case "log10" -> Marker.Scale.LOG10;
          case "sqrt" -> Marker.Scale.SQRT;
          default -> Marker.Scale.LINEAR;
        },
        section.number("floor").isPresent()
            ? Optional.of(section.number("floor").getAsDouble())
            : Optional.empty(),
        section.text("role", "exploratory").equals("primary"),
        when(section),
        section
            .section("counts")
            .map(c -> new Marker.Counts(c.text("positive", ""), c.text("counted", ""))));
  }

  private static Marker.When when(Entry.Mapping section) {
    Optional<String> measured = section.text("measured");
    if (measured.isEmpty()) {
      return new Marker.When(Marker.When.Kind.UNDECLARED, 0, "");
    }
    if (measured.get().equals("baseline")) {
      return new Marker.When(Marker.When.Kind.BASELINE, 0, "");
    }
    Optional<Quantity> time = time(measured.get());
    return time.isPresent()
        ? new Marker.When(Marker.When.Kind.PLANNED, time.get().to(Unit.parse("day")).value(), "")
        : new Marker.When(Marker.When.Kind.COLUMN, 0, measured.get());
  }

  /** A time with its unit, such as 84 days. */
  private static Optional<Quantity> time(String text) {
    try {
      Quantity quantity = Quantity.parse(text);
      return quantity.unit().fits(Unit.parse("day")) ? Optional.of(quantity) : Optional.empty();
    } catch (IllegalArgumentException noQuantity) {
      return Optional.empty();
    }
  }

  static void check(Entry.Mapping section, Names names, References references) {
    references.column(section, "column", names);
    Optional<String> measured = section.text("measured");
    if (measured.isPresent()
        && !measured.get().equals("baseline")
        && time(measured.get()).isEmpty()) {
      references.column(section, "measured", names);
    }
    section
        .section("counts")
        .ifPresent(counts -> {
          references.column(counts, "positive", names);
          references.column(counts, "counted", names);
        });
  }
}
