package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.classes.ClassOutcome;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.survival.wording.Evidence;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.ForestPlot;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.rules.CohortRules;
import org.marrow.workbench.study.ClassPlan;
import org.marrow.workbench.study.OutcomeClass;
import org.marrow.workbench.study.Study;

/** Markers against an outcome class: odds ratios and rank tests, never a hazard ratio. */
public final class ClassAnalysis {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private final ClassPlan plan;
  private final String id;
  private final Study study;
  private final OutcomeClass outcome;
  private final Findings findings = new Findings();
  private final List<ClassOutcome> fits = new ArrayList<>();
  private final int patients;
  private final int inClass;

  private ClassAnalysis(ClassPlan plan, AnalysisContext context) {
    this.plan = plan;
    this.id = context.id();
    this.study = context.study();
    this.outcome = study.outcomeClass(plan.outcome());
    Cohort all = context.cohort();
    int[] codes = all.codes(outcome.column(), List.of(outcome.isNot(), outcome.is()));
    Cohort cohort =
        all.select(IntStream.range(0, codes.length).filter(i -> codes[i] >= 0).toArray());
    all.leftOut(cohort, "have no known class and were left out").ifPresent(findings::add);
    int[] known = cohort.codes(outcome.column(), List.of(outcome.isNot(), outcome.is()));
    boolean[] in = new boolean[known.length];
    int count = 0;
    for (int i = 0; i < in.length; i++) {
      in[i] = known[i] == 1;
      count += known[i] == 1 ? 1 : 0;
    }
    if (count == 0 || count == in.length) {
      throw new InvalidInput(
          CohortRules.NOBODY.at(
              Where.in(all.table().source()).column(outcome.column()),
              "all patients are of one class"));
    }
    patients = in.length;
    inClass = count;
    for (String marker : plan.markers()) {
      fits.add(
          ClassOutcome.fit(in, Covariate.numeric(marker, cohort.numbers(marker)), plan.outcome()));
    }
    findings.addAll(fits.getFirst().findings());
    if (plan.markers().size() > 1) {
      findings.add(
          SurvivalRules.MANY_MARKERS.at(
              Where.in(plan.name()), plan.markers().size() + " markers were looked at"));
    }
  }

  /** Runs the tests; the refusal of a hazard ratio is always among the findings. */
  public static Outcome run(ClassPlan plan, AnalysisContext context) {
    return new ClassAnalysis(plan, context).outcome();
  }

  private Outcome outcome() {
    Figure forest = forest();
    List<Block> blocks =
        List.of(
            new Block.Paragraph(method()),
            new Block.Paragraph(
                "No hazard ratio: "
                    + plan.outcome()
                    + " is known as a class only, without times, so there is no hazard. The odds"
                    + " ratio is what these data hold."),
            new Block.Shown(forest),
            new Block.Tabulated(table()));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("outcome", plan.outcome());
    results.put("patients", patients);
    results.put("inClass", inClass);
    results.put("markers", numbers());
    return new Outcome(new Section(id, plan.name(), blocks), summary(), results, findings.list())
        .plainly(plain())
        .methods(method())
        .limits(
            "The outcome is a class, not a time: patients who left observation early cannot be told"
                + " from those who stayed well.",
            "An association in one cohort; the word it supports is \""
                + Evidence.observational().markerAdjective()
                + "\".")
        .item(ReportingStandard.REMARK, "15", words(primary()))
        .keyFigure(forest);
  }

  /** The marker named beforehand, or the first. */
  private ClassOutcome primary() {
    return fits.stream()
        .filter(fit -> study.marker(fit.marker()).filter(m -> m.primary()).isPresent())
        .findFirst()
        .orElseGet(fits::getFirst);
  }

  private String method() {
    return patients
        + " patients, "
        + inClass
        + " with "
        + plan.outcome()
        + ". Odds ratio for one standard deviation of each marker (logistic regression, Wald limits)"
        + " and Wilcoxon's rank sum test; p values corrected by Bonferroni in "
        + String.join(
            " and in ",
            plan.families().stream().map(f -> f.name() + " (" + f.markers().size() + ")").toList())
        + ".";
  }

  private String words(ClassOutcome fit) {
    return Plain.capital(label(fit.marker()))
        + " and "
        + plan.outcome()
        + ": odds ratio "
        + ratio(fit).words()
        + " for one standard deviation, Wilcoxon "
        + NUMBERS.p(fit.rankP());
  }

  private String label(String name) {
    return study
        .marker(name)
        .filter(marker -> !marker.label().isEmpty())
        .map(marker -> marker.label())
        .orElse(name);
  }

