package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.CountTable;
import org.marrow.cytometry.count.DetectionStatus;
import org.marrow.cytometry.template.Dispute;
import org.marrow.cytometry.template.Threshold;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;

/** Tables of counts, of the quality of files, and of thresholds. */
final class CountTables {
  /** More rows than this are a file beside the report, and a summary in it. */
  private static final int MOST_PRINTED = 40;

  private static final double NONE = Double.NaN;
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CountTables() {}

  /** A row of the tables: a definition in a sample. */
  private record Row(CountedSample sample, CountedSample.Population population) {}

  private static List<Row> rows(List<CountedSample> samples) {
    List<Row> rows = new ArrayList<>();
    samples.forEach(s -> s.populations().forEach(p -> rows.add(new Row(s, p))));
    return rows;
  }

  /** Every count with its interval and status. */
  static Block counts(List<CountedSample> samples, String mark) {
    List<Row> rows =
        rows(samples).stream().filter(row -> row.population().count().isPresent()).toList();
    List<Count> counts = rows.stream().map(row -> row.population().count().orElseThrow()).toList();
    List<Column> columns = new ArrayList<>();
    columns.add(text("patient", rows, row -> row.sample().row().patient()));
    columns.add(text("visit", rows, row -> row.sample().row().visit()));
    columns.add(number("day", rows, row -> row.sample().row().day().orElse(Double.NaN)));
    Set<String> more = new LinkedHashSet<>();
    samples.forEach(s -> more.addAll(s.row().more().keySet()));
    for (String name : more) {
      columns.add(text(name, rows, row -> row.sample().row().more().getOrDefault(name, "")));
    }
    columns.addAll(new CountTable(counts).table().columns());
    columns.add(text("needs_review", rows, row -> yes(row.population().needsReview())));
    List<List<String>> printed = new ArrayList<>();
    for (Row row : rows) {
      Count count = row.population().count().orElseThrow();
      printed.add(
          List.of(
              row.sample().row().sample(),
              DefinitionWords.of(count.definition()),
              NUMBERS.count(count.k()) + " of " + NUMBERS.count(count.n()),
              count.status() == DetectionStatus.QUANTIFIABLE ? NUMBERS.percent(count.share()) : "–",
              percent(count),
              count.status().words()));
    }
    ReportTable table =
        new ReportTable(
            "counts",
            "Counts",
            mark
                + "k of N events with the exact 95 % interval (Clopper-Pearson), which holds the"
                + " counting error only. No percentage is given below the limit of"
                + " quantification.",
            List.of("sample", "cells", "k of N", "share", "95 % interval", "status"),
            printed,
            Table.of("counts", columns));
    return rows.size() > MOST_PRINTED ? new Block.Download(table) : new Block.Tabulated(table);
  }

  private static String percent(Count count) {
    return NUMBERS.percent(count.interval().lower())
        + " to "
        + NUMBERS.percent(count.interval().upper());
  }

