package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventColumn;
import org.marrow.cytometry.fcs.Keywords;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.Spillover;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

/**
 * The events of a virtual tube. Each is a cell of the aspirate, two cells at once, or debris, alive
 * or dead; its light is stain and autofluorescence, spread by the number of photons, spilled into
 * the neighbouring detectors, with the noise of the electronics on top and gains that drift from
 * sample to sample. Nothing here was measured.
 */
final class MarrowTube {
  private static final double TOP = 262_144;
  private static final double SPREAD = 0.16;
  private static final double GLOW_SPREAD = 0.18;
  private static final double PHOTONS = 0.9;
  private static final double ELECTRONICS = 28;
  private static final double NEIGHBOUR = 0.06;
  private static final List<String> DYES =
      List.of(
          "BUV395-A",
          "BUV737-A",
          "BV421-A",
          "BV510-A",
          "BV605-A",
          "BV650-A",
          "BV711-A",
          "BV786-A",
          "FITC-A",
          "PE-A",
          "PE-CF594-A",
          "PE-Cy7-A",
          "APC-A",
          "APC-R700-A");
  private static final int SCATTERS = 3;
  private static final List<Channel> CHANNELS = channels();
  private static final Spillover SPILLOVER = spillover();

  private final Stream stream;
  private final TubeNoise noise;
  private final double[] gains;
  private final boolean isotype;

  private MarrowTube(Stream stream, TubeNoise noise, double[] gains, boolean isotype) {
    this.stream = stream;
    this.noise = noise;
    this.gains = gains;
    this.isotype = isotype;
  }

