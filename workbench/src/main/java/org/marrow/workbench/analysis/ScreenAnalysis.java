package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.CsvRows;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.ForestPlot;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.JoinedTable;
import org.marrow.workbench.study.ScreenPlan;
import org.marrow.workbench.study.Study;

/** Many markers, each alone in a model, with what the number of looks costs. */
public final class ScreenAnalysis {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  /** Longer names are cut in labels; the table for programs has the marker itself. */
  private static final int LONGEST = 16;

  private final ScreenPlan plan;
  private final String id;
  private final Study study;
  private final Findings findings = new Findings();
  private final List<Hit> hits = new ArrayList<>();
  private final Cohort all;
  private final Map<String, String> names;
  private final Cohort cohort;
  private final int events;

  private ScreenAnalysis(ScreenPlan plan, AnalysisContext context) {
    this.plan = plan;
    this.id = context.id();
    this.study = context.study();
    EndPoint endPoint = study.endPoint(plan.endPoint());
    all = context.cohort();
    names = names(plan, context);
    Cohort among = plan.among().map(all::among).orElse(all);
    cohort = among.complete(plan.adjustFor());
    among
        .leftOut(cohort, "lack a value of " + String.join(", ", plan.adjustFor()))
        .ifPresent(findings::add);
    events = new ModelTable(cohort, endPoint).followUp().causeSpecific(1).eventCount();
    List<Ratio> ratios = new ArrayList<>();
    for (String marker : markers(context)) {
      fit(marker, endPoint).ifPresent(ratios::add);
    }
    rank(ratios);
    findings.add(
        SurvivalRules.MANY_MARKERS.at(
            Where.in(plan.name()),
            hits.size() + " markers were looked at; the strongest of them are too strong here"));
  }

  /**
   * One marker of a screen.
   *
   * @param ratio hazard ratio for one standard deviation
   * @param bonferroni its p value times the number of looks, at most 1
   * @param q false discovery rate (Benjamini, Hochberg 1995) of the list down to it
   */
  record Hit(Ratio ratio, double bonferroni, double q) {}

  /** Runs the screen. */
  public static Outcome run(ScreenPlan plan, AnalysisContext context) {
    return new ScreenAnalysis(plan, context).outcome();
  }

  private List<String> markers(AnalysisContext context) {
    if (!plan.columns().isEmpty()) {
      return plan.columns();
    }
    JoinedTable table =
        study.data().orElseThrow().tables().stream()
            .filter(t -> t.file().equals(plan.table()))
            .findFirst()
            .orElseThrow(() ->
                new org.marrow.foundation.findings.InvalidInput(
                    org.marrow.workbench.rules.StudyRules.UNKNOWN_NAME.at(
                        Where.in(plan.name()).column("table"),
                        "\"" + plan.table() + "\" is none of the joined tables")));
    if (!table.columns().isEmpty()) {
      return table.columns();
    }
    return CsvRows.open(context.find().apply(table.file()), CsvFormat.detect(), new Findings())
        .heading()
        .stream()
        .filter(name -> !name.equals(table.patient()) && cohort.table().has(name))
        .filter(cohort::isNumeric)
        .toList();
  }

  private Optional<Ratio> fit(String marker, EndPoint endPoint) {
    Optional<Finding> late = BaselineUseCheck.of(cohort, marker, endPoint);
    if (late.isPresent()) {
      findings.add(late.get());
      return Optional.empty();
    }
    Cohort known = cohort.complete(List.of(marker));
    double[] values = known.numbers(marker);
    if (Arrays.stream(values).distinct().count() < 2) {
      findings.add(
          SurvivalRules.MISSING_MARKER.at(
              Where.in(plan.name()).column(marker), "it has one value only and was left out"));
      return Optional.empty();
    }
    ModelTable table = new ModelTable(known, endPoint);
    List<String> terms = new ArrayList<>();
    terms.add(table.add(marker, Deviations.standardised(values, all, marker)));
    plan.adjustFor().forEach(column -> terms.add(table.add(known, column)));
    List<Ratio> fit = table.ratios(table.fit(terms, List.of(), 0.95));
    return fit.isEmpty() ? Optional.empty() : Optional.of(fit.getFirst());
  }

  /** By p value, ties by name; Bonferroni and the step-up procedure of Benjamini and Hochberg. */
  private void rank(List<Ratio> ratios) {
    List<Ratio> sorted = new ArrayList<>(ratios);
    sorted.sort(
        Comparator.comparingDouble((Ratio r) -> r.p().orElse(1)).thenComparing(Ratio::what));
    int m = sorted.size();
    double[] q = new double[m];
    double least = 1;
    for (int i = m - 1; i >= 0; i--) {
      least = Math.min(least, sorted.get(i).p().orElse(1) * m / (i + 1.0));
      q[i] = least;
    }
    for (int i = 0; i < m; i++) {
      hits.add(new Hit(sorted.get(i), Math.min(1, sorted.get(i).p().orElse(1) * m), q[i]));
    }
  }

  /** What each marker is, by the table that the plan names. */
  private static Map<String, String> names(ScreenPlan plan, AnalysisContext context) {
    Map<String, String> names = new HashMap<>();
    plan.names()
        .ifPresent(named -> {
          Table table =
              Table.read(context.find().apply(named.file()), CsvFormat.detect(), new Findings());
          for (int row = 0; row < table.rows(); row++) {
            names.put(table.column(named.key()).text(row), table.column(named.name()).text(row));
          }
        });
    return names;
  }

