package org.marrow.survival.cox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.marrow.survival.concordance.Concordance;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.order.Finite;
import org.marrow.survival.order.TiedTimes;

/**
 * What a Cox model is fitted to, as columns: times, events, covariates and the optional weights,
 * offsets, strata and clusters. Immutable; covariate arrays are not copied (they may hold millions
 * of rows) and must not be changed afterwards.
 *
 * <p>Covariates belong to terms: a factor with four levels is one term of three columns. Tests of
 * proportional hazards are made by term.
 */
public final class CoxData {
  private final double[] entry;
  private final double[] exit;
  private final boolean[] event;
  private final int events;
  private final double[] weight;
  private final double[] offset;
  private final int[] stratum;
  private final List<String> stratumNames;
  private final int[] cluster;
  private final List<String> names;
  private final List<String> terms;
  private final double[][] columns;
  private final String source;

  /** Made when first asked for; threads that ask at once make the same. */
  private TiedTimes.@Nullable Sorted sorted;

  private CoxData(Builder parts) {
    this.entry = parts.entry;
    this.exit = parts.exit;
    this.event = parts.event;
    this.events = count(parts.event);
    this.weight = parts.weight;
    this.offset = parts.offset;
    this.stratum = parts.stratum;
    this.stratumNames = parts.stratumNames;
    this.cluster = parts.cluster;
    this.names = List.copyOf(parts.names);
    this.terms = List.copyOf(parts.terms);
    this.columns = parts.columns.toArray(double[][]::new);
    this.source = parts.source;
  }

  /**
   * Starts with the outcome.
   *
   * @param exit time of event or censoring of each row, finite
   * @param event whether the row ends with the event
   */
  public static Builder of(double[] exit, boolean[] event) {
    return new Builder(exit, event);
  }

  /**
   * Starts with survival data: any cause is the event; entry, weights, strata and clusters are
   * taken over, covariates are chosen by the caller.
   */
  public static Builder of(SurvivalData data) {
    boolean[] event = new boolean[data.rows()];
    for (int i = 0; i < event.length; i++) {
      event[i] = data.event(i) > 0;
    }
    Builder parts =
        new Builder(data.exits(), event)
            .source(data.source())
            .entry(data.entries())
            .weights(data.weights());
    data.strata().ifPresent(s -> parts.strata(s.codes(), s.levels()));
    data.clusters().ifPresent(c -> parts.clusters(c.codes()));
    return parts;
  }

  /** Number of rows. */
  public int rows() {
    return exit.length;
  }

  /** Number of covariate columns. */
  public int covariates() {
    return columns.length;
  }

  /** Names of the covariate columns. */
  public List<String> names() {
    return names;
  }

  /** The term each covariate column belongs to. */
  public List<String> terms() {
    return terms;
  }

  /** Where the rows come from; stands in findings. */
  public String source() {
    return source;
  }

  /** Number of rows that end with the event. */
  public int events() {
    return events;
  }

  /** Names of the strata, by code; one unnamed stratum when there are none. */
  public List<String> stratumNames() {
    return stratumNames;
  }

  /** Whether rows enter late or are start-stop rows. */
  public boolean hasEntry() {
    return entry.length > 0;
  }

  /** Whether case weights were given. */
  public boolean hasWeights() {
    return weight.length > 0;
  }

  /** Whether some case weights are not whole numbers, so that they cannot count patients. */
  public boolean hasFractionalWeights() {
    for (double w : weight) {
      if (w != Math.rint(w)) {
        return true;
      }
    }
    return false;
  }

  /** Whether clusters were given. */
  public boolean hasClusters() {
    return cluster.length > 0;
  }

  /** Value of a covariate column in a row. */
  public double value(int row, int column) {
    return columns[column][row];
  }

  /** Whether a covariate column has one value in all rows of each stratum. */
  boolean isConstantWithinStrata(int column) {
    double[] values = columns[column];
    double[] first = new double[stratumNames.size()];
    boolean[] seen = new boolean[first.length];
    for (int i = 0; i < values.length; i++) {
      int s = stratum.length == 0 ? 0 : stratum[i];
      if (!seen[s]) {
        seen[s] = true;
        first[s] = values[i];
      } else if (values[i] != first[s]) {
        return false;
      }
    }
    return true;
  }

