package org.marrow.workbench.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.experiment.BortezomibKinetics;
import org.marrow.niche.experiment.Published;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;

/** Bortezomib's concentrations and proteasome inhibition in a person beside published ones. */
final class KineticsSection {
  private KineticsSection() {}

  /** One row for programs. */
  record Row(
      String what,
      double published,
      OptionalDouble spread,
      double simulated,
      String verdict,
      String use,
      String source) {}

  static Outcome of(ModelFolder models) {
    List<Row> rows = BortezomibKinetics.rows(models).stream().map(KineticsSection::row).toList();
    List<String> outside =
        rows.stream().filter(r -> r.verdict().equals("outside")).map(Row::what).toList();
    long judged = rows.stream().filter(r -> r.spread().isPresent()).count();
    String says =
        (judged - outside.size())
            + " of "
            + judged
            + " rows with a published spread lie within one spread"
            + (outside.isEmpty() ? "." : "; outside: " + String.join("; ", outside) + ".");
    return new Outcome(
        new Section(
            "bortezomib",
            "Bortezomib in a person: concentrations and inhibition",
            List.of(
                new Block.Paragraph(
                    "The mouse file models bortezomib's effect only, since no plasma model of the"
                        + " mouse was found. The patient file has concentrations, which can be held"
                        + " against published ones: "
                        + says),
                new Block.Tabulated(table(rows)))),
        "Bortezomib in a person (simulated): " + says,
        Map.of("simulated", true, "rows", rows),
        List.of());
  }

  private static Row row(BortezomibKinetics.Row r) {
    Optional<Boolean> within = r.isWithin();
    return new Row(
        r.what(),
        r.published(),
        r.spread(),
        r.simulated(),
        within.map(w -> w ? "within" : "outside").orElse("no spread read"),
        r.use() == Published.Use.CALIBRATION ? "calibrated" : "held back",
        r.source());
  }

  private static ReportTable table(List<Row> rows) {
    return new ReportTable(
        "bortezomib",
        "Bortezomib 1.3 mg/m2 on days 1, 4, 8 and 11",
        Wording.MARK
            + "Published: mean and standard deviation, or the middle and half of a published range."
            + " Within: no further from the published value than one spread.",
        List.of("What", "Simulated", "Published (spread)", "Verdict", "Use", "Source"),
        rows.stream()
            .map(r ->
                List.of(
                    r.what(),
                    Wording.NUMBERS.of(r.simulated()),
                    Wording.NUMBERS.of(r.published())
                        + (r.spread().isPresent()
                            ? " (" + Wording.NUMBERS.of(r.spread().getAsDouble()) + ")"
                            : ""),
                    r.verdict(),
                    r.use(),
                    r.source()))
            .toList(),
        Table.of(
            "bortezomib",
            List.of(
                TextColumn.of("what", rows.stream().map(Row::what).toList()),
                new NumberColumn("simulated", rows.stream().mapToDouble(Row::simulated).toArray()),
                new NumberColumn("published", rows.stream().mapToDouble(Row::published).toArray()),
                new NumberColumn(
                    "spread",
                    rows.stream().mapToDouble(r -> r.spread().orElse(Double.NaN)).toArray()),
                TextColumn.of("verdict", rows.stream().map(Row::verdict).toList()),
                TextColumn.of("use", rows.stream().map(Row::use).toList()),
                TextColumn.of("source", rows.stream().map(Row::source).toList()))));
  }
}