  /**
   * Draws the events of a tube.
   *
   * @param name name of the sample
   * @param shares share of each kind among its nucleated cells
   * @param patient number of the patient
   * @param tube number of the tube of this patient
   * @param isotype whether it is the control: no antibody binds what it is meant for
   */
  static Sample of(
      String name,
      double[] shares,
      Streams streams,
      long patient,
      int tube,
      TubeNoise noise,
      boolean isotype) {
    // Control and stained tube ran one after the other, so they share the drift of the gains.
    Stream drift = streams.stream("virtual drift", patient, tube);
    double[] gains = new double[DYES.size()];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = StrictMath.exp(noise.drift() * StrictMath.log(10) * drift.normal());
    }
    Stream stream = streams.stream(isotype ? "virtual isotype" : "virtual events", patient, tube);
    return new MarrowTube(stream, noise, gains, isotype).draw(name, shares);
  }

  private Sample draw(String name, double[] shares) {
    int events = isotype ? noise.controlEvents() : noise.events();
    double[] cumulative = shares.clone();
    Arrays.parallelPrefix(cumulative, Double::sum);
    float[][] columns = new float[CHANNELS.size()][events];
    double[] light = new double[DYES.size()];
    double[] second = new double[DYES.size()];
    double[] scatter = new double[SCATTERS];
    for (int e = 0; e < events; e++) {
      Arrays.fill(light, 0);
      double luck = stream.uniform();
      boolean dead = false;
      if (luck < noise.debris()) {
        debris(scatter, light);
      } else {
        dead = stream.uniform() < noise.dead();
        cell(kind(cumulative), dead, scatter, light);
        if (luck < noise.debris() + noise.doublets()) {
          double area = scatter[0];
          double height = scatter[1];
          double side = scatter[2];
          Arrays.fill(second, 0);
          cell(kind(cumulative), false, scatter, second);
          // Two cells in a row: areas add up, the height is that of the larger one.
          scatter[0] += area;
          scatter[1] = Math.max(scatter[1], height);
          scatter[2] += side;
          for (int d = 0; d < light.length; d++) {
            light[d] += second[d];
          }
        }
      }
      record(columns, e, scatter, light, dead, events);
    }
    List<EventColumn> list = new ArrayList<>();
    for (float[] column : columns) {
      list.add(EventColumn.of(column));
    }
    Keywords keywords =
        Keywords.none()
            .with("$CYT", "virtual cytometer")
            .with("$COM", "simulated by Marrow, not measured")
            .with("$TIMESTEP", "0.01");
    return Sample.of(name, CHANNELS, list, keywords, Optional.of(SPILLOVER));
  }

  private CellKind kind(double[] cumulative) {
    double u = stream.uniform() * cumulative[cumulative.length - 1];
    int kind = 0;
    while (kind < cumulative.length - 1 && u >= cumulative[kind]) {
      kind++;
    }
    return CellKind.values()[kind];
  }

  private void debris(double[] scatter, double[] light) {
    scatter[0] = 12_000 * logNormal(0.35);
    scatter[1] = 0.9 * scatter[0];
    scatter[2] = 5_000 * logNormal(0.5);
    for (int d = 0; d < light.length; d++) {
      light[d] = 25 * logNormal(0.6);
    }
  }

  private void cell(CellKind kind, boolean dead, double[] scatter, double[] light) {
    scatter[0] = kind.size() * (dead ? 0.6 : 1) * logNormal(0.09);
    scatter[1] = scatter[0] * (0.86 + 0.015 * stream.normal());
    scatter[2] = kind.grain() * (dead ? 1.4 : 1) * logNormal(0.15);
    double glow = kind.glow() * logNormal(GLOW_SPREAD * StrictMath.log(10)) * (dead ? 2.5 : 1);
    for (int d = 0; d < light.length; d++) {
      double decades = kind.decades(d);
      double stain =
          decades > 0 && !isotype
              ? StrictMath.exp((decades + SPREAD * stream.normal()) * StrictMath.log(10))
              : 0;
      // Antibodies stick a little to every cell, more to dead ones.
      light[d] = stain + glow + (dead ? 160 : 30) * logNormal(0.5);
    }
  }

  private void record(
      float[][] columns, int e, double[] scatter, double[] light, boolean dead, int events) {
    for (int s = 0; s < SCATTERS; s++) {
      columns[s][e] = (float) Math.min(TOP - 1, scatter[s]);
    }
    for (int d = 0; d < light.length; d++) {
      double seen = 0;
      for (int from = Math.max(0, d - 2); from <= Math.min(light.length - 1, d + 2); from++) {
        seen += light[from] * SPILLOVER.at(from, d);
      }
      seen *= gains[d];
      double spread = StrictMath.sqrt(PHOTONS * Math.max(0, seen)) + ELECTRONICS;
      columns[SCATTERS + d][e] = (float) Math.min(TOP - 1, seen + spread * stream.normal());
    }
    double dye = dead ? 30_000 * logNormal(0.4) : 180 * logNormal(0.5);
    columns[SCATTERS + light.length][e] = (float) (dye + ELECTRONICS * stream.normal());
    columns[SCATTERS + light.length + 1][e] = (float) (6000.0 * e / events);
  }

  private double logNormal(double sigma) {
    return StrictMath.exp(sigma * stream.normal());
  }

  private static List<Channel> channels() {
    List<Channel> list = new ArrayList<>();
    for (String scatter : List.of("FSC-A", "FSC-H", "SSC-A")) {
      list.add(Channel.linear(scatter, "", TOP));
    }
    for (int d = 0; d < DYES.size(); d++) {
      list.add(Channel.linear(DYES.get(d), CellKind.MARKERS.get(d), TOP));
    }
    list.add(Channel.linear("APC-Cy7-A", "Viability", TOP));
    list.add(Channel.linear("Time", "", TOP));
    return List.copyOf(list);
  }

  private static Spillover spillover() {
    int n = DYES.size();
    List<Integer> detectors = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    for (int from = 0; from < n; from++) {
      detectors.add(SCATTERS + from);
      double[] row = new double[n];
      for (int to = 0; to < n; to++) {
        int apart = Math.abs(from - to);
        row[to] = apart == 0 ? 1 : apart == 1 ? NEIGHBOUR : apart == 2 ? NEIGHBOUR / 4 : 0;
      }
      rows.add(row);
    }
    return new Spillover(detectors, DYES, rows, "$SPILLOVER");
  }
}
