package org.marrow.survival.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows of time-to-event data: each is one subject, or one interval (entry, exit] of a subject.
 * Times are checked at construction: entry &lt; exit, both finite. Immutable.
 *
 * <p>Event 0 is censored; 1, 2, ... are causes. With a single end point the event is 1. A row is at
 * risk at time t when entry &lt; t &lt;= exit.
 */
public final class SurvivalData {
  private final String source;
  private final String timeUnit;
  private final double[] entry;
  private final double[] exit;
  private final int[] event;
  private final double[] weight;
  private final Optional<Factor> strata;
  private final Optional<Factor> clusters;
  private final List<String> ids;
  private final Map<String, Covariate> covariates;

  SurvivalData(SurvivalDataBuilder parts) {
    this.source = parts.source;
    this.timeUnit = parts.timeUnit;
    this.entry = parts.entry;
    this.exit = parts.exit;
    this.event = parts.event;
    this.weight = parts.weight;
    this.strata = parts.strata;
    this.clusters = parts.clusters;
    this.ids = parts.ids;
    this.covariates = Collections.unmodifiableMap(new LinkedHashMap<>(parts.covariates));
  }

  /**
   * Starts with the two columns everybody has.
   *
   * @param exit time of event or censoring, one a row, in any unit
   * @param event 0 censored, 1, 2, ... cause of the event
   */
  public static SurvivalDataBuilder of(double[] exit, int[] event) {
    return new SurvivalDataBuilder(exit.clone(), event.clone());
  }

  /** Name of the file or study the rows came from; for findings. */
  public String source() {
    return source;
  }

  /** Unit of time; the empty string when not declared. */
  public String timeUnit() {
    return timeUnit;
  }

  /** Number of rows. */
  public int rows() {
    return exit.length;
  }

  /** Start of a row's time at risk; negative infinity when it was always at risk. */
  public double entry(int row) {
    return entry.length == 0 ? Double.NEGATIVE_INFINITY : entry[row];
  }

  /** End of a row's time at risk. */
  public double exit(int row) {
    return exit[row];
  }

  /** 0 censored, otherwise the cause. */
  public int event(int row) {
    return event[row];
  }

  /** Case weight; 1 when none were given. */
  public double weight(int row) {
    return weight.length == 0 ? 1 : weight[row];
  }

  /** A copy of the entry times; empty without delayed entry. */
  public double[] entries() {
    return entry.clone();
  }

  /** A copy of the exit times. */
  public double[] exits() {
    return exit.clone();
  }

  /** A copy of the events. */
  public int[] events() {
    return event.clone();
  }

  /** A copy of the case weights; empty when none were given. */
  public double[] weights() {
    return weight.clone();
  }

  /** Whether rows come under observation later than the origin, or are start-stop rows. */
  public boolean hasEntry() {
    return entry.length > 0;
  }

  /** Whether case weights were given. */
  public boolean hasWeights() {
    return weight.length > 0;
  }

  /** Strata of the rows. */
  public Optional<Factor> strata() {
    return strata;
  }

  /** Clusters of the rows for robust variances. */
  public Optional<Factor> clusters() {
    return clusters;
  }

  /** Subject of each row; empty when not given (then each row is a subject of its own). */
  public List<String> ids() {
    return ids;
  }

  /** Covariates by name, in the order given. */
  public Map<String, Covariate> covariates() {
    return covariates;
  }

  /** The covariate of that name. */
  public Covariate covariate(String name) {
    Covariate found = covariates.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "no covariate " + name + "; there are " + covariates.keySet());
    }
    return found;
  }

  /** Number of rows with an event of any cause. */
  public int eventCount() {
    return (int) Arrays.stream(event).filter(e -> e > 0).count();
  }

  /** Number of different causes, that is the largest event code. */
  public int causes() {
    return Arrays.stream(event).max().orElse(0);
  }

  /** The same rows where only this cause is an event; other causes are censored. */
  public SurvivalData causeSpecific(int cause) {
    return toBuilder().event(Arrays.stream(event).map(e -> e == cause ? 1 : 0).toArray()).build();
  }

  /** The rows for which the condition holds, in order. */
  public SurvivalData where(IntPredicate row) {
    return select(IntStream.range(0, rows()).filter(row).toArray());
  }

  /** The given rows, in the order given; a row may be taken more than once (resampling). */
  public SurvivalData select(int[] rows) {
    SurvivalDataBuilder chosen =
        new SurvivalDataBuilder(pick(exit, rows), Arrays.stream(rows).map(r -> event[r]).toArray());
    chosen.source = source;
    chosen.timeUnit = timeUnit;
    chosen.entry = entry.length == 0 ? entry : pick(entry, rows);
    chosen.weight = weight.length == 0 ? weight : pick(weight, rows);
    chosen.strata = strata.map(f -> f.select(rows));
    chosen.clusters = clusters.map(f -> f.select(rows));
    if (!ids.isEmpty()) {
      List<String> kept = new ArrayList<>(rows.length);
      for (int row : rows) {
        kept.add(ids.get(row));
      }
      chosen.ids = List.copyOf(kept);
    }
    covariates.forEach((name, c) -> chosen.covariates.put(name, c.select(rows)));
    return new SurvivalData(chosen);
  }

  /** A builder that starts with these rows. */
  public SurvivalDataBuilder toBuilder() {
    SurvivalDataBuilder copy = new SurvivalDataBuilder(exit, event);
    copy.source = source;
    copy.timeUnit = timeUnit;
    copy.entry = entry;
    copy.weight = weight;
    copy.strata = strata;
    copy.clusters = clusters;
    copy.ids = ids;
    copy.covariates.putAll(covariates);
    return copy;
  }

  private static double[] pick(double[] from, int[] rows) {
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = from[rows[i]];
    }
    return chosen;
  }
}