  /** Shares by definition and visit, where there are many patients. */
  static ReportTable byVisit(List<CountedSample> samples, String mark) {
    Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows(samples)) {
      groups
          .computeIfAbsent(
              List.of(row.population().definition().id(), row.sample().row().visit()),
              _ -> new ArrayList<>())
          .add(row);
    }
    List<Map.Entry<List<String>, List<Row>>> list = new ArrayList<>(groups.entrySet());
    Table data =
        Table.of(
            "counts-by-visit",
            List.of(
                text("definition", list, e -> e.getKey().get(0)),
                text("visit", list, e -> e.getKey().get(1)),
                number("samples", list, e -> e.getValue().size()),
                number("counted", list, e -> counted(e.getValue()).size()),
                number("quantifiable", list, e -> quantifiable(e.getValue())),
                number("lowest_percent", list, e -> quantile(e.getValue(), 0)),
                number("quarter_percent", list, e -> quantile(e.getValue(), 0.25)),
                number("median_percent", list, e -> quantile(e.getValue(), 0.5)),
                number("three_quarters_percent", list, e -> quantile(e.getValue(), 0.75)),
                number("highest_percent", list, e -> quantile(e.getValue(), 1)),
                number("need_review", list, e -> review(e.getValue()))));
    List<List<String>> printed = new ArrayList<>();
    for (Map.Entry<List<String>, List<Row>> e : list) {
      printed.add(
          List.of(
              DefinitionWords.of(e.getKey().get(0)),
              e.getKey().get(1),
              NUMBERS.count(counted(e.getValue()).size())
                  + " of "
                  + NUMBERS.count(e.getValue().size()),
              NUMBERS.count((long) quantifiable(e.getValue())),
              NUMBERS.of(quantile(e.getValue(), 0.5)),
              NUMBERS.of(quantile(e.getValue(), 0.25))
                  + " to "
                  + NUMBERS.of(quantile(e.getValue(), 0.75)),
              NUMBERS.of(quantile(e.getValue(), 0))
                  + " to "
                  + NUMBERS.of(quantile(e.getValue(), 1)),
              NUMBERS.count((long) review(e.getValue()))));
    }
    return new ReportTable(
        "counts-by-visit",
        "Counts by visit",
        mark
            + "Raw shares k of N in percent, over all samples that were counted; single counts with"
            + " their intervals stand in counts.csv. A count hangs on a threshold when another"
            + " source puts the cut elsewhere and the count there says something else.",
        List.of(
            "cells",
            "visit",
            "counted",
            "enough for a share",
            "median %",
            "middle half",
            "range",
            "hang on a threshold"),
        printed,
        data);
  }

  private static List<Count> counted(List<Row> rows) {
    return rows.stream().flatMap(row -> row.population().count().stream()).toList();
  }

  private static double quantifiable(List<Row> rows) {
    return counted(rows).stream()
        .filter(count -> count.status() == DetectionStatus.QUANTIFIABLE)
        .count();
  }

  private static double review(List<Row> rows) {
    return rows.stream().filter(row -> row.population().needsReview()).count();
  }

  private static String yes(boolean answer) {
    return answer ? "yes" : "no";
  }

  private static double quantile(List<Row> rows, double p) {
    double[] shares = counted(rows).stream().mapToDouble(c -> 100 * c.share()).sorted().toArray();
    if (shares.length == 0) {
      return Double.NaN;
    }
    double at = p * (shares.length - 1);
    int low = (int) at;
    int high = Math.min(low + 1, shares.length - 1);
    return shares[low] + (at - low) * (shares[high] - shares[low]);
  }

  /** What became of each file, and what quality control found. */
  static Block quality(List<CountedSample> samples, boolean removed, String mark) {
    Set<String> rules = new LinkedHashSet<>();
    samples.forEach(s -> rules.addAll(s.unsound().keySet()));
    List<Column> columns = new ArrayList<>();
    columns.add(text("sample", samples, s -> s.row().sample()));
    columns.add(text("file", samples, s -> s.row().shownFile()));
    columns.add(text("conformance", samples, CountedSample::conformance));
    columns.add(number("events", samples, CountedSample::events));
    columns.add(number("unsound", samples, CountedSample::removed));
    for (String rule : rules) {
      columns.add(number(rule, samples, s -> s.unsound().getOrDefault(rule, 0L)));
    }
    columns.add(number("viability", samples, CountedSample::viability));
    List<List<String>> printed = new ArrayList<>();
    for (CountedSample s : samples) {
      printed.add(
          List.of(
              s.row().sample(),
              s.conformance(),
              NUMBERS.count(s.events()),
              s.events() == 0 ? "–" : NUMBERS.percent((double) s.removed() / s.events()),
              Double.isNaN(s.viability()) ? "not measured" : NUMBERS.percent(s.viability())));
    }
    ReportTable table =
        new ReportTable(
            "sample-quality",
            "Files and quality control",
            mark
                + "Conformance of the file (ok, repaired, refused; table for a text export), and the"
                + " events that quality control finds unsound: drift, rate, ends of the scatter"
                + " scale, doublets, dead cells. "
                + (removed
                    ? "They were left out before gating."
                    : "They were counted all the same, as the study asks."),
            List.of("sample", "file", "events", "unsound", "viability"),
            printed,
            Table.of("sample-quality", columns));
    return samples.size() > MOST_PRINTED ? new Block.Download(table) : new Block.Tabulated(table);
  }

  private record CutRow(
      CountedSample sample, CountedSample.Population population, CountedSample.Cut cut) {
    Optional<Dispute> dispute() {
      return population.dispute(cut);
    }

    boolean matters() {
      return dispute().map(Dispute::matters).orElse(false);
    }
  }

  /** Every threshold with its source and its rivals. */
  static Block thresholds(List<CountedSample> samples, String mark) {
    List<CutRow> rows = new ArrayList<>();
    for (Row row : rows(samples)) {
      row.population()
          .cuts()
          .forEach(cut -> rows.add(new CutRow(row.sample(), row.population(), cut)));
    }
    Table data =
        Table.of(
            "thresholds",
            List.of(
                text("sample", rows, r -> r.sample().row().sample()),
                text("definition", rows, r -> r.population().definition().id()),
                text("gate", rows, r -> r.cut().gate()),
                text("threshold", rows, r -> r.cut().threshold().key()),
                number("raw", rows, r -> r.cut().threshold().raw()),
                text("source", rows, r -> r.cut().threshold().source().words()),
                number("control", rows, r -> or(r.cut().threshold().control())),
                number("valley", rows, r -> or(r.cut().threshold().valley())),
                number("mixture", rows, r -> or(r.cut().threshold().mixture())),
                number("separation", rows, r -> r.cut().threshold().separation()),
                text("doubt", rows, r -> r.cut().threshold().doubt()),
                number("rival", rows, r -> or(r.cut().threshold().rival())),
                number("rival_k", rows, r -> r.dispute().map(d -> (double) d.k()).orElse(NONE)),
                number("rival_n", rows, r -> r.dispute().map(d -> (double) d.n()).orElse(NONE)),
                text("count_hangs_on_it", rows, r -> yes(r.matters()))));
    // Samples of one batch share the cuts that a control sets; one line then stands for all.
    Map<List<String>, Integer> shared = new LinkedHashMap<>();
    for (CutRow r : rows) {
      Threshold t = r.cut().threshold();
      shared.merge(
          List.of(
              DefinitionWords.of(r.cut().gate()),
              t.key(),
              NUMBERS.of(t.raw()),
              t.source().words(),
              r.matters() ? t.doubt() : "no"),
          1,
          Integer::sum);
    }
    List<List<String>> printed = new ArrayList<>();
    shared.forEach((cells, samplesWithIt) -> {
      List<String> row = new ArrayList<>(cells);
      row.add(1, NUMBERS.count(samplesWithIt));
      printed.add(row);
    });
    ReportTable table =
        new ReportTable(
            "thresholds",
            "Thresholds",
            mark
                + "Where each gate was cut, in raw units of the file, and why. The rivals of each"
                + " threshold (control, valley of the density, crossing of two components) stand"
                + " in thresholds.csv, with the count that the best of them would give. A count"
                + " hangs on a threshold when neither count lies in the other's exact interval and"
                + " they differ by more than a tenth.",
            List.of("gate", "samples", "threshold", "raw value", "source", "count hangs on it"),
            printed,
            data);
    return printed.size() > MOST_PRINTED ? new Block.Download(table) : new Block.Tabulated(table);
  }

  /** Everything said about single samples. */
  static Block findings(List<CountedSample> samples) {
    List<String[]> rows = new ArrayList<>();
    for (CountedSample s : samples) {
      s.findings()
          .forEach(f ->
              rows.add(
                  new String[] {
                    s.row().sample(),
                    f.severity().name().toLowerCase(java.util.Locale.ROOT),
                    f.rule().id(),
                    f.what(),
                    f.remedy()
                  }));
    }
    String[] names = {"sample", "severity", "rule", "what", "remedy"};
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      int at = i;
      columns.add(text(names[i], rows, r -> r[at]));
    }
    return new Block.Download(
        new ReportTable(
            "sample-findings",
            "Remarks on single samples",
            "Everything that was noted about a file, a gate or a count.",
            List.of(names),
            rows.stream().map(Arrays::asList).map(List::copyOf).toList(),
            Table.of("sample-findings", columns)));
  }

  private static double or(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }

  static <T> TextColumn text(String name, List<T> rows, Function<T, String> cell) {
    return TextColumn.of(name, rows.stream().map(cell).toList());
  }

  static <T> NumberColumn number(String name, List<T> rows, ToDoubleFunction<T> cell) {
    return new NumberColumn(name, rows.stream().mapToDouble(cell).toArray());
  }
}