  /** The same rows with other covariates. */
  public CoxData withCovariates(List<String> names, List<String> terms, double[][] columns) {
    Builder parts = new Builder(exit, event);
    parts.entry = entry;
    parts.weight = weight;
    parts.offset = offset;
    parts.stratum = stratum;
    parts.stratumNames = stratumNames;
    parts.cluster = cluster;
    parts.source = source;
    for (int j = 0; j < columns.length; j++) {
      parts.covariate(names.get(j), terms.get(j), columns[j]);
    }
    CoxData made = parts.build();
    made.sorted = sorted;
    return made;
  }

  /** The given rows in the order given; a row may be taken more than once (resampling). */
  public CoxData select(int[] rows) {
    Builder parts = new Builder(pick(exit, rows), new boolean[rows.length]);
    for (int i = 0; i < rows.length; i++) {
      parts.event[i] = event[rows[i]];
    }
    parts.entry = pick(entry, rows);
    parts.weight = pick(weight, rows);
    parts.offset = pick(offset, rows);
    parts.stratum = pick(stratum, rows);
    parts.stratumNames = stratumNames;
    parts.cluster = pick(cluster, rows);
    parts.source = source;
    for (int j = 0; j < columns.length; j++) {
      parts.covariate(names.get(j), terms.get(j), pick(columns[j], rows));
    }
    return new CoxData(parts);
  }

  /**
   * Concordance of one of the columns as a score, with the rows' entry, weights, strata and
   * clusters.
   *
   * @param until counts only events up to this time
   * @param uno whether events are weighted for censoring
   */
  public Optional<Concordance> concordance(int column, double until, boolean uno) {
    Concordance.Builder pairs = pairs(columns[column]).until(until);
    return (uno ? pairs.uno() : pairs).compute();
  }

  /** The rows with a score, ready for a concordance; their times are sorted once for all scores. */
  public Concordance.Builder pairs(double[] score) {
    Concordance.Builder pairs =
        Concordance.of(exit, event, score)
            .entry(entry)
            .weights(weight)
            .strata(stratum)
            .clusters(cluster);
    return hasEntry() ? pairs : pairs.sorted(sorted());
  }

  /** The exit times with ties made equal, and their order. */
  TiedTimes.Sorted sorted() {
    TiedTimes.Sorted made = sorted;
    if (made == null) {
      made = TiedTimes.sorted(exit);
      sorted = made;
    }
    return made;
  }

  /** A copy of the exit times. */
  public double[] exits() {
    return exit.clone();
  }

  /** A copy of the events. */
  public boolean[] eventFlags() {
    return event.clone();
  }

  private static int count(boolean[] event) {
    int count = 0;
    for (boolean e : event) {
      count += e ? 1 : 0;
    }
    return count;
  }

