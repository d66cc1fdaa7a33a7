package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.formula.Formula;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.EndPoint;

/**
 * The columns of a model under short names of our own, so that no heading of a table can be taken
 * for a piece of a formula, and the models fitted to them.
 */
final class ModelTable {
  private final String source;
  private final SurvivalData followUp;
  private final List<Column> columns = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  /** First category of each column of texts. */
  private final Map<String, String> references = new HashMap<>();

  /** The outcome of these patients; a competing event counts as censored. */
  ModelTable(Cohort cohort, EndPoint endPoint) {
    this(cohort.table().source(), cohort.followUp(endPoint));
  }

  /** Rows of follow-up, for example start-stop rows. */
  ModelTable(String source, SurvivalData data) {
    this.source = source;
    this.followUp = data;
    columns.add(new NumberColumn("t", data.exits()));
    columns.add(
        new NumberColumn(
            "d", Arrays.stream(data.events()).mapToDouble(e -> e == 1 ? 1 : 0).toArray()));
    if (data.hasEntry()) {
      columns.add(new NumberColumn("s", data.entries()));
    }
  }

  SurvivalData followUp() {
    return followUp;
  }

  /** Adds a column of numbers; returns its short name. */
  String add(String label, double[] values) {
    String name = "x" + (labels.size() + 1) + "_";
    labels.put(name, label);
    columns.add(new NumberColumn(name, values));
    return name;
  }

  /** Adds a column of a cohort with as many rows: numbers as they are, texts as categories. */
  String add(Cohort cohort, String column) {
    if (cohort.isNumeric(column)) {
      return add(column, cohort.numbers(column));
    }
    Factor levels = cohort.labels(column);
    String name = "x" + (labels.size() + 1) + "_";
    labels.put(name, column);
    if (!levels.levels().isEmpty()) {
      references.put(name, levels.levels().getFirst());
    }
    columns.add(
        TextColumn.of(name, IntStream.range(0, levels.rows()).mapToObj(levels::label).toList()));
    return name;
  }

  /** The frame of these terms, which may be short names, {@code rcs(x1, 4)} or {@code x1:x2}. */
  ModelFrame frame(List<String> terms, List<String> strata) {
    List<String> right = new ArrayList<>(terms);
    strata.forEach(s -> right.add("strata(" + s + ")"));
    String left = followUp.hasEntry() ? "Surv(s, t, d)" : "Surv(t, d)";
    return ModelFrame.of(
        Formula.parse(left + " ~ " + (right.isEmpty() ? "1" : String.join(" + ", right))),
        Table.of(source, columns));
  }

  /**
   * A fitted model.
   *
   * @param frame its rows and columns
   * @param model the fit
   * @param firth whether Firth's penalty stood in for a plain model that was refused
   * @param findings what the reader should know, column names in words
   */
  record Fit(ModelFrame frame, CoxModel model, boolean firth, List<Finding> findings) {}

  /**
   * Fits a model. With fewer than five events per parameter, or a covariate that separates the
   * events, the plain model is refused and Firth's penalty with profile limits takes its place.
   */
  Fit fit(List<String> terms, List<String> strata, double level) {
    ModelFrame frame = frame(terms, strata);
    CoxModel plain = CoxModel.fit(frame.data(), CoxOptions.standard().withConfidence(level));
    boolean refused =
        plain.findings().stream()
            .anyMatch(f ->
                f.rule().equals(SurvivalRules.TOO_FEW_EVENTS)
                    || f.rule().equals(SurvivalRules.MONOTONE_LIKELIHOOD));
    List<Finding> findings = plain.findings().stream().map(this::inWords).toList();
    CoxModel model =
        refused
            ? CoxModel.fit(frame.data(), CoxOptions.firthPenalty().withConfidence(level))
            : plain;
    return new Fit(frame, model, refused, findings);
  }

  /** A finding of a model with what its short column names stand for. */
  Finding inWords(Finding finding) {
    Where where = finding.where();
    String column = where.column().map(this::label).orElse("");
    Where said = column.isEmpty() ? where : Where.in(where.source()).column(column);
    return new Finding(
        finding.rule(),
        finding.severity(),
        said,
        words(finding.what()),
        words(finding.remedy()),
        finding.reference());
  }

  /** A text in which short names stand, with what they stand for. */
  private String words(String text) {
    String result = text;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      result = result.replace(label.getKey(), label.getValue());
    }
    return result;
  }

  /** What a coefficient is of: a marker, a category of a column, or both multiplied. */
  String label(String coefficient) {
    return Arrays.stream(coefficient.split(":", -1))
        .map(this::one)
        .collect(Collectors.joining(" \u00d7 "));
  }

  private String one(String coefficient) {
    int end = coefficient.indexOf('_') + 1;
    String name = coefficient.substring(0, end);
    String label = labels.get(name);
    if (label == null) {
      return coefficient;
    }
    String level = coefficient.substring(end).replaceAll("^'+$", " (bend)");
    return level.isEmpty() || level.startsWith(" ")
        ? label + level
        : label + " " + level + " against " + references.getOrDefault(name, "the others");
  }

  /** The coefficients of a model as ratios in words. */
  List<Ratio> ratios(Fit fit) {
    List<Ratio> ratios = new ArrayList<>();
    for (CoxTerm term : fit.model().terms()) {
      ratios.add(Ratio.of(label(term.name()), term));
    }
    return List.copyOf(ratios);
  }
}
