package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.DetectionStatus;
import org.marrow.cytometry.definition.Definition;
import org.marrow.foundation.number.NumberText;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.SamplesPlan;

/** The counts themselves, with where each threshold comes from and what the files were like. */
final class CountSection {
  /** From so many patients on, a summary by visit says more than a list. */
  private static final int MANY_PATIENTS = 5;

  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CountSection() {}

  static Outcome of(
      SamplesPlan plan,
      List<SampleCounter.Counted> counted,
      List<SampleRow> controls,
      boolean simulated) {
    List<CountedSample> samples = counted.stream().map(SampleCounter.Counted::sample).toList();
    String mark = simulated ? Report.SIMULATED + ". " : "";
    Set<String> patients = new LinkedHashSet<>();
    samples.forEach(s -> patients.add(s.row().patient()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(intro(plan, samples, controls, patients.size())));
    for (Definition definition : definitions(samples)) {
      if (!definition.cautions().isEmpty()) {
        blocks.add(
            new Block.Paragraph(
                definition.title()
                    + " (standing of the definition: "
                    + definition.standing().name().toLowerCase(Locale.ROOT)
                    + "): "
                    + String.join(" ", definition.cautions())));
      }
    }
    blocks.add(
        new Block.Note(
            "Cell definitions, as the files of numbers name them: "
                + definitions(samples).stream()
                    .map(d -> d.title() + " is " + d.id())
                    .collect(Collectors.joining("; "))
                + "."));
    blocks.add(CountTables.counts(samples, mark));
    if (patients.size() >= MANY_PATIENTS) {
      blocks.add(new Block.Tabulated(CountTables.byVisit(samples, mark)));
    }
    blocks.add(RivalTable.of(samples, mark));
    blocks.add(CountTables.quality(samples, plan.removeUnsound(), mark));
    blocks.add(CountTables.thresholds(samples, mark));
    blocks.add(SensitivityTable.of(samples, mark));
    blocks.add(CountTables.findings(samples));
    blocks.addAll(
        GatePictures.chosen(counted.stream().flatMap(c -> c.figures().stream()).toList()));
    return new Outcome(
            new Section("counts", "Counts", blocks),
            summary(samples, simulated),
            results(samples, simulated),
            SampleRemarks.of(samples))
        .plainly(CountDigest.plain(samples))
        .methods(methods(plan, samples, controls))
        .limits(
            "The intervals of single counts hold the counting error only; drawing, staining and"
                + " gating add to it.");
  }

  private static List<Definition> definitions(List<CountedSample> samples) {
    return samples.stream()
        .flatMap(s -> s.populations().stream())
        .map(CountedSample.Population::definition)
        .distinct()
        .toList();
  }

  private static String intro(
      SamplesPlan plan, List<CountedSample> samples, List<SampleRow> controls, int patients) {
    long refused = samples.stream().filter(s -> s.populations().isEmpty()).count();
    long events = samples.stream().mapToLong(CountedSample::events).sum();
    return NUMBERS.count(samples.size())
        + (samples.size() == 1 ? " sample of " : " samples of ")
        + NUMBERS.count(patients)
        + (patients == 1 ? " donor" : " donors")
        + " with "
        + NUMBERS.count(events)
        + " events; "
        + (refused == 0 ? "no file was refused" : NUMBERS.count(refused) + " were refused")
        + "; "
        + controls(controls)
        + ". "
        + (plan.removeUnsound()
            ? "Events that quality control found unsound were left out before gating."
            : "Quality control was run and reported, and every event was counted.");
  }

  private static String controls(List<SampleRow> controls) {
    if (controls.isEmpty()) {
      return "no control tube, so thresholds rest on the shape of each sample alone";
    }
    Map<String, Long> kinds =
        controls.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.control().orElseThrow().word(),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return kinds.entrySet().stream()
            .map(e -> NUMBERS.count(e.getValue()) + " " + e.getKey())
            .collect(Collectors.joining(" and "))
        + " control tubes";
  }

  private static String summary(List<CountedSample> samples, boolean simulated) {
    List<String> parts = new ArrayList<>();
    for (Definition definition : definitions(samples)) {
      List<Count> counts =
          samples.stream().flatMap(s -> s.count(definition.id()).stream()).toList();
      if (counts.isEmpty()) {
        parts.add(definition.title() + ": could not be counted");
        continue;
      }
      List<Count> firm =
          counts.stream().filter(c -> c.status() == DetectionStatus.QUANTIFIABLE).toList();
      double low = firm.stream().mapToDouble(Count::share).min().orElse(Double.NaN);
      double high = firm.stream().mapToDouble(Count::share).max().orElse(Double.NaN);
      String range =
          firm.isEmpty()
              ? "in none enough for a percentage"
              : NUMBERS.percent(low)
                  + " to "
                  + NUMBERS.percent(high)
                  + " of "
                  + denominator(definition);
      parts.add(
          definition.title()
              + ": enough cells for a percentage in "
              + firm.size()
              + " of "
              + counts.size()
              + " samples ("
              + range
              + ")");
    }
    return (simulated ? "Counted in virtual samples: " : "Counted: ")
        + String.join("; ", parts)
        + ".";
  }

  private static String denominator(Definition definition) {
    return definition
        .denominator()
        .map(DefinitionWords::inText)
        .orElse("events that passed quality control");
  }

  private static Map<String, Object> results(List<CountedSample> samples, boolean simulated) {
    Map<String, Object> results = new LinkedHashMap<>();
    if (simulated) {
      results.put("simulated", true);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (CountedSample sample : samples) {
      for (CountedSample.Population population : sample.populations()) {
        Optional<Count> count = population.count();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sample", sample.row().sample());
        row.put("patient", sample.row().patient());
        row.put("visit", sample.row().visit());
        row.put("definition", population.definition().id());
        row.put("counted", count.isPresent());
        count.ifPresent(c -> {
          row.put("k", c.k());
          row.put("n", c.n());
          row.put("denominator", c.denominator());
          row.put("lower", c.interval().lower());
          row.put("upper", c.interval().upper());
          row.put("status", c.status().words());
        });
        rows.add(row);
      }
    }
    results.put("counts", rows);
    return results;
  }

  private static String[] methods(
      SamplesPlan plan, List<CountedSample> samples, List<SampleRow> controls) {
    return new String[] {
      "Cells were counted by the definitions "
          + definitions(samples).stream()
              .map(d -> d.title() + " (" + d.id() + ")")
              .collect(Collectors.joining(" and "))
          + "; thresholds came from "
          + controls(controls)
          + ", the density of each sample and a two-component fit, in that order of weight.",
      "Intervals of counts are Clopper-Pearson; 20 events detect and 50 quantify (EuroFlow).",
      plan.removeUnsound()
          ? "Events that drift, rate, scatter margin, doublet or viability checks found unsound were"
              + " removed before gating."
          : "No event was removed before gating; unsound events are listed."
    };
  }
}