  private String label(String name) {
    String known = names.getOrDefault(name, "").replace("///", ", ");
    if (!known.isEmpty()) {
      return (known.length() > LONGEST ? known.substring(0, LONGEST) + " ..." : known)
          + " ("
          + name
          + ")";
    }
    return study
        .marker(name)
        .filter(marker -> !marker.label().isEmpty())
        .map(marker -> marker.label() + " (" + name + ")")
        .orElse(name);
  }

  private List<Hit> shown() {
    return hits.stream().limit(plan.show()).toList();
  }

  private Outcome outcome() {
    long found = hits.stream().filter(h -> h.q() <= plan.falseDiscoveryRate()).count();
    String among =
        plan.among()
            .map(a -> " among patients with " + a.column() + " " + String.join(" or ", a.is()))
            .orElse("");
    String method =
        hits.size()
            + " markers, each in a Cox model of "
            + plan.endPoint()
            + among
            + (plan.adjustFor().isEmpty()
                ? ""
                : " adjusted for " + String.join(", ", plan.adjustFor()))
            + ", hazard ratio for one standard deviation of the whole cohort; "
            + cohort.patients()
            + " patients, "
            + events
            + " events. p values are corrected by Bonferroni; q is the false discovery rate"
            + " (Benjamini and Hochberg).";
    String strongest =
        String.join(
            "; ",
            hits.stream()
                .limit(3)
                .map(h ->
                    label(h.ratio().what())
                        + " "
                        + h.ratio().words()
                        + ", Bonferroni "
                        + NUMBERS.p(h.bonferroni()))
                .toList());
    String summary =
        found
            + " of "
            + hits.size()
            + " markers have a false discovery rate of "
            + Plain.percent(plan.falseDiscoveryRate())
            + " or less"
            + among
            + "; strongest: "
            + strongest
            + ". Chosen from many, they will be weaker in other patients.";
    Figure forest = forest();
    List<Block> blocks =
        List.of(
            new Block.Paragraph(method),
            new Block.Shown(forest),
            new Block.Tabulated(table()),
            new Block.Paragraph(
                "The strongest of many markers are strong partly by chance, so their ratios shrink"
                    + " when they are looked for in other patients. Read the list as where to look,"
                    + " not as what was found."),
            new Block.Download(all()));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("endPoint", plan.endPoint());
    results.put("patients", cohort.patients());
    results.put("events", events);
    results.put("looks", hits.size());
    results.put("found", found);
    results.put("markers", hits);
    return new Outcome(new Section(id, plan.name(), blocks), summary, results, findings.list())
        .plainly(
            "We looked at "
                + hits.size()
                + " genes or tests at once. The ones that stand out do so in part by chance. They"
                + " must be checked in other people.")
        .methods(method)
        .limits("Effects of markers chosen from many are exaggerated (winner's curse).")
        .item(ReportingStandard.REMARK, "8", hits.size() + " markers of the screen " + plan.name());
  }

  private Figure forest() {
    List<ForestPlot.Row> rows =
        shown().stream()
            .map(h ->
                ForestPlot.Row.of(
                    label(h.ratio().what()),
                    Ratio.cell(h.bonferroni()),
                    h.ratio().ratio(),
                    h.ratio().lowerOrNaN(),
                    h.ratio().upperOrNaN(),
                    h.ratio().pOrNaN()))
            .toList();
    return ForestPlot.of(
        id + "-forest",
        plan.name(),
        "Hazard ratio per standard deviation",
        "95 %",
        "Bonferroni p",
        rows,
        List.of(
            "The "
                + rows.size()
                + " with the smallest p of "
                + hits.size()
                + " markers looked at; p at the right is not corrected."));
  }

  private ReportTable table() {
    List<List<String>> rows = new ArrayList<>();
    for (Hit hit : shown()) {
      rows.add(
          List.of(
              label(hit.ratio().what()),
              hit.ratio().words(),
              hit.ratio().pCell(),
              Ratio.cell(hit.bonferroni()),
              Ratio.cell(hit.q())));
    }
    return new ReportTable(
        id + "-screen",
        "The strongest",
        "Hazard ratio for one standard deviation, p as it is, p by Bonferroni over "
            + hits.size()
            + " looks, and false discovery rate.",
        List.of("Marker", "Hazard ratio per SD", "p", "Bonferroni", "q"),
        rows,
        data(shown()));
  }

  private ReportTable all() {
    Table data = data(hits);
    return new ReportTable(
        id + "-screen-all",
        "Every marker of the screen",
        "By p value.",
        data.names(),
        List.of(),
        data);
  }

  private Table data(List<Hit> some) {
    return Table.of(
        id,
        List.of(
            TextColumn.of("marker", some.stream().map(h -> h.ratio().what()).toList()),
            numbers("ratio", some, h -> h.ratio().ratio()),
            numbers("lower", some, h -> h.ratio().lowerOrNaN()),
            numbers("upper", some, h -> h.ratio().upperOrNaN()),
            numbers("p", some, h -> h.ratio().pOrNaN()),
            numbers("bonferroni", some, Hit::bonferroni),
            numbers("q", some, Hit::q)));
  }

  private static NumberColumn numbers(
      String name, List<Hit> hits, java.util.function.ToDoubleFunction<Hit> value) {
    return new NumberColumn(
        name,
        IntStream.range(0, hits.size())
            .mapToDouble(i -> value.applyAsDouble(hits.get(i)))
            .toArray());
  }
}
