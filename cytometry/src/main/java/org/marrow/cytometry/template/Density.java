package org.marrow.cytometry.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gaussian kernel density on a regular grid, from counts in bins, so that it does not depend on the
 * order of events. Bandwidth by Silverman's rule (Silverman 1986, section 3.4.2), half of it where
 * that shows two populations, at least a small part of the range ({@link ValleySettings}), so that
 * the lattice of small integers does not show as modes.
 */
public final class Density {
  static final int BINS = 1024;
  // Half, one and two times Silverman's 0.9.
  private static final double[] SMOOTHING = {0.45, 0.9, 1.8};

  private final ValleySettings settings;
  private final double low;
  private final double step;
  private final double[] counts;
  private final double[] smooth;
  private final double bandwidth;

  private Density(
      ValleySettings settings,
      double low,
      double step,
      double[] counts,
      double[] smooth,
      double bandwidth) {
    this.settings = settings;
    this.low = low;
    this.step = step;
    this.counts = counts;
    this.smooth = smooth;
    this.bandwidth = bandwidth;
  }

  /**
   * Density of scaled values, at least one, smoothed as little as shows a valley: a small broad
   * population needs a wider kernel than a large narrow one to rise above counting noise.
   */
  public static Density of(double[] scaled) {
    return of(scaled, ValleySettings.standard());
  }

  /** The same with other settings of what counts as a valley. */
  public static Density of(double[] scaled, ValleySettings settings) {
    double[] sorted = scaled.clone();
    Arrays.sort(sorted);
    Density narrow = of(sorted, SMOOTHING[0], settings);
    Density density = narrow;
    for (int i = 1; i < SMOOTHING.length && density.valleys().isEmpty(); i++) {
      density = of(sorted, SMOOTHING[i], settings);
    }
    return density.valleys().isEmpty() ? narrow : density;
  }

  private static Density of(double[] sorted, double smoothing, ValleySettings settings) {
    int n = sorted.length;
    double bottom = Percentile.ofSorted(sorted, 0.1);
    double top = Percentile.ofSorted(sorted, 99.9);
    double range = Math.max(top - bottom, 1e-9);
    // Rare cells beyond the percentiles belong on the curve; absurd outliers do not.
    double low = Math.max(sorted[0], bottom - range);
    double high = Math.min(sorted[n - 1], top + range);
    low -= 0.1 * range;
    high += 0.1 * range;
    double step = (high - low) / (BINS - 1);
    double[] counts = new double[BINS];
    double mean = 0;
    for (double value : sorted) {
      int bin = (int) Math.floor((value - low) / step + 0.5);
      counts[Math.clamp(bin, 0, BINS - 1)]++;
      mean += Math.clamp(value, low, high) / n;
    }
    double variance = 0;
    for (double value : sorted) {
      double d = Math.clamp(value, low, high) - mean;
      variance += d * d / n;
    }
    double spread = Math.sqrt(variance);
    double quartiles = (Percentile.ofSorted(sorted, 75) - Percentile.ofSorted(sorted, 25)) / 1.349;
    if (quartiles > 0) {
      spread = Math.min(spread, quartiles);
    }
    double bandwidth =
        Math.max(
            smoothing * spread * StrictMath.pow(n, -0.2),
            settings.leastBandwidth() * range * smoothing / SMOOTHING[0]);
    return new Density(settings, low, step, counts, smooth(counts, bandwidth / step), bandwidth);
  }

