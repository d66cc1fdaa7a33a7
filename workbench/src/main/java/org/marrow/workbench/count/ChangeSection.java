package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.cytometry.count.ChangeTable;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.PairedChange;
import org.marrow.cytometry.count.TubeVariation;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Table;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.cytometry.BeforeAfterPlot;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.rules.CountingRules;
import org.marrow.workbench.study.SamplesPlan;

/** Changes between visits of one patient, each with an interval and over all with a held FDR. */
final class ChangeSection {
  private static final int MOST_PRINTED = 40;
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private ChangeSection() {}

  /** A change with whose it is. */
  private record Pair(
      String patient, String from, String to, String definition, PairedChange change) {}

  static Outcome of(SamplesPlan plan, List<CountedSample> samples, boolean simulated) {
    double cv = plan.tubeCv().orElse(0);
    TubeVariation variation = cv > 0 ? TubeVariation.stated(cv) : TubeVariation.countingOnly();
    List<Finding> findings = new ArrayList<>();
    List<Pair> pairs = pairs(plan, samples, variation, findings);
    String mark = simulated ? Report.SIMULATED + ". " : "";
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Each change is the ratio of two shares of one donor. Its interval comes from the"
                + " second count given both (exact conditional binomial), widened for what two"
                + " tubes differ beyond counting: "
                + variation.source()
                + ". q holds the false discovery rate over all "
                + pairs.size()
                + " comparisons (Benjamini-Hochberg)."));
    if (pairs.isEmpty()) {
      blocks.add(new Block.Paragraph("No sample has a partner, so there is no change to show."));
      return new Outcome(
          new Section("changes", "Changes between visits", blocks),
          "No change could be paired.",
          Map.of("changes", List.of()),
          findings);
    }
    ChangeTable table = ChangeTable.of(pairs.stream().map(Pair::change).toList());
    List<Figure> figures = new ArrayList<>();
    for (String definition : definitions(pairs)) {
      List<ChangeTable.Row> own = new ArrayList<>();
      for (int i = 0; i < pairs.size(); i++) {
        if (pairs.get(i).definition().equals(definition)) {
          own.add(table.rows().get(i));
        }
      }
      figures.add(
          BeforeAfterPlot.of(
              "changes-" + GatePictures.id(definition),
              DefinitionWords.of(definition),
              DefinitionWords.inText(own.getFirst().change().before().denominator()),
              own));
    }
    figures.forEach(figure -> blocks.add(new Block.Shown(figure)));
    ReportTable printed = table(pairs, table, mark);
    blocks.add(
        pairs.size() > MOST_PRINTED ? new Block.Download(printed) : new Block.Tabulated(printed));
    return new Outcome(
            new Section("changes", "Changes between visits", blocks),
            summary(pairs, table, simulated),
            results(pairs, table, simulated),
            findings)
        .keyFigure(figures.getFirst())
        .methods(
            "Paired changes are ratios of shares with conditional intervals, "
                + variation.source()
                + "; the false discovery rate was held by Benjamini-Hochberg.");
  }

  private static List<Pair> pairs(
      SamplesPlan plan,
      List<CountedSample> samples,
      TubeVariation variation,
      List<Finding> findings) {
    Map<String, CountedSample> byVisit = new LinkedHashMap<>();
    Set<String> patients = new LinkedHashSet<>();
    Set<String> twice = new HashSet<>();
    for (CountedSample sample : samples) {
      patients.add(sample.row().patient());
      String key = key(sample.row().patient(), sample.row().visit());
      if (byVisit.putIfAbsent(key, sample) != null && twice.add(key)) {
        findings.add(
            CountingRules.SAME_VISIT_TWICE.at(
                Where.in(sample.row().sample()),
                sample.row().patient()
                    + " has two samples of the visit \""
                    + sample.row().visit()
                    + "\"; neither is compared"));
      }
    }
    twice.forEach(byVisit::remove);
    List<Pair> pairs = new ArrayList<>();
    for (SamplesPlan.Change change : plan.changes()) {
      List<String> alone = new ArrayList<>();
      for (String patient : patients) {
        Optional<CountedSample> before =
            Optional.ofNullable(byVisit.get(key(patient, change.from())));
        Optional<CountedSample> after = Optional.ofNullable(byVisit.get(key(patient, change.to())));
        if (before.isPresent() && after.isPresent()) {
          pairs.addAll(pairs(plan, patient, change, before.get(), after.get(), variation));
        } else if (before.isPresent() || after.isPresent()) {
          alone.add(patient);
        }
      }
      if (!alone.isEmpty()) {
        findings.add(
            CountingRules.UNPAIRED.at(
                Where.in("samples"),
                alone.size()
                    + " of "
                    + patients.size()
                    + " donors have only one of \""
                    + change.from()
                    + "\" and \""
                    + change.to()
                    + "\": "
                    + String.join(", ", alone)));
      }
    }
    return pairs;
  }

  private static String key(String patient, String visit) {
    return patient + "\u0000" + visit;
  }

  private static List<Pair> pairs(
      SamplesPlan plan,
      String patient,
      SamplesPlan.Change change,
      CountedSample before,
      CountedSample after,
      TubeVariation variation) {
    List<Pair> pairs = new ArrayList<>();
    for (String definition : plan.definitions()) {
      Optional<Count> first = before.count(definition);
      Optional<Count> second = after.count(definition);
      if (first.isPresent() && second.isPresent()) {
        pairs.add(
            new Pair(
                patient,
                change.from(),
                change.to(),
                definition,
                new PairedChange(first.get(), second.get(), variation)));
      }
    }
    return pairs;
  }

  private static List<String> definitions(List<Pair> pairs) {
    return pairs.stream().map(Pair::definition).distinct().toList();
  }

  private static ReportTable table(List<Pair> pairs, ChangeTable changes, String mark) {
    List<List<String>> printed = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair p = pairs.get(i);
      printed.add(
          List.of(
              p.patient(),
              p.from() + " to " + p.to(),
              DefinitionWords.of(p.definition()),
              p.change().describe(),
              NUMBERS.p(changes.rows().get(i).qValue()).replace("p", "q")));
    }
    return new ReportTable(
        "changes",
        "Changes",
        mark + "Ratio of shares with its 95 % interval; q over all rows.",
        List.of("donor", "visits", "cells", "change", "q"),
        printed,
        Table.of(
            "changes",
            List.of(
                CountTables.text("patient", pairs, Pair::patient),
                CountTables.text("from", pairs, Pair::from),
                CountTables.text("to", pairs, Pair::to),
                CountTables.text("definition", pairs, Pair::definition),
                CountTables.number("ratio", pairs, p -> p.change().ratio().orElse(Double.NaN)),
                CountTables.number("lower", pairs, p -> p.change().interval().lower()),
                CountTables.number("upper", pairs, p -> p.change().interval().upper()),
                CountTables.number("p", changes.rows(), ChangeTable.Row::pValue),
                CountTables.number("q", changes.rows(), ChangeTable.Row::qValue),
                CountTables.text("words", pairs, p -> p.change().describe()))));
  }

  private static String summary(List<Pair> pairs, ChangeTable table, boolean simulated) {
    List<String> parts = new ArrayList<>();
    for (String definition : definitions(pairs)) {
      int rose = 0;
      int fell = 0;
      int all = 0;
      for (int i = 0; i < pairs.size(); i++) {
        if (pairs.get(i).definition().equals(definition)) {
          all++;
          boolean called = table.rows().get(i).qValue() <= 0.05;
          double ratio = pairs.get(i).change().ratio().orElse(Double.POSITIVE_INFINITY);
          rose += called && ratio > 1 ? 1 : 0;
          fell += called && ratio < 1 ? 1 : 0;
        }
      }
      parts.add(
          DefinitionWords.of(definition)
              + " rose in "
              + rose
              + " and fell in "
              + fell
              + " of "
              + all);
    }
    return (simulated ? "Changes in virtual samples" : "Changes")
        + " beyond counting and tube error: "
        + String.join("; ", parts)
        + ".";
  }

  private static Map<String, Object> results(
      List<Pair> pairs, ChangeTable table, boolean simulated) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair p = pairs.get(i);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("patient", p.patient());
      row.put("from", p.from());
      row.put("to", p.to());
      row.put("definition", p.definition());
      row.put("lower", p.change().interval().lower());
      row.put("upper", finite(p.change().interval().upper()));
      row.put("q", table.rows().get(i).qValue());
      rows.add(row);
    }
    Map<String, Object> results = new LinkedHashMap<>();
    if (simulated) {
      results.put("simulated", true);
    }
    results.put("changes", rows);
    return results;
  }

  private static Object finite(double value) {
    return Double.isInfinite(value) ? "infinite" : value;
  }
}
