package org.marrow.survival.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/** Collects the columns of {@link SurvivalData} and checks every row when built. */
public final class SurvivalDataBuilder {
  String source = "";
  String timeUnit = "";
  double[] entry = {};
  final double[] exit;
  int[] event;
  double[] weight = {};
  Optional<Factor> strata = Optional.empty();
  Optional<Factor> clusters = Optional.empty();
  List<String> ids = List.of();
  final Map<String, Covariate> covariates = new LinkedHashMap<>();

  SurvivalDataBuilder(double[] exit, int[] event) {
    this.exit = exit;
    this.event = event;
  }

  /** Name of the file or study; stands in every finding. */
  public SurvivalDataBuilder source(String name) {
    this.source = name;
    return this;
  }

  /** Unit of all times, for axis titles and reports. */
  public SurvivalDataBuilder timeUnit(String unit) {
    this.timeUnit = unit;
    return this;
  }

  /** Time at which each row comes under observation (delayed entry, start of an interval). */
  public SurvivalDataBuilder entry(double[] times) {
    this.entry = times.clone();
    return this;
  }

  /** Replaces the events: 0 censored, 1, 2, ... causes. */
  public SurvivalDataBuilder event(int[] events) {
    this.event = events.clone();
    return this;
  }

  /** Case weights, greater than 0. */
  public SurvivalDataBuilder weights(double[] weights) {
    this.weight = weights.clone();
    return this;
  }

  /** Strata: each has its own baseline hazard, tests compare within them. */
  public SurvivalDataBuilder strata(Factor labels) {
    this.strata = Optional.of(labels);
    return this;
  }

  /** Clusters of rows that are not independent, for robust variances. */
  public SurvivalDataBuilder clusters(Factor labels) {
    this.clusters = Optional.of(labels);
    return this;
  }

  /** Subject of each row; several rows of a subject must not overlap in time. */
  public SurvivalDataBuilder ids(List<String> subjects) {
    this.ids = List.copyOf(subjects);
    return this;
  }

  /** Adds a covariate, or replaces the one of the same name. */
  public SurvivalDataBuilder covariate(Covariate column) {
    covariates.put(column.name(), column);
    return this;
  }

  /**
   * The checked data.
   *
   * @throws InvalidInput with every wrong row: time missing or not after entry, negative event
   *     code, weight not positive, rows of a subject that overlap
   */
  public SurvivalData build() {
    int n = exit.length;
    length("event", event.length, n, false);
    length("entry", entry.length, n, true);
    length("weight", weight.length, n, true);
    length("id", ids.size(), n, true);
    strata.ifPresent(f -> length("strata", f.rows(), n, false));
    clusters.ifPresent(f -> length("clusters", f.rows(), n, false));
    covariates.values().forEach(c -> length("covariate " + c.name(), c.rows(), n, false));
    List<Finding> faults = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      checkRow(i, faults);
    }
    labelled("strata", strata, faults);
    labelled("clusters", clusters, faults);
    if (faults.isEmpty()) {
      overlapping(faults);
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new SurvivalData(this);
  }

  private void checkRow(int i, List<Finding> faults) {
    Where where = Where.in(source).row(i + 1L);
    if (!Double.isFinite(exit[i])) {
      faults.add(SurvivalRules.TIME_MISSING.at(where, "the time is " + exit[i]));
    } else if (entry.length > 0 && !Double.isFinite(entry[i])) {
      faults.add(SurvivalRules.TIME_MISSING.at(where, "the entry time is " + entry[i]));
    } else if (entry.length > 0 && exit[i] <= entry[i]) {
      faults.add(
          SurvivalRules.EXIT_BEFORE_ENTRY.at(
              where, "exit " + exit[i] + " is not after entry " + entry[i]));
    }
    if (event[i] < 0) {
      faults.add(SurvivalRules.STATUS_MISSING.at(where, "the event code is " + event[i]));
    }
    if (weight.length > 0 && !(weight[i] > 0 && weight[i] < Double.POSITIVE_INFINITY)) {
      faults.add(SurvivalRules.WEIGHT_INVALID.at(where, "the weight is " + weight[i]));
    }
  }

  private void labelled(String what, Optional<Factor> labels, List<Finding> faults) {
    labels.ifPresent(f -> {
      for (int i = 0; i < f.rows(); i++) {
        if (f.code(i) == Factor.MISSING) {
          faults.add(
              SurvivalRules.MISSING_MARKER.at(
                  Where.in(source).row(i + 1L), "the row has no label of its " + what));
        }
      }
    });
  }

  private void overlapping(List<Finding> faults) {
    Map<String, List<Integer>> rowsOf = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      rowsOf.computeIfAbsent(ids.get(i), id -> new ArrayList<>(1)).add(i);
    }
    if (rowsOf.size() == ids.size()) {
      return;
    }
    for (int i = 0; i < ids.size(); i++) {
      List<Integer> rows = rowsOf.get(ids.get(i));
      if (rows == null || rows.size() < 2 || rows.getFirst() != i) {
        continue;
      }
      rows.sort(Comparator.comparingDouble(r -> exit[r]));
      for (int k = 1; k < rows.size(); k++) {
        int before = rows.get(k - 1);
        int after = rows.get(k);
        double start = entry.length == 0 ? Double.NEGATIVE_INFINITY : entry[after];
        if (start < exit[before]) {
          faults.add(
              SurvivalRules.DUPLICATE_SUBJECT.at(
                  Where.in(source).row(after + 1L),
                  String.format(
                      Locale.ROOT, "subject %s overlaps its row %d", ids.get(i), before + 1)));
        }
      }
    }
    Collections.sort(faults, Comparator.comparingLong(f -> f.where().row().orElse(Long.MAX_VALUE)));
  }

  private static void length(String what, int got, int rows, boolean mayBeEmpty) {
    if (got != rows && !(mayBeEmpty && got == 0)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s has %d rows but the times have %d", what, got, rows));
    }
  }
}
