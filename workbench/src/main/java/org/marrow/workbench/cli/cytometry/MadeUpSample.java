package org.marrow.workbench.cli.cytometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventSource;
import org.marrow.cytometry.fcs.Keywords;
import org.marrow.cytometry.fcs.Spillover;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * Made-up events of four made-up populations, for trying commands and for measuring speed; they
 * stand for no real sample. Any number of them in no memory: an event is computed from its number.
 */
final class MadeUpSample implements EventSource {
  private static final List<String> FLUORS =
      List.of(
          "FITC-A",
          "PE-A",
          "PerCP-A",
          "PE-Cy7-A",
          "APC-A",
          "APC-Cy7-A",
          "BV421-A",
          "BV510-A",
          "BV605-A",
          "BV650-A",
          "BV711-A",
          "BV785-A",
          "AF700-A");
  private static final List<String> MARKERS =
      List.of(
          "CD14",
          "CD16",
          "CD45",
          "CD86",
          "CD206",
          "CD38",
          "CD138",
          "HLA-DR",
          "CD163",
          "CD64",
          "CD19",
          "CD3",
          "Viability");

  /** Mean of log10 of each marker, in lymphocytes, M1-like, M2-like cells, plasma cells, debris. */
  private static final double[][] BRIGHT = {
    {1.8, 1.9, 4.5, 1.9, 1.8, 2.6, 1.7, 2.0, 1.8, 1.8, 3.3, 3.6, 1.9},
    {4.3, 2.8, 4.3, 4.4, 2.0, 3.3, 1.8, 4.5, 2.3, 4.0, 1.8, 1.8, 2.0},
    {4.2, 2.6, 4.3, 2.6, 4.1, 2.7, 1.8, 3.7, 4.0, 3.2, 1.8, 1.8, 2.0},
    {1.7, 1.8, 2.9, 2.3, 1.8, 4.6, 4.2, 2.5, 1.7, 1.8, 2.0, 1.8, 2.0},
    {1.7, 1.7, 1.9, 1.7, 1.7, 1.8, 1.7, 1.7, 1.7, 1.7, 1.7, 1.7, 3.4}
  };

  private static final double[][] SCATTER = {
    {62_000, 18_000}, {105_000, 70_000}, {110_000, 76_000}, {95_000, 48_000}, {18_000, 9_000}
  };

  /** Share of each population, cumulative. */
  private static final double[] SHARES = {0.58, 0.70, 0.82, 0.86, 1};

  private static final double LYMPHOCYTES_WITH_M1 = SHARES[1];

  private static final int POOL = 1 << 16;
  private final long events;
  private final double[] shares;

  /** Whether it bears a name and a day, for trying what takes them out. */
  private final boolean named;

  private final List<Channel> channels;
  private final Spillover spillover;
  private final double[] normals = new double[POOL];
  private final double[] uniforms = new double[POOL];

  MadeUpSample(long events, long seed) {
    this(events, seed, SHARES, true);
  }

  /**
   * A tube with a given share of M1-like cells, at the cost of lymphocytes, that names nobody. Its
   * panel has CD56 in place of CD138; myeloma cells often bear both.
   *
   * @param m1 share of M1-like cells among all events, below 0.7
   */
  static MadeUpSample tube(long events, long seed, double m1) {
    double[] shares = SHARES.clone();
    shares[0] = LYMPHOCYTES_WITH_M1 - m1;
    return new MadeUpSample(events, seed, shares, false);
  }

