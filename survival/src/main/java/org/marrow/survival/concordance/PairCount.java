package org.marrow.survival.concordance;

import java.util.Arrays;
import java.util.Optional;
import org.marrow.survival.order.IndexSort;
import org.marrow.survival.order.TiedTimes;

/**
 * Counts pairs in two walks over time with a tally by rank of the score: backwards each event meets
 * those still at risk, forwards each row meets the events it outlived. The second walk is needed
 * only for the standard error. Everything is first brought into the order of the times, so that the
 * walks read memory in sequence.
 */
final class PairCount {
  private final Concordance.Builder in;
  private final int n;
  private final int[] row;
  private final double[] time;
  private final boolean[] event;
  private final int[] rank;
  private final int[] code;
  private final double[] weight;

  /** Entry of each sorted row, and sorted rows by stratum and ascending entry; or empty. */
  private final double[] entry;

  private final int[] byEntry;
  private final Tally tally;

  /** Concordant less discordant, and all comparable pairs, of each sorted row. */
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
    double[] times;
    double[] inOrder = {};
    double[] entries = in.entry;
    int[] order;
    if (late) {
      double[][] unified = TiedTimes.unify(in.entry, in.time);
      entries = unified[0];
      times = unified[1];
      order = IndexSort.ascending(times);
    } else {
      TiedTimes.Sorted both = in.sorted != null ? in.sorted : TiedTimes.sorted(in.time);
      times = both.times();
      order = both.ascending();
      inOrder = both.inOrder();
    }
    boolean rising = inOrder.length > 0 && in.stratum.length == 0;
    row = in.stratum.length == 0 ? order : IndexSort.sort(order.clone(), in.stratum);
    int[] rankOfRow = new int[n];
    int ranks = rankScores(rankOfRow);
    time = new double[n];
    event = new boolean[n];
    rank = new int[n];
    code = new int[in.stratum.length == 0 ? 0 : n];
    weight = new double[in.weight.length == 0 ? 0 : n];
    entry = new double[late ? n : 0];
    for (int k = 0; k < n; k++) {
      int r = row[k];
      time[k] = rising ? inOrder[k] : times[r];
      event[k] = in.event[r];
      rank[k] = rankOfRow[r];
      if (code.length > 0) {
        code[k] = in.stratum[r];
      }
      if (weight.length > 0) {
        weight[k] = in.weight[r];
      }
      if (late) {
        entry[k] = entries[r];
      }
    }
    byEntry = late ? entryOrder() : new int[0];
    tally = Tally.of(ranks, n, weight.length > 0 || in.uno);
    balance = new double[in.standardError ? n : 0];
    pairs = new double[in.standardError ? n : 0];
    timeWeight = new double[in.uno ? n : 0];
  }

  Optional<Concordance> concordance() {
    for (int from = 0; from < n; ) {
      int to = n;
      if (code.length > 0) {
        to = from + 1;
        while (to < n && code[to] == code[from]) {
          to++;
        }
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

  private int[] entryOrder() {
    int[] order = IndexSort.ascending(entry);
    return code.length == 0 ? order : IndexSort.sort(order, code);
  }

  private double weight(int k) {
    return weight.length == 0 ? 1 : weight[k];
  }

  private double timeWeight(int k) {
    return timeWeight.length == 0 ? 1 : timeWeight[k];
  }

  private boolean counts(int k) {
    return event[k] && time[k] <= in.until;
  }

  private int rankScores(int[] rankOfRow) {
    int[] sorted = IndexSort.ascending(in.score);
    int r = -1;
    double last = Double.NaN;
    for (int i = 0; i < n; i++) {
      double score = in.score[sorted[i]];
      if (score != last) {
        r++;
        last = score;
      }
      rankOfRow[sorted[i]] = r;
    }
    return r + 1;
  }

  private void backwards(int from, int to) {
    tally.clear();
    int leaving = to - 1;
    for (int i = to - 1; i >= from; ) {
      double t = time[i];
      int end = i;
      for (; end >= from && time[end] == t; end--) {
        if (!event[end]) {
          tally.add(rank[end], weight(end));
        }
      }
      for (; entry.length > 0 && leaving >= from && entry[byEntry[leaving]] >= t; leaving--) {
        int k = byEntry[leaving];
        tally.add(rank[k], -weight(k));
      }
      double tied = 0;
      for (int k = i; k > end; k--) {
        if (counts(k)) {
          meet(k);
        }
        if (event[k]) {
          tiedTime += tied * weight(k);
          tied += weight(k);
        }
      }
      for (int k = i; k > end; k--) {
        if (event[k]) {
          tally.add(rank[k], weight(k));
        }
      }
      i = end;
    }
  }

  private void meet(int k) {
    double w = timeWeight(k);
    double lower = tally.below(rank[k]) * w;
    double same = tally.at(rank[k]) * w;
    double higher = tally.total() * w - lower - same;
    concordant += weight(k) * lower;
    discordant += weight(k) * higher;
    tiedScore += weight(k) * same;
    if (in.standardError) {
      balance[k] += lower - higher;
      pairs[k] += lower + higher + same;
    }
  }

  private void forwards(int from, int to) {
    tally.clear();
    int entering = from;
    for (int i = from; i < to; ) {
      double t = time[i];
      for (; entry.length > 0 && entering < to && entry[byEntry[entering]] < t; entering++) {
        outlive(byEntry[entering], -1);
      }
      int end = i;
      for (; end < to && time[end] == t; end++) {
        if (event[end]) {
          outlive(end, 1);
        }
      }
      for (int k = i; k < end; k++) {
        if (counts(k)) {
          tally.add(rank[k], weight(k) * timeWeight(k));
        }
      }
      for (int k = i; k < end; k++) {
        if (!event[k]) {
          outlive(k, 1);
        }
      }
      i = end;
    }
  }

  private void outlive(int k, int sign) {
    double lower = tally.below(rank[k]);
    double same = tally.at(rank[k]);
    double higher = tally.total() - lower - same;
    balance[k] += sign * (higher - lower);
    pairs[k] += sign * (lower + higher + same);
  }

  private double jackknife(double somers, double comparable) {
    double[] sums = new double[0];
    if (in.cluster.length > 0) {
      sums = new double[Arrays.stream(in.cluster).max().orElse(-1) + 1];
    }
    double total = 0;
    for (int k = 0; k < n; k++) {
      double influence = weight(k) * (balance[k] - somers * pairs[k]) / comparable;
      if (sums.length > 0) {
        sums[in.cluster[row[k]]] += influence;
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
    for (int k = from; k < to; k++) {
      atRisk += weight(k);
    }
    double censoring = 1;
    for (int i = from; i < to; ) {
      double t = time[i];
      double failed = 0;
      double censored = 0;
      int end = i;
      for (; end < to && time[end] == t; end++) {
        timeWeight[end] = 1 / (censoring * censoring);
        if (event[end]) {
          failed += weight(end);
        } else {
          censored += weight(end);
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
