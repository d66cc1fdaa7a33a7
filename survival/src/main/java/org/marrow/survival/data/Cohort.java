package org.marrow.survival.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;

/**
 * Patients, one a row, with their end points, dated events and covariates, as they were read: wrong
 * rows are still in it. {@link #findings()} lists what is wrong by row; {@link #data} gives an end
 * point to analyses and refuses as long as rows are wrong; {@link #leaveOut} takes rows out, which
 * then are counted.
 */
public final class Cohort {
  /** Status code of a patient whose status is not known. */
  public static final int STATUS_UNKNOWN = -1;

  private final String name;
  private final String centre;
  private final List<String> ids;
  private final Map<EndPoint, Outcome> outcomes;
  private final Map<String, double[]> dated;
  private final List<Covariate> covariates;
  private final Set<Integer> leftOut;

  /** Times (NaN when missing) and status codes of one end point. */
  record Outcome(double[] time, int[] status) {}

  private Cohort(
      String name,
      String centre,
      List<String> ids,
      Map<EndPoint, Outcome> outcomes,
      Map<String, double[]> dated,
      List<Covariate> covariates,
      Set<Integer> leftOut) {
    this.name = name;
    this.centre = centre;
    this.ids = List.copyOf(ids);
    this.outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    this.dated = Collections.unmodifiableMap(new LinkedHashMap<>(dated));
    this.covariates = List.copyOf(covariates);
    this.leftOut = Collections.unmodifiableSet(new TreeSet<>(leftOut));
  }

  /**
   * Starts a cohort.
   *
   * @param name file or study; stands in findings
   * @param ids patient of each row
   */
  public static Builder of(String name, List<String> ids) {
    return new Builder(name, ids);
  }

  /** File or study. */
  public String name() {
    return name;
  }

  /** Where the patients come from; the empty string when not declared. */
  public String centre() {
    return centre;
  }

  /** Patient of each row. */
  public List<String> ids() {
    return ids;
  }

  /** The end points. */
  public Set<EndPoint> endPoints() {
    return outcomes.keySet();
  }

  /** Rows (from 0) that were left out, ascending. */
  public Set<Integer> leftOut() {
    return leftOut;
  }

  Outcome outcome(EndPoint endPoint) {
    Outcome found = outcomes.get(endPoint);
    if (found == null) {
      throw new IllegalArgumentException(
          name + " has no end point " + endPoint.name() + "; there are " + endPoints());
    }
    return found;
  }

  Map<String, double[]> dated() {
    return dated;
  }

  boolean uses(int row) {
    return !leftOut.contains(row);
  }

  /** Everything wrong with the rows in use, by row; see {@link ConsistencyGate}. */
  public List<Finding> findings() {
    return ConsistencyGate.check(this);
  }

  /** The same cohort without these rows (from 0), which stay counted in {@link #leftOut()}. */
  public Cohort leaveOut(Set<Integer> rows) {
    Set<Integer> all = new TreeSet<>(leftOut);
    all.addAll(rows);
    return new Cohort(name, centre, ids, outcomes, dated, covariates, all);
  }

  /** The same cohort without every row that the gate finds wrong. */
  public Cohort leaveOutFaulty() {
    Set<Integer> rows = new TreeSet<>();
    for (Finding finding : findings()) {
      finding.where().row().ifPresent(row -> rows.add((int) row - 1));
    }
    return leaveOut(rows);
  }

  /**
   * An end point as survival data with all covariates; a dated event becomes a covariate of its
   * name, 1 from that day on.
   *
   * @throws InvalidInput with every wrong row, when there is one
   */
  public SurvivalData data(EndPoint endPoint) {
    List<Finding> faults = findings();
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Outcome outcome = outcome(endPoint);
    int[] rows = IntStream.range(0, ids.size()).filter(this::uses).toArray();
    List<String> kept = new ArrayList<>();
    double[] time = new double[rows.length];
    int[] status = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      time[i] = outcome.time()[rows[i]];
      status[i] = outcome.status()[rows[i]];
      kept.add(ids.get(rows[i]));
    }
    SurvivalDataBuilder builder = SurvivalData.of(time, status).source(name).ids(kept);
    covariates.forEach(c -> builder.covariate(c.select(rows)));
    dated.forEach((event, days) -> builder.covariate(exposure(event, days).select(rows)));
    return builder.build();
  }

  private static NumericCovariate exposure(String event, double[] days) {
    double[] ever = new double[days.length];
    for (int i = 0; i < ever.length; i++) {
      ever[i] = Double.isNaN(days[i]) ? 0 : 1;
    }
    return Covariate.numeric(event, ever).measured(Measured.from(days));
  }

  /** Collects the columns of a cohort. */
  public static final class Builder {
    private final String name;
    private final List<String> ids;
    private final Map<EndPoint, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, double[]> dated = new LinkedHashMap<>();
    private final List<Covariate> covariates = new ArrayList<>();
    private String centre = "";

    private Builder(String name, List<String> ids) {
      this.name = name;
      this.ids = ids;
    }

    /** Declares where the patients come from (hospital, trial, registry). */
    public Builder centre(String place) {
      this.centre = place;
      return this;
    }

    /**
     * Adds an end point.
     *
     * @param time NaN when missing
     * @param status 0 censored, 1 event, 2 competing event, {@link Cohort#STATUS_UNKNOWN}
     */
    public Builder endPoint(EndPoint endPoint, double[] time, int[] status) {
      length(endPoint.name(), time.length);
      length(endPoint.name(), status.length);
      outcomes.put(endPoint, new Outcome(time.clone(), status.clone()));
      return this;
    }

    /** Adds a dated event during follow-up (transplant, second line), NaN where it never was. */
    public Builder dated(String event, double[] days) {
      length(event, days.length);
      dated.put(event, days.clone());
      return this;
    }

    /** Adds a covariate. */
    public Builder covariate(Covariate column) {
      length(column.name(), column.rows());
      covariates.add(column);
      return this;
    }

    /** The cohort; rows are checked by {@link Cohort#findings()}. */
    public Cohort build() {
      return new Cohort(name, centre, ids, outcomes, dated, covariates, Set.of());
    }

    private void length(String column, int got) {
      if (got != ids.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s has %d rows but there are %d patients", column, got, ids.size()));
      }
    }
  }
}