  private MadeUpSample(long events, long seed, double[] shares, boolean named) {
    this.events = events;
    this.shares = shares;
    this.named = named;
    List<Channel> list = new ArrayList<>();
    for (String scatter : List.of("FSC-A", "FSC-H", "FSC-W", "SSC-A", "SSC-H", "SSC-W")) {
      list.add(Channel.linear(scatter, "", 262144));
    }
    for (int f = 0; f < FLUORS.size(); f++) {
      String marker = named ? MARKERS.get(f) : MARKERS.get(f).replace("CD138", "CD56");
      list.add(Channel.linear(FLUORS.get(f), marker, 262144));
    }
    list.add(Channel.linear("Time", "", 262144));
    channels = List.copyOf(list);
    List<Integer> detectors = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int f = 0; f < 8; f++) {
      detectors.add(6 + f);
      double[] row = new double[8];
      for (int g = 0; g < 8; g++) {
        row[g] = f == g ? 1 : 0.08 / (1 << Math.abs(f - g));
      }
      rows.add(row);
    }
    spillover = new Spillover(detectors, FLUORS.subList(0, 8), rows, "$SPILLOVER");
    Stream stream = new Streams(seed).stream("made-up-events", 0);
    for (int i = 0; i < POOL; i++) {
      normals[i] = stream.normal();
      uniforms[i] = stream.uniform();
    }
  }

  @Override
  public String name() {
    return "made-up events";
  }

  @Override
  public long eventCount() {
    return events;
  }

  @Override
  public List<Channel> channels() {
    return channels;
  }

  @Override
  public Keywords keywords() {
    Keywords machine = Keywords.none().with("$CYT", "made up by Marrow").with("$TIMESTEP", "0.01");
    return named
        ? machine
            .with("$SRC", "Jane Example")
            .with("$DATE", "01-JAN-2026")
            .with("$COM", "made-up events, no measurement")
        : machine;
  }

  @Override
  public Optional<Spillover> spillover() {
    return Optional.of(spillover);
  }

  @Override
  public void forEachBlock(int blockEvents, BlockVisitor visitor) {
    int size = (int) Math.max(1, Math.min(blockEvents, events));
    double[][] block = new double[channels.size()][size];
    double[] pure = new double[FLUORS.size()];
    for (long first = 0; first < events; first += size) {
      int count = (int) Math.min(size, events - first);
      for (int i = 0; i < count; i++) {
        event(first + i, i, block, pure);
      }
      visitor.visit(first, count, block);
    }
  }

  private void event(long number, int i, double[][] block, double[] pure) {
    // Different channels walk through the pool with different odd strides, so none repeats another.
    double u = uniforms[(int) (number * 40503 + (number >>> 16) * 7919) & POOL - 1];
    int kind = 0;
    while (u >= shares[kind] && kind < shares.length - 1) {
      kind++;
    }
    double size = SCATTER[kind][0] * (1 + 0.12 * normal(number, 0));
    double grain = SCATTER[kind][1] * (1 + 0.15 * normal(number, 1));
    block[0][i] = (float) size;
    block[1][i] = (float) (size * (0.92 + 0.02 * normal(number, 2)));
    block[2][i] = (float) (70_000 + 1_500 * normal(number, 3));
    block[3][i] = (float) grain;
    block[4][i] = (float) (grain * (0.9 + 0.03 * normal(number, 4)));
    block[5][i] = (float) (68_000 + 1_500 * normal(number, 5));
    for (int f = 0; f < pure.length; f++) {
      double decades = BRIGHT[kind][f] + 0.16 * normal(number, 6 + f);
      pure[f] = StrictMath.exp(decades * 2.302585092994046);
    }
    for (int f = 0; f < pure.length; f++) {
      double seen = pure[f];
      if (f < 8) {
        seen = 0;
        for (int g = 0; g < 8; g++) {
          seen += pure[g] * spillover.at(g, f);
        }
      }
      block[6 + f][i] = (float) (seen + 60 * normal(number, 30 + f));
    }
    block[19][i] = number * 262_144L / Math.max(1, events);
  }

  private double normal(long number, int channel) {
    long stride = 2L * channel + 101;
    return normals[
        (int) (number * stride + (number >>> 16) * (stride * 31 + 7) + channel * 977L) & POOL - 1];
  }
}