  private String summary() {
    ClassOutcome fit = primary();
    List<String> corrected = new ArrayList<>();
    for (ClassPlan.Family family : plan.families()) {
      if (family.markers().contains(fit.marker())) {
        corrected.add(NUMBERS.p(bonferroni(fit, family)) + " among " + family.name());
      }
    }
    return words(fit)
        + "; corrected by Bonferroni "
        + String.join(", ", corrected)
        + ". The outcome is a class, so there is no hazard ratio; the word these data support is \""
        + Evidence.observational().markerAdjective()
        + "\".";
  }

  private String[] plain() {
    ClassOutcome fit = primary();
    boolean sure = fit.lower() > 1 || fit.upper() < 1;
    return new String[] {
      "We looked at " + patients + " people. " + inClass + " of them had " + plan.outcome() + ".",
      sure
          ? "More of them had a "
              + (fit.oddsRatio() > 1 ? "high" : "low")
              + " score for this: "
              + label(fit.marker())
              + "."
          : "The score for this did not tell the two groups apart: " + label(fit.marker()) + ".",
      "We looked at "
          + plan.markers().size()
          + " scores. When you look at many, one will stand out by chance. So this is a hint, not"
          + " proof."
    };
  }

  private static double bonferroni(ClassOutcome fit, ClassPlan.Family family) {
    return Math.min(1, fit.rankP() * family.markers().size());
  }

  private static Ratio ratio(ClassOutcome fit) {
    return new Ratio(
        fit.marker(),
        fit.oddsRatio(),
        OptionalDouble.of(fit.lower()),
        OptionalDouble.of(fit.upper()),
        OptionalDouble.of(fit.waldP()));
  }

  private Figure forest() {
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (ClassOutcome fit : fits) {
      rows.add(
          ForestPlot.Row.of(
              label(fit.marker()),
              fit.n() + " (" + fit.events() + ")",
              fit.oddsRatio(),
              fit.lower(),
              fit.upper(),
              fit.rankP()));
    }
    return ForestPlot.of(
        id + "-forest",
        plan.name(),
        "Odds ratio per SD",
        "95 %",
        "n (in class)",
        rows,
        List.of("p: Wilcoxon's rank sum test, not corrected; the table has the corrected ones."));
  }

  private ReportTable table() {
    List<String> head = new ArrayList<>(List.of("Marker", "Patients", "Odds ratio per SD", "p"));
    plan.families().forEach(f -> head.add("p, " + f.name()));
    List<List<String>> rows = new ArrayList<>();
    for (ClassOutcome fit : fits) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  label(fit.marker()),
                  NUMBERS.count(fit.n()),
                  ratio(fit).words(),
                  Ratio.cell(fit.rankP())));
      for (ClassPlan.Family family : plan.families()) {
        row.add(
            family.markers().contains(fit.marker())
                ? Ratio.cell(bonferroni(fit, family))
                : "\u2013");
      }
      rows.add(row);
    }
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("marker", fits.stream().map(ClassOutcome::marker).toList()));
    columns.add(new NumberColumn("patients", fits.stream().mapToDouble(ClassOutcome::n).toArray()));
    columns.add(
        new NumberColumn(
            "odds_ratio", fits.stream().mapToDouble(ClassOutcome::oddsRatio).toArray()));
    columns.add(
        new NumberColumn("lower", fits.stream().mapToDouble(ClassOutcome::lower).toArray()));
    columns.add(
        new NumberColumn("upper", fits.stream().mapToDouble(ClassOutcome::upper).toArray()));
    columns.add(
        new NumberColumn("rank_p", fits.stream().mapToDouble(ClassOutcome::rankP).toArray()));
    for (ClassPlan.Family family : plan.families()) {
      columns.add(
          new NumberColumn(
              "p_" + family.name(),
              fits.stream()
                  .mapToDouble(fit ->
                      family.markers().contains(fit.marker())
                          ? bonferroni(fit, family)
                          : Double.NaN)
                  .toArray()));
    }
    return new ReportTable(
        id + "-odds",
        "Every marker that was looked at",
        "Odds ratio of "
            + plan.outcome()
            + " for one standard deviation, 95 % limits; p of Wilcoxon's rank sum test as it is and"
            + " corrected by Bonferroni within each family.",
        head,
        rows,
        Table.of(id, columns));
  }

  private List<Object> numbers() {
    List<Object> all = new ArrayList<>();
    for (ClassOutcome fit : fits) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("marker", fit.marker());
      one.put("n", fit.n());
      one.put("inClass", fit.events());
      one.put("oddsRatio", fit.oddsRatio());
      one.put("lower", fit.lower());
      one.put("upper", fit.upper());
      one.put("waldP", fit.waldP());
      one.put("rankP", fit.rankP());
      Map<String, Double> corrected = new LinkedHashMap<>();
      for (ClassPlan.Family family : plan.families()) {
        if (family.markers().contains(fit.marker())) {
          corrected.put(family.name(), bonferroni(fit, family));
        }
      }
      one.put("bonferroni", corrected);
      all.add(one);
    }
    return all;
  }
}
