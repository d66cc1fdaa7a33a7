package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.cohort.Assembly;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.cohort.Flow;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.OutcomeClass;
import org.marrow.workbench.study.Study;

/** Who the patients are: flow, events, missing values, rows that contradict themselves. */
public final class CohortSection {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CohortSection() {}

  /** The section; numbers for programs are its results. */
  public static Outcome of(Study study, Assembly assembly) {
    Cohort cohort = assembly.cohort();
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("flow", assembly.flow().steps());
    results.put("patients", cohort.patients());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Tabulated(flow(assembly.flow())));
    List<List<String>> outcomes = outcomes(study, cohort, results);
    blocks.add(
        new Block.Tabulated(
            new ReportTable(
                "patients-outcomes",
                "Outcomes",
                "What was followed up, and how often it happened.",
                List.of("Outcome", "Counted from", "Patients", "With the event", "Other event"),
                outcomes,
                texts(
                    "outcomes",
                    List.of("outcome", "origin", "patients", "events", "competing"),
                    outcomes))));
    MissingValues missing = MissingValues.of(study, assembly);
    missing.markers().map(Block.Tabulated::new).ifPresent(blocks::add);
    missing.patients().map(Block.Download::new).ifPresent(blocks::add);
    results.put("missingAmongRead", missing.counts());
    if (!cohort.wrongRows().isEmpty()) {
      blocks.add(new Block.Tabulated(wrong(cohort)));
      results.put("wrongRows", wrongCounts(cohort));
    }
    Section section = new Section("patients", "The patients", blocks);
    String summary = summary(assembly);
    return new Outcome(section, summary, results, List.of())
        .item(ReportingStandard.REMARK, "12", summary)
        .item(ReportingStandard.TRIPOD_AI, "20", summary);
  }

  private static String summary(Assembly assembly) {
    List<Flow.Step> steps = assembly.flow().steps();
    int read = steps.getFirst().patients();
    int used = assembly.cohort().patients();
    return read == used
        ? NUMBERS.count(used) + " patients were read and none was left out."
        : NUMBERS.count(read)
            + " patients were read; "
            + NUMBERS.count(used)
            + " are in the cohort, "
            + NUMBERS.count((long) read - used)
            + " were left out for the reasons listed.";
  }

  private static ReportTable flow(Flow flow) {
    List<List<String>> rows = new ArrayList<>();
    int before = flow.steps().getFirst().patients();
    for (Flow.Step step : flow.steps()) {
      rows.add(
          List.of(
              step.what(),
              NUMBERS.count(step.patients()),
              NUMBERS.count((long) before - step.patients())));
      before = step.patients();
    }
    return new ReportTable(
        "patients-flow",
        "Flow of patients",
        "From the files to the cohort. Nobody was left out without being counted here.",
        List.of("Step", "Patients", "Left out"),
        rows,
        texts("flow", List.of("step", "patients", "left_out"), rows));
  }

  private static List<List<String>> outcomes(
      Study study, Cohort cohort, Map<String, Object> results) {
    List<List<String>> rows = new ArrayList<>();
    Map<String, Object> counts = new LinkedHashMap<>();
    for (EndPoint endPoint : study.endPoints()) {
      int[] events = cohort.followUp(endPoint).events();
      long happened = java.util.Arrays.stream(events).filter(e -> e == 1).count();
      long other = java.util.Arrays.stream(events).filter(e -> e == 2).count();
      counts.put(endPoint.name(), Map.of("events", happened, "competing", other));
      rows.add(
          List.of(
              endPoint.name(),
              endPoint.origin(),
              NUMBERS.count(events.length),
              NUMBERS.count(happened),
              endPoint.competing().isEmpty()
                  ? "\u2013"
                  : NUMBERS.count(other) + " (" + endPoint.competing() + ")"));
    }
    for (OutcomeClass known : study.classes()) {
      int[] codes = cohort.codes(known.column(), List.of(known.isNot(), known.is()));
      long in = java.util.Arrays.stream(codes).filter(c -> c == 1).count();
      long there = java.util.Arrays.stream(codes).filter(c -> c >= 0).count();
      counts.put(known.name(), Map.of("inClass", in, "known", there));
      rows.add(
          List.of(
              known.name() + " (a class, no time)",
              "\u2013",
              NUMBERS.count(there),
              NUMBERS.count(in),
              "\u2013"));
    }
    results.put("outcomes", counts);
    return rows;
  }

  private static ReportTable wrong(Cohort cohort) {
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : cohort.wrongRows()) {
      rows.add(
          List.of(
              Long.toString(finding.where().row().orElse(0)),
              finding.where().column().orElse(""),
              finding.what(),
              finding.rule().title()));
    }
    return new ReportTable(
        "patients-wrong-rows",
        "Rows that contradict themselves",
        "Left out of every analysis, as the study says; a row may have more than one fault.",
        List.of("Row", "End point or event", "What was found", "Why it cannot be"),
        rows,
        texts("wrong", List.of("row", "end_point", "found", "rule"), rows));
  }

  private static Map<String, Integer> wrongCounts(Cohort cohort) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Finding finding : cohort.wrongRows()) {
      counts.merge(
          finding.where().column().orElse("") + " " + finding.rule().id(), 1, Integer::sum);
    }
    return counts;
  }

  /** Rows of text as a table for programs; columns of numbers stay readable as such. */
  static Table texts(String name, List<String> heads, List<List<String>> rows) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < heads.size(); c++) {
      int at = c;
      columns.add(
          TextColumn.of(
              heads.get(c),
              rows.stream().map(row -> row.get(at).equals("\u2013") ? "" : row.get(at)).toList()));
    }
    return Table.of(name, columns);
  }
}
