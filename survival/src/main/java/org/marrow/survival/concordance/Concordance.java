package org.marrow.survival.concordance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.survival.distribution.Normal;
import org.marrow.survival.order.TiedTimes;

/**
 * Concordance of a score with times to event: among pairs where one subject is seen to fail while
 * the other is still at risk, the share in which the one who fails has the higher score; ties of
 * the score count half. A higher score means a shorter time.
 *
 * @param value C, between 0 and 1
 * @param standardError from the infinitesimal jackknife (Therneau 2020, vignette "Concordance" of
 *     R's survival); Uno's weights are taken as known
 * @param concordant weighted number of concordant pairs
 * @param discordant weighted number of discordant pairs
 * @param tiedScore weighted number of pairs with equal scores
 * @param tiedTime number of pairs that fail at the same time; they are not compared
 */
public record Concordance(
    double value,
    double standardError,
    double concordant,
    double discordant,
    double tiedScore,
    double tiedTime) {

  /**
   * Starts with the outcome and the score.
   *
   * @param time time of event or censoring
   * @param event whether the row ends with the event
   * @param score higher means earlier failure
   */
  public static Builder of(double[] time, boolean[] event, double[] score) {
    return new Builder(time, event, score);
  }

  /** Lower limit of a normal interval. */
  public double lower(double confidence) {
    return Math.max(0, value - Normal.critical(confidence) * standardError);
  }

  /** Upper limit of a normal interval. */
  public double upper(double confidence) {
    return Math.min(1, value + Normal.critical(confidence) * standardError);
  }

  /** Collects what the count depends on. */
  public static final class Builder {
    final double[] time;
    final boolean[] event;
    final double[] score;
    double[] entry = {};
    double[] weight = {};
    int[] stratum = {};
    int[] cluster = {};
    TiedTimes.@Nullable Sorted sorted;
    double until = Double.POSITIVE_INFINITY;
    boolean uno;
    boolean standardError = true;

    private Builder(double[] time, boolean[] event, double[] score) {
      if (event.length != time.length || score.length != time.length) {
        throw new IllegalArgumentException(
            "times, events and scores have "
                + time.length
                + ", "
                + event.length
                + " and "
                + score.length
                + " rows");
      }
      this.time = time;
      this.event = event;
      this.score = score;
    }

    /** Entry times; empty when all are at risk from the start. */
    public Builder entry(double[] times) {
      this.entry = times;
      return this;
    }

    /** Case weights; empty for none. */
    public Builder weights(double[] weights) {
      this.weight = weights;
      return this;
    }

    /** Strata codes, 0 or more: only rows of one stratum are compared; empty for none. */
    public Builder strata(int[] codes) {
      this.stratum = codes;
      return this;
    }

    /** Cluster codes for the standard error; empty for none. */
    public Builder clusters(int[] codes) {
      this.cluster = codes;
      return this;
    }

    /** The same times sorted before, so that they need not be sorted again; unused with entry. */
    public Builder sorted(TiedTimes.Sorted times) {
      this.sorted = times;
      return this;
    }

    /** Counts only events up to a time. */
    public Builder until(double horizon) {
      this.until = horizon;
      return this;
    }

    /**
     * Weighs each event by 1 / G(t-)^2, G the Kaplan-Meier estimate of the censoring, so that the
     * limit does not depend on it (Uno and others 2011, doi:10.1002/sim.4154). Use with a horizon.
     */
    public Builder uno() {
      this.uno = true;
      return this;
    }

    /** Leaves the standard error out, which then is NaN; half the work. */
    public Builder withoutStandardError() {
      this.standardError = false;
      return this;
    }

    /** The concordance; empty when no pair can be compared. */
    public Optional<Concordance> compute() {
      if (uno && entry.length > 0) {
        throw new IllegalArgumentException("Uno's weights are not defined with late entry");
      }
      return new PairCount(this).concordance();
    }
  }
}
