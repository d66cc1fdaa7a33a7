package org.marrow.kinetics.population;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.marrow.kinetics.ode.Outcome;

/** How many patients have an output at or below a level, at every time. */
public final class Counts implements Sink {
  private final String output;
  private final double level;
  private int column;
  private long[] below = new long[0];
  private long[] known = new long[0];

  /**
   * @param output name of the output
   * @param level the level
   */
  public Counts(String output, double level) {
    this.output = output;
    this.level = level;
  }

  @Override
  public void begin(List<String> names, double[] sampleTimes) {
    column = names.indexOf(output);
    if (column < 0) {
      throw new IllegalArgumentException("no output " + output + " among " + names);
    }
    below = new long[sampleTimes.length];
    known = new long[sampleTimes.length];
  }

  @Override
  public void patient(long index, double[][] values, Outcome outcome) {
    for (int i = 0; i < below.length; i++) {
      double value = values[i][column];
      if (!Double.isNaN(value)) {
        known[i]++;
        if (value <= level) {
          below[i]++;
        }
      }
    }
  }

  /** Patients at or below the level at a sample time. */
  public long atOrBelow(int time) {
    return below[time];
  }

  /** Patients with a value at a sample time. */
  public long known(int time) {
    return known[time];
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (int i = 0; i < below.length; i++) {
      out.writeLong(below[i]);
      out.writeLong(known[i]);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (int i = 0; i < below.length; i++) {
      below[i] = in.readLong();
      known[i] = in.readLong();
    }
  }
}
