package org.marrow.kinetics.population;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.marrow.kinetics.ode.Outcome;

/** Quantiles and mean of every output at every time, over all patients. */
public final class Quantiles implements Sink {
  private QuantileSketch[][] sketches = new QuantileSketch[0][0];
  private double[][] sums = new double[0][0];
  private List<String> outputs = List.of();
  private double[] times = new double[0];

  @Override
  public void begin(List<String> names, double[] sampleTimes) {
    outputs = List.copyOf(names);
    times = sampleTimes.clone();
    sketches = new QuantileSketch[times.length][outputs.size()];
    sums = new double[times.length][outputs.size()];
    for (QuantileSketch[] row : sketches) {
      for (int j = 0; j < row.length; j++) {
        row[j] = new QuantileSketch();
      }
    }
  }

  @Override
  public void patient(long index, double[][] values, Outcome outcome) {
    for (int i = 0; i < times.length; i++) {
      for (int j = 0; j < outputs.size(); j++) {
        sketches[i][j].add(values[i][j]);
        if (!Double.isNaN(values[i][j])) {
          sums[i][j] += values[i][j];
        }
      }
    }
  }

  /** The outputs. */
  public List<String> outputs() {
    return outputs;
  }

  /** The sample times. */
  public double[] times() {
    return times.clone();
  }

  /** The sketch of an output at a time. */
  public QuantileSketch at(int time, String output) {
    int column = outputs.indexOf(output);
    if (column < 0) {
      throw new IllegalArgumentException("no output " + output + " among " + outputs);
    }
    return sketches[time][column];
  }

  /** Mean of an output at a time over the patients who have one; NaN when none has. */
  public double mean(int time, String output) {
    return sums[time][outputs.indexOf(output)] / at(time, output).count();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (int i = 0; i < times.length; i++) {
      for (int j = 0; j < outputs.size(); j++) {
        out.writeDouble(sums[i][j]);
        sketches[i][j].save(out);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (int i = 0; i < times.length; i++) {
      for (int j = 0; j < outputs.size(); j++) {
        sums[i][j] = in.readDouble();
        sketches[i][j].load(in);
      }
    }
  }
}
