package org.marrow.cytometry.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * A self-organising map on a rectangular grid (Kohonen 1990, Proc IEEE 78:1464), trained event by
 * event as in FlowSOM: learning rate from 0.05 to 0.01, neighbourhood from two thirds of the grid
 * to the node alone (distances on the grid: the greater of the two steps).
 *
 * <p>Nodes go where events are many, so a rare population shares a node with common cells and is
 * lost (ten plasma cells of 82,810 in most maps of EuroFlow's simulated tube). The events farthest
 * from their node therefore get a second map of the same size, the farthest of them a third, until
 * there are fewer than nodes; then every event belongs to the nearest node of all. So rare cells
 * are shown more often than their share, as in density-dependent down-sampling (Qiu et al. 2011,
 * Nat Biotechnol 29:886).
 *
 * <p>The map does not depend on the order of events, on the order of channels given by name, or on
 * the number of threads: events are first put in an order that their values alone decide.
 */
public final class SelfOrganisingMap {
  private static final double FIRST_RATE = 0.05;
  private static final double LAST_RATE = 0.01;

  private final MapSettings settings;
  private final double[][] codes;
  private final int[] nodes;
  private final int[] sizes;

  private SelfOrganisingMap(MapSettings settings, double[][] codes, int[] nodes) {
    this.settings = settings;
    this.codes = codes;
    this.nodes = nodes;
    this.sizes = new int[codes.length];
    for (int node : nodes) {
      sizes[node]++;
    }
  }

  /**
   * Trains a map and puts every event on it.
   *
   * @param columns one array a channel, scaled; channels sorted by name for a result that does not
   *     depend on their order in the file; at least one channel and one event
   */
  public static SelfOrganisingMap train(double[][] columns, MapSettings settings) {
    int events = columns.length == 0 ? 0 : columns[0].length;
    if (events == 0) {
      throw new IllegalArgumentException("a map needs at least one channel and one event");
    }
    double[][] scaled = standardised(columns);
    int[] order = canonicalOrder(columns);
    double[][] codes = trained(scaled, order, settings, 0);
    int[] far = strangers(codes, scaled, order, settings.strangers());
    for (int level = 1; far.length >= settings.nodes(); level++) {
      double[][] rare = trained(scaled, far, settings, level);
      int known = codes.length;
      codes = Arrays.copyOf(codes, known + rare.length);
      System.arraycopy(rare, 0, codes, known, rare.length);
      far = strangers(codes, scaled, far, settings.strangers());
    }
    return new SelfOrganisingMap(settings, codes, nearest(codes, scaled));
  }

  /** The share of these events that is farthest from its nodes, in the same order. */
  private static int[] strangers(double[][] codes, double[][] x, int[] events, double share) {
    double[] distance = new double[events.length];
    IntStream.range(0, events.length)
        .parallel()
        .forEach(i -> {
          double[] code = codes[nearest(codes, x, events[i])];
          for (int c = 0; c < code.length; c++) {
            double d = x[c][events[i]] - code[c];
            distance[i] += d * d;
          }
        });
    double[] sorted = distance.clone();
    Arrays.sort(sorted);
    double limit = sorted[(int) ((1 - share) * (sorted.length - 1))];
    return IntStream.range(0, events.length)
        .filter(i -> distance[i] > limit)
        .map(i -> events[i])
        .toArray();
  }

  private static int[] nearest(double[][] codes, double[][] x) {
    int[] nodes = new int[x[0].length];
    IntStream.range(0, nodes.length).parallel().forEach(e -> nodes[e] = nearest(codes, x, e));
    return nodes;
  }

  private static double[][] trained(double[][] x, int[] order, MapSettings settings, int level) {
    int channels = x.length;
    int n = order.length;
    Streams streams = new Streams(settings.seed());
    Stream start = streams.stream("som-start", level);
    double[][] codes = new double[settings.nodes()][channels];
    for (double[] code : codes) {
      int event = order[(int) start.below(n)];
      for (int c = 0; c < channels; c++) {
        code[c] = x[c][event];
      }
    }
    Stream draw = streams.stream("som-events", level);
    long shown = Math.min((long) settings.rounds() * n, settings.mostShown());
    // Two thirds of all distances between nodes lie within the first radius, as in FlowSOM.
    double firstRadius = firstRadius(settings);
    double[] event = new double[channels];
    for (long t = 0; t < shown; t++) {
      int picked = order[(int) draw.below(n)];
      for (int c = 0; c < channels; c++) {
        event[c] = x[c][picked];
      }
      double done = (double) t / shown;
      double rate = FIRST_RATE + (LAST_RATE - FIRST_RATE) * done;
      double radius = Math.max(0.5, firstRadius * (1 - done));
      int winner = nearest(codes, event);
      pull(codes, event, winner, rate, (int) radius, settings);
    }
    return codes;
  }

  private static void pull(
      double[][] codes, double[] event, int winner, double rate, int radius, MapSettings s) {
    int row = winner / s.width();
    int column = winner % s.width();
    for (int r = Math.max(0, row - radius); r <= Math.min(s.height() - 1, row + radius); r++) {
      int first = Math.max(0, column - radius);
      int last = Math.min(s.width() - 1, column + radius);
      for (int k = first; k <= last; k++) {
        double[] code = codes[r * s.width() + k];
        for (int c = 0; c < code.length; c++) {
          code[c] += rate * (event[c] - code[c]);
        }
      }
    }
  }

  private static double firstRadius(MapSettings s) {
    int nodes = s.nodes();
    int[] distances = new int[nodes * (nodes - 1) / 2];
    int at = 0;
    for (int a = 0; a < nodes; a++) {
      for (int b = a + 1; b < nodes; b++) {
        int down = Math.abs(a / s.width() - b / s.width());
        int across = Math.abs(a % s.width() - b % s.width());
        distances[at++] = Math.max(down, across);
      }
    }
    Arrays.sort(distances);
    return distances[(int) (0.67 * (distances.length - 1))];
  }

  private static int nearest(double[][] codes, double[] event) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int node = 0; node < codes.length; node++) {
      double[] code = codes[node];
      double distance = 0;
      for (int c = 0; c < code.length; c++) {
        double d = code[c] - event[c];
        distance += d * d;
      }
      if (distance < least) {
        least = distance;
        best = node;
      }
    }
    return best;
  }

  private static int nearest(double[][] codes, double[][] x, int event) {
    double[] values = new double[x.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = x[c][event];
    }
    return nearest(codes, values);
  }

  /** Each channel less its mean, over its standard deviation; a constant channel becomes zero. */
  private static double[][] standardised(double[][] columns) {
    double[][] scaled = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      double[] sorted = columns[c].clone();
      // Sums over sorted values do not depend on the order of events.
      Arrays.sort(sorted);
      double mean = 0;
      for (double value : sorted) {
        mean += value / sorted.length;
      }
      double variance = 0;
      for (double value : sorted) {
        variance += (value - mean) * (value - mean) / sorted.length;
      }
      double deviation = variance > 0 ? Math.sqrt(variance) : 1;
      scaled[c] = new double[sorted.length];
      for (int e = 0; e < sorted.length; e++) {
        scaled[c][e] = (columns[c][e] - mean) / deviation;
      }
    }
    return scaled;
  }

  /** Events ordered by a hash of their values; equal events are interchangeable. */
  private static int[] canonicalOrder(double[][] columns) {
    int events = columns[0].length;
    long[] key = new long[events];
    for (int e = 0; e < events; e++) {
      long hash = 0x9E3779B97F4A7C15L;
      for (double[] column : columns) {
        hash ^= Double.doubleToLongBits(column[e] + 0.0);
        hash *= 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 31;
      }
      key[e] = hash;
    }
    return IntStream.range(0, events)
        .boxed()
        .sorted((a, b) -> Long.compare(key[a], key[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** How it was made. */
  public MapSettings settings() {
    return settings;
  }

  /** Node of each event, row by row of the first grid, then of the next; a copy. */
  public int[] nodes() {
    return nodes.clone();
  }

  /** Number of events on each node; a copy. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Code of a node in standardised channels; a copy. */
  public double[] code(int node) {
    return codes[node].clone();
  }
}
