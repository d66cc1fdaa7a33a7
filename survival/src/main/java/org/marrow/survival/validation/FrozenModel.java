package org.marrow.survival.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxTerm;
import org.marrow.survival.formula.Coding;
import org.marrow.survival.formula.Design;
import org.marrow.survival.formula.Formula;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;

/**
 * A model made ready to travel: coefficients, baseline, how covariates are coded, their units and
 * ranges, the era and the patients it came from (as hashes). Another cohort applies it as it is.
 *
 * @param formula the formula
 * @param columns columns of the development table, which the formula's dot may stand for
 * @param codings levels, knots and scales
 * @param names names of the coefficients
 * @param coefficients one for each name
 * @param times ascending
 * @param cumulativeHazard baseline at these times, all covariates zero
 * @param units declared unit of covariates
 * @param timeUnit unit of time, or the empty string
 * @param ranges smallest and largest development value of each numeric covariate
 * @param era when the patients were treated, or the empty string
 * @param source the development table
 * @param n development patients
 * @param events events among them
 * @param patients SHA-256 of each development patient's id; empty when no ids were given
 */
public record FrozenModel(
    String formula,
    List<String> columns,
    List<Coding> codings,
    List<String> names,
    List<Double> coefficients,
    List<Double> times,
    List<Double> cumulativeHazard,
    Map<String, String> units,
    String timeUnit,
    Map<String, List<Double>> ranges,
    String era,
    String source,
    int n,
    int events,
    List<String> patients) {

  /** What is declared about a cohort beside its table. */
  public record Declared(
      Map<String, String> units,
      String timeUnit,
      String era,
      String idColumn,
      boolean independent) {
    /** Nothing declared. */
    public static Declared nothing() {
      return new Declared(Map.of(), "", "", "", false);
    }
  }

  /**
   * What came of applying the model.
   *
   * @param prediction scores and risks; of no patients when refused
   * @param findings refusals, and warnings about values outside the ranges
   */
  public record Applied(Prediction prediction, List<Finding> findings) {
    public Applied {
      findings = List.copyOf(findings);
    }

    /** Whether the model was not applied. */
    public boolean refused() {
      return prediction.score().length == 0;
    }
  }

  /** Freezes a model without strata. */
  public static FrozenModel of(CoxModel model, ModelFrame frame, Table table, Declared declared) {
    if (model.data().stratumNames().size() > 1) {
      throw new IllegalArgumentException("a stratified model has no baseline for other cohorts");
    }
    Map<String, List<Double>> ranges = new LinkedHashMap<>();
    for (String column : frame.design().columns()) {
      if (table.column(column) instanceof NumberColumn number) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : frame.rows()) {
          low = Math.min(low, number.number(row));
          high = Math.max(high, number.number(row));
        }
        ranges.put(column, List.of(low, high));
      }
    }
    List<String> patients = new ArrayList<>();
    if (!declared.idColumn().isEmpty()) {
      for (int row : frame.rows()) {
        patients.add(hash(table.column(declared.idColumn()).text(row)));
      }
    }
    return new FrozenModel(
        frame.design().formula().text(),
        table.names(),
        frame.design().codings(),
        model.terms().stream().map(CoxTerm::name).toList(),
        model.terms().stream().map(CoxTerm::coef).toList(),
        boxed(model.baseline().times("")),
        boxed(model.baseline().cumulativeAtZero("")),
        declared.units(),
        declared.timeUnit(),
        ranges,
        declared.era(),
        table.source(),
        model.n(),
        model.events(),
        patients.stream().sorted().toList());
  }

  /**
   * Applies the model to a table whose rows have no missing covariates. Refused when a unit
   * differs, when patients overlap, and when neither ids nor a declaration say that they do not.
   */
  public Applied apply(Table table, Declared declared) {
    List<Finding> findings = new ArrayList<>();
    Where where = Where.in(table.source());
    units.forEach((column, unit) -> {
      String theirs = declared.units().getOrDefault(column, unit);
      if (!theirs.equals(unit)) {
        findings.add(
            SurvivalRules.UNIT_MISMATCH.at(
                where.column(column),
                "the model has " + column + " in " + unit + ", the cohort in " + theirs));
      }
    });
    if (!timeUnit.isEmpty()
        && !declared.timeUnit().isEmpty()
        && !timeUnit.equals(declared.timeUnit())) {
      findings.add(
          SurvivalRules.UNIT_MISMATCH.at(
              where, "the model counts " + timeUnit + ", the cohort " + declared.timeUnit()));
    }
    overlap(table, declared, where, findings);
    if (!findings.isEmpty()) {
      return new Applied(Prediction.of(new double[0], new double[0], new double[0]), findings);
    }
    outside(table, declared, where, findings);
    Design design = Design.of(Formula.parse(formula), columns, codings);
    double[][] matrix = design.matrix(table);
    double[] score = new double[table.rows()];
    for (int j = 0; j < names.size(); j++) {
      double[] column = matrix[design.names().indexOf(names.get(j))];
      for (int i = 0; i < score.length; i++) {
        score[i] += coefficients.get(j) * column[i];
      }
    }
    return new Applied(Prediction.of(score, unboxed(times), unboxed(cumulativeHazard)), findings);
  }

  private void overlap(Table table, Declared declared, Where where, List<Finding> findings) {
    if (declared.idColumn().isEmpty() || patients.isEmpty()) {
      if (!declared.independent()) {
        findings.add(
            ModelRules.OVERLAP_UNKNOWN.at(
                where, "ids of " + source + " and " + table.source() + " cannot be compared"));
      }
      return;
    }
    Set<String> known = new HashSet<>(patients);
    int shared = 0;
    for (int i = 0; i < table.rows(); i++) {
      shared += known.contains(hash(table.column(declared.idColumn()).text(i))) ? 1 : 0;
    }
    if (shared > 0) {
      findings.add(
          SurvivalRules.COHORT_OVERLAP.at(
              where.column(declared.idColumn()),
              String.format(
                  Locale.ROOT,
                  "%d of %d patients are among those the model was made from",
                  shared,
                  table.rows())));
    }
  }

  private void outside(Table table, Declared declared, Where where, List<Finding> findings) {
    ranges.forEach((column, range) -> {
      if (!(table.column(column) instanceof NumberColumn number)) {
        return;
      }
      int out = 0;
      for (int i = 0; i < table.rows(); i++) {
        double v = number.number(i);
        out += v < range.get(0) || v > range.get(1) ? 1 : 0;
      }
      if (out > 0) {
        findings.add(
            SurvivalRules.TRANSPORT.at(
                where.column(column),
                String.format(
                    Locale.ROOT,
                    "%d of %d patients lie outside %s to %s",
                    out,
                    table.rows(),
                    range.get(0),
                    range.get(1))));
      }
    });
    if (!era.isEmpty() && !declared.era().isEmpty() && !era.equals(declared.era())) {
      findings.add(
          SurvivalRules.TRANSPORT.at(
              where, "the model is from " + era + ", the cohort from " + declared.era()));
    }
  }

  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.strip().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Double> boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  private static double[] unboxed(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
