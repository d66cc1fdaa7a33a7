package org.marrow.survival.concordance;

import java.util.Arrays;
import java.util.Optional;
import org.marrow.survival.order.IndexSort;
import org.marrow.survival.order.TiedTimes;

/**
 * Counts pairs in two walks over time with a tally by rank of the score: backwards each event meets
 * those still at risk, forwards each row meets the events it outlived. The second walk is needed
 * only for the standard error.
 */
final class PairCount {
  private final Concordance.Builder in;
  private final int n;
  private final double[] time;
  private final double[] entry;
  private final int[] rank;
  private final int[] stratum;
  private final int[] byTime;
  private final int[] byEntry;
  private final Tally tally;

  /** Concordant less discordant, and all comparable pairs, of each row. */
  private final double[] balance;

  private final double[] pairs;
  private final double[] timeWeight;
  private double concordant;
  private double discordant;
  private double tiedScore;
  private double tiedTime;

  PairCount(Concordance.Builder in) {
    this.in = in;
    this.n = in.time.length;
    boolean late = in.entry.length > 0;
    if (late) {
      double[][] unified = TiedTimes.unify(in.entry, in.time);
      entry = unified[0];
      time = unified[1];
    } else {
      entry = in.entry;
      time = TiedTimes.unify(in.time);
    }
    stratum = in.stratum;
    byTime = byStratum(IndexSort.descending(time));
    byEntry = late ? byStratum(IndexSort.descending(entry)) : new int[0];
    rank = new int[n];
    int ranks = rankScores();
    tally = new Tally(ranks);
    balance = new double[in.standardError ? n : 0];
    pairs = new double[in.standardError ? n : 0];
    timeWeight = new double[n];
    Arrays.fill(timeWeight, 1);
  }

  Optional<Concordance> concordance() {
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && code(byTime[to]) == code(byTime[from])) {
        to++;
      }
      if (in.uno) {
        weighEvents(from, to);
      }
      backwards(from, to);
      if (in.standardError) {
        forwards(from, to);
      }
      from = to;
    }
    double comparable = concordant + discordant + tiedScore;
    if (!(comparable > 0)) {
      return Optional.empty();
    }
    double somers = (concordant - discordant) / comparable;
    double se = in.standardError ? jackknife(somers, comparable) : Double.NaN;
    return Optional.of(
        new Concordance((somers + 1) / 2, se, concordant, discordant, tiedScore, tiedTime));
  }

  private int[] byStratum(int[] index) {
    return stratum.length == 0 ? index : IndexSort.sort(index, stratum);
  }

  private int code(int row) {
    return stratum.length == 0 ? 0 : stratum[row];
  }

  private double weight(int row) {
    return in.weight.length == 0 ? 1 : in.weight[row];
  }

  private boolean counts(int row) {
    return in.event[row] && time[row] <= in.until;
  }

  private int rankScores() {
    int[] sorted = IndexSort.ascending(in.score);
    int r = -1;
    for (int i = 0; i < n; i++) {
      if (i == 0 || in.score[sorted[i]] != in.score[sorted[i - 1]]) {
        r++;
      }
      rank[sorted[i]] = r;
    }
    return r + 1;
  }

  private void backwards(int from, int to) {
    tally.clear();
    int leaving = from;
    for (int i = from; i < to; ) {
      double t = time[byTime[i]];
      int end = i;
      while (end < to && time[byTime[end]] == t) {
        int row = byTime[end++];
        if (!in.event[row]) {
          tally.add(rank[row], weight(row));
        }
      }
      while (entry.length > 0 && leaving < i && entry[byEntry[leaving]] >= t) {
        int row = byEntry[leaving++];
        tally.add(rank[row], -weight(row));
      }
      double tied = 0;
      for (int k = i; k < end; k++) {
        int row = byTime[k];
        if (counts(row)) {
          meet(row);
        }
        if (in.event[row]) {
          tiedTime += tied * weight(row);
          tied += weight(row);
        }
      }
      for (int k = i; k < end; k++) {
        int row = byTime[k];
        if (in.event[row]) {
          tally.add(rank[row], weight(row));
        }
      }
      i = end;
    }
  }

  private void meet(int row) {
    double w = timeWeight[row];
    double lower = tally.below(rank[row]) * w;
    double same = tally.at(rank[row]) * w;
    double higher = tally.total() * w - lower - same;
    concordant += weight(row) * lower;
    discordant += weight(row) * higher;
    tiedScore += weight(row) * same;
    if (in.standardError) {
      balance[row] += lower - higher;
      pairs[row] += lower + higher + same;
    }
  }

  private void forwards(int from, int to) {
    tally.clear();
    int entering = to - 1;
    for (int i = to - 1; i >= from; ) {
      double t = time[byTime[i]];
      while (entry.length > 0 && entering >= from && entry[byEntry[entering]] < t) {
        outlive(byEntry[entering--], -1);
      }
      int end = i;
      while (end >= from && time[byTime[end]] == t) {
        int row = byTime[end--];
        if (in.event[row]) {
          outlive(row, 1);
        }
      }
      for (int k = i; k > end; k--) {
        int row = byTime[k];
        if (counts(row)) {
          tally.add(rank[row], weight(row) * timeWeight[row]);
        }
      }
      for (int k = i; k > end; k--) {
        int row = byTime[k];
        if (!in.event[row]) {
          outlive(row, 1);
        }
      }
      i = end;
    }
  }

  private void outlive(int row, int sign) {
    double lower = tally.below(rank[row]);
    double same = tally.at(rank[row]);
    double higher = tally.total() - lower - same;
    balance[row] += sign * (higher - lower);
    pairs[row] += sign * (lower + higher + same);
  }

  private double jackknife(double somers, double comparable) {
    double[] sums = new double[0];
    if (in.cluster.length > 0) {
      sums = new double[Arrays.stream(in.cluster).max().orElse(-1) + 1];
    }
    double total = 0;
    for (int row = 0; row < n; row++) {
      double influence = weight(row) * (balance[row] - somers * pairs[row]) / comparable;
      if (sums.length > 0) {
        sums[in.cluster[row]] += influence;
      } else {
        total += influence * influence;
      }
    }
    for (double s : sums) {
      total += s * s;
    }
    return StrictMath.sqrt(total) / 2;
  }

  /** 1 / G(t-)^2 for the rows of a stratum; events at a time leave before those censored then. */
  private void weighEvents(int from, int to) {
    double atRisk = 0;
    for (int i = from; i < to; i++) {
      atRisk += weight(byTime[i]);
    }
    double censoring = 1;
    for (int i = to - 1; i >= from; ) {
      double t = time[byTime[i]];
      double failed = 0;
      double censored = 0;
      int end = i;
      for (; end >= from && time[byTime[end]] == t; end--) {
        int row = byTime[end];
        timeWeight[row] = 1 / (censoring * censoring);
        if (in.event[row]) {
          failed += weight(row);
        } else {
          censored += weight(row);
        }
      }
      if (censored > 0) {
        censoring *= 1 - censored / (atRisk - failed);
      }
      atRisk -= failed + censored;
      i = end;
    }
  }
}
