package org.marrow.survival.competing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.marrow.survival.curves.GroupedEvents;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.order.IndexSort;

/** Variances of a cumulative incidence at each event time, each in O(n log n). */
final class IncidenceVariance {
  private IncidenceVariance() {}

  /**
   * Martingale variance. An event of the cause at u moves the incidence at t by S(u-)/Y(u) (1 -
   * (F(t) - F(u)) / S(u)), an event of another cause by -S(u-)/Y(u) (F(t) - F(u)) / S(u); tied
   * events get the hypergeometric factor 1 - (d - 1) / (Y - 1).
   */
  static double[] martingale(GroupedEvents counts, double[] free, double[] incidence, int cause) {
    double[] variance = new double[counts.size()];
    // Sums of w, w a, w a a, where the move is (a - b F(t)) with b = 1 / S(u).
    double ww = 0;
    double wa = 0;
    double aa = 0;
    double before = 1;
    for (int k = 0; k < variance.length; k++) {
      double n = counts.atRisk(k);
      double own = counts.events(k, 0, cause);
      double other = counts.events(k, 0) - own;
      double inverse = free[k] > 0 ? 1 / free[k] : 0;
      double scale = before * before / (n * n);
      if (own > 0) {
        double w = scale * own * tie(own, n);
        double a = 1 + incidence[k] * inverse;
        ww += w * inverse * inverse;
        wa += w * inverse * a;
        aa += w * a * a;
      }
      if (other > 0 && free[k] > 0) {
        double w = scale * other * tie(other, n);
        double a = incidence[k] * inverse;
        ww += w * inverse * inverse;
        wa += w * inverse * a;
        aa += w * a * a;
      }
      double f = incidence[k];
      variance[k] = aa - 2 * f * wa + f * f * ww;
      before = free[k];
    }
    return variance;
  }

  private static double tie(double d, double n) {
    return d > 1 ? 1 - (d - 1) / (n - 1) : 1;
  }

  /**
   * Infinitesimal jackknife: the sum of squared influences. The influence of row i on the
   * probability P at t is a(i) + b(i) P(t), where a and b add up over the event times at which the
   * row was at risk; so three running sums give every t.
   *
   * @param probability the incidence, or (cause 0) the event-free probability itself
   */
  static double[] jackknife(
      SurvivalData data, GroupedEvents counts, double[] free, double[] probability, int cause) {
    int m = counts.size();
    // Increments over time for somebody at risk without an event there.
    double[] cumA = new double[m + 1];
    double[] cumB = new double[m + 1];
    double before = 1;
    for (int k = 0; k < m; k++) {
      double n = counts.atRisk(k);
      double h = counts.events(k) / n;
      double hc = cause == 0 ? 0 : counts.events(k, 0, cause) / n;
      double through = free[k] > 0 ? h / n / (1 - h) : 0;
      cumA[k + 1] = cumA[k] - before * hc / n - (cause == 0 ? 0 : through * probability[k]);
      cumB[k + 1] = cumB[k] + through;
      before = free[k];
    }
    int rows = data.rows();
    int[] byExit = IndexSort.ascending(data.exits());
    int[] byEntry =
        data.hasEntry() ? IndexSort.ascending(data.entries()) : IntStream.range(0, rows).toArray();
    double[] variance = new double[m];
    Sums gone = new Sums();
    Sums present = new Sums();
    int in = 0;
    int out = 0;
    for (int k = 0; k < m; k++) {
      double t = counts.time(k);
      for (; in < rows && data.entry(byEntry[in]) < t; in++) {
        int i = byEntry[in];
        int from = steps(counts, data.entry(i));
        present.add(data.weight(i), -cumA[from], -cumB[from]);
      }
      for (; out < rows && data.exit(byExit[out]) <= t; out++) {
        int i = byExit[out];
        int from = steps(counts, data.entry(i));
        int to = steps(counts, data.exit(i));
        if (from == 0 || data.entry(i) < t) {
          present.add(-data.weight(i), -cumA[from], -cumB[from]);
        }
        double a = cumA[to] - cumA[from];
        double b = cumB[to] - cumB[from];
        if (data.event(i) > 0) {
          int at = to - 1;
          double n = counts.atRisk(at);
          double last = at == 0 ? 1 : free[at - 1];
          double through = free[at] > 0 ? 1 / n / (1 - counts.events(at) / n) : 0;
          a +=
              (data.event(i) == cause ? last / n : 0)
                  + (cause == 0 ? 0 : through * probability[at]);
          b -= through;
        }
        gone.add(data.weight(i), a, b);
      }
      double p = probability[k];
      variance[k] = gone.square(p, 0, 0) + present.square(p, cumA[k + 1], cumB[k + 1]);
    }
    return variance;
  }

  /** Number of event times at or before a time. */
  private static int steps(GroupedEvents counts, double time) {
    int low = 0;
    int high = counts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (counts.time(middle) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Weighted sums from which the sum of (w (a + x + (b + y) p))^2 follows. */
  private static final class Sums {
    private final double[] sum = new double[6];

    void add(double weight, double a, double b) {
      // A negative weight takes a row away again.
      double w = weight * StrictMath.abs(weight);
      double[] terms = {1, a, b, a * a, a * b, b * b};
      for (int i = 0; i < 6; i++) {
        sum[i] += w * terms[i];
      }
    }

    double square(double p, double x, double y) {
      double c = x + y * p;
      double linear = sum[1] + sum[2] * p;
      double square = sum[3] + 2 * sum[4] * p + sum[5] * p * p;
      return square + 2 * c * linear + c * c * sum[0];
    }

    @Override
    public String toString() {
      return Arrays.toString(sum);
    }
  }
}