  private static double[] smooth(double[] counts, double sigma) {
    int reach = Math.max(1, (int) Math.ceil(4 * sigma));
    double[] kernel = new double[reach + 1];
    double sum = 0;
    for (int i = 0; i <= reach; i++) {
      kernel[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      sum += i == 0 ? kernel[i] : 2 * kernel[i];
    }
    double[] smooth = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        continue;
      }
      for (int j = Math.max(0, i - reach); j <= Math.min(counts.length - 1, i + reach); j++) {
        smooth[j] += counts[i] * kernel[Math.abs(i - j)] / sum;
      }
    }
    return smooth;
  }

  /** Scaled value at a grid point. */
  public double at(int point) {
    return low + point * step;
  }

  /** Number of grid points. */
  public int points() {
    return counts.length;
  }

  /** Events per grid step at a point, smoothed. */
  public double height(int point) {
    return smooth[point];
  }

  double[] counts() {
    return counts;
  }

  /** Share of the events on the less populated side of a scaled value. */
  double smallerSide(double value) {
    double below = 0;
    double all = 0;
    for (int i = 0; i < counts.length; i++) {
      below += at(i) < value ? counts[i] : 0;
      all += counts[i];
    }
    return Math.min(below, all - below) / all;
  }

  /** Bandwidth of the kernel, in scaled units. */
  public double bandwidth() {
    return bandwidth;
  }

  /** Grid point of the highest peak. */
  int mode() {
    int best = 0;
    for (int i = 1; i < smooth.length; i++) {
      if (smooth[i] > smooth[best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * The valleys between peaks that stand out from counting noise, from low to high: between two
   * neighbouring peaks the lower one must rise above the valley as {@link ValleySettings} say.
   * Peaks that do not are merged, the shallowest valley first.
   */
  public List<Double> valleys() {
    List<Integer> peaks = new ArrayList<>();
    for (int i = 0; i < smooth.length; i++) {
      boolean up = i == 0 || smooth[i] > smooth[i - 1];
      int j = i;
      while (j + 1 < smooth.length && smooth[j + 1] == smooth[i]) {
        j++;
      }
      boolean down = j == smooth.length - 1 || smooth[j + 1] < smooth[i];
      if (up && down && smooth[i] > 0) {
        peaks.add((i + j) / 2);
      }
      i = j;
    }
    while (peaks.size() > 1) {
      int worst = -1;
      double least = settings.significance();
      for (int p = 0; p + 1 < peaks.size(); p++) {
        double depth = significance(peaks.get(p), peaks.get(p + 1));
        if (depth < least) {
          least = depth;
          worst = p;
        }
      }
      if (worst < 0) {
        break;
      }
      peaks.remove(smooth[peaks.get(worst)] < smooth[peaks.get(worst + 1)] ? worst : worst + 1);
    }
    List<Double> valleys = new ArrayList<>();
    for (int p = 0; p + 1 < peaks.size(); p++) {
      valleys.add(at(lowest(peaks.get(p), peaks.get(p + 1))));
    }
    return valleys;
  }

  private double significance(int left, int right) {
    double peak = Math.min(smooth[left], smooth[right]);
    double valley = smooth[lowest(left, right)];
    if (valley > settings.depth() * peak) {
      return 0;
    }
    // Variance of a smoothed count: height / (2 sqrt(pi) bandwidth) per squared step.
    double noise = Math.sqrt((peak + valley) / (2 * Math.sqrt(Math.PI) * bandwidth / step));
    return (peak - valley) / noise;
  }

  /**
   * The range of the highest peak's population: from the mode to where its outer half, mirrored,
   * would leave one per cent, on the side that other populations disturb less (the shorter reach).
   */
  double[] bulk() {
    int mode = mode();
    double reach = Math.min(reach(mode, -1), reach(mode, 1));
    return new double[] {at(mode) - reach, at(mode) + reach};
  }

  private double reach(int mode, int direction) {
    double side = 0;
    for (int i = mode; i >= 0 && i < smooth.length; i += direction) {
      side += smooth[i];
    }
    double seen = 0;
    for (int i = mode; i >= 0 && i < smooth.length; i += direction) {
      seen += smooth[i];
      if (seen >= 0.98 * side) {
        return Math.abs(at(i) - at(mode));
      }
    }
    return 0;
  }

  /** Lowest point between two; the middle of a flat floor. */
  private int lowest(int left, int right) {
    int first = left;
    for (int i = left + 1; i <= right; i++) {
      if (smooth[i] < smooth[first]) {
        first = i;
      }
    }
    int last = first;
    while (last < right && smooth[last + 1] == smooth[first]) {
      last++;
    }
    return (first + last) / 2;
  }
}