  private static double[] pick(double[] from, int[] rows) {
    if (from.length == 0) {
      return from;
    }
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = from[rows[i]];
    }
    return chosen;
  }

  private static int[] pick(int[] from, int[] rows) {
    if (from.length == 0) {
      return from;
    }
    int[] chosen = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = from[rows[i]];
    }
    return chosen;
  }

  double[] entry() {
    return entry;
  }

  double[] exit() {
    return exit;
  }

  boolean[] event() {
    return event;
  }

  /** Case weights, or empty. */
  double[] weight() {
    return weight;
  }

  double[] offset() {
    return offset;
  }

  int[] stratum() {
    return stratum;
  }

  int[] cluster() {
    return cluster;
  }

  double weight(int row) {
    return weight.length == 0 ? 1 : weight[row];
  }

  double[] column(int j) {
    return columns[j];
  }

  /** The same rows with only the covariates of the given columns. */
  public CoxData keep(int[] kept) {
    List<String> keptNames = new ArrayList<>();
    List<String> keptTerms = new ArrayList<>();
    double[][] keptColumns = new double[kept.length][];
    for (int k = 0; k < kept.length; k++) {
      keptNames.add(names.get(kept[k]));
      keptTerms.add(terms.get(kept[k]));
      keptColumns[k] = columns[kept[k]];
    }
    return withCovariates(keptNames, keptTerms, keptColumns);
  }

  /** Collects the columns and checks that they fit together. */
  public static final class Builder {
    private final double[] exit;
    private final boolean[] event;
    private double[] entry = {};
    private double[] weight = {};
    private double[] offset = {};
    private int[] stratum = {};
    private List<String> stratumNames = List.of("");
    private int[] cluster = {};
    private final List<String> names = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private String source = "";

    private Builder(double[] exit, boolean[] event) {
      this.exit = exit;
      this.event = event;
    }

    /**
     * Time from which each row is at risk; the row is at risk at t when entry &lt; t &lt;= exit.
     */
    public Builder entry(double[] times) {
      this.entry = times;
      return this;
    }

    /** Case weights, greater than 0. */
    public Builder weights(double[] weights) {
      this.weight = weights;
      return this;
    }

    /** A known part of the linear predictor. */
    public Builder offset(double[] offsets) {
      this.offset = offsets;
      return this;
    }

    /** Stratum of each row as a code into the names; every stratum has its own baseline hazard. */
    public Builder strata(int[] codes, List<String> levels) {
      this.stratum = codes;
      this.stratumNames = List.copyOf(levels);
      return this;
    }

    /** Cluster of each row: rows of one cluster are not independent. */
    public Builder clusters(int[] codes) {
      this.cluster = codes;
      return this;
    }

    /** Adds a covariate that is a term of its own. */
    public Builder covariate(String name, double[] values) {
      return covariate(name, name, values);
    }

    /** Adds a covariate column of a term. */
    public Builder covariate(String name, String term, double[] values) {
      names.add(name);
      terms.add(term);
      columns.add(values);
      return this;
    }

    /** Name of the file or study; stands in findings. */
    public Builder source(String name) {
      this.source = name;
      return this;
    }

    /**
     * The checked data.
     *
     * @throws IllegalArgumentException when lengths differ, a value is not finite, an entry is not
     *     before its exit, a weight is not positive, or a name occurs twice
     */
    public CoxData build() {
      int n = exit.length;
      length("event", event.length, n, false);
      length("entry", entry.length, n, true);
      length("weights", weight.length, n, true);
      length("offset", offset.length, n, true);
      length("strata", stratum.length, n, true);
      length("clusters", cluster.length, n, true);
      finite("exit", exit);
      finite("offset", offset);
      for (int i = 0; i < entry.length; i++) {
        if (!(entry[i] < exit[i])) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "row %d: entry %s is not before exit %s", i + 1, entry[i], exit[i]));
        }
      }
      for (int i = 0; i < weight.length; i++) {
        if (!(weight[i] > 0 && weight[i] < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "row %d: the weight must be positive, got %s", i + 1, weight[i]));
        }
      }
      for (int code : stratum) {
        if (code < 0 || code >= stratumNames.size()) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "stratum code %d outside 0 ... %d", code, stratumNames.size() - 1));
        }
      }
      Set<String> seen = new HashSet<>();
      for (int j = 0; j < columns.size(); j++) {
        length(names.get(j), columns.get(j).length, n, false);
        finite(names.get(j), columns.get(j));
        if (!seen.add(names.get(j))) {
          throw new IllegalArgumentException("two covariates are called " + names.get(j));
        }
      }
      return new CoxData(this);
    }

    private static void length(String what, int got, int rows, boolean mayBeEmpty) {
      if (got != rows && !(mayBeEmpty && got == 0)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s has %d rows but the times have %d", what, got, rows));
      }
    }

    private static void finite(String what, double[] values) {
      if (Finite.all(values)) {
        return;
      }
      for (int i = 0; i < values.length; i++) {
        if (!Double.isFinite(values[i])) {
          throw new IllegalArgumentException(
              String.format(Locale.ROOT, "%s, row %d: value is %s", what, i + 1, values[i]));
        }
      }
    }
  }
}
