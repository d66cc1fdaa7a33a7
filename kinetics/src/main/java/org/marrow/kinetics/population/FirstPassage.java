package org.marrow.kinetics.population;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.marrow.kinetics.ode.Outcome;

/**
 * When an output first reaches a level: relapse, cure, toxicity. Between two sample times the
 * output is taken for a straight line, so the sample times bound the error; a passage back and
 * forth between two samples is not seen. Who does not pass before the end is counted apart
 * (censored).
 */
public final class FirstPassage implements Sink {
  /** From which side the level is reached. */
  public enum Direction {
    /** The output rises to the level. */
    UP,
    /** The output falls to the level. */
    DOWN
  }

  private final String output;
  private final double level;
  private final Direction direction;
  private final QuantileSketch passages = new QuantileSketch();
  private int column;
  private double[] times = new double[0];
  private long never;
  private long failed;

  /**
   * @param output name of the output
   * @param level the level
   */
  public FirstPassage(String output, double level, Direction direction) {
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("the level must be finite, got " + level);
    }
    this.output = output;
    this.level = level;
    this.direction = direction;
  }

  @Override
  public void begin(List<String> names, double[] sampleTimes) {
    column = names.indexOf(output);
    if (column < 0) {
      throw new IllegalArgumentException("no output " + output + " among " + names);
    }
    times = sampleTimes.clone();
  }

  @Override
  public void patient(long index, double[][] values, Outcome outcome) {
    double passage = passage(values);
    if (!Double.isNaN(passage)) {
      passages.add(passage);
    } else if (outcome.isDone()) {
      never++;
    } else {
      failed++;
    }
  }

  /** Time of the first passage; NaN when there is none. */
  private double passage(double[][] values) {
    double sign = direction == Direction.UP ? 1 : -1;
    for (int i = 0; i < times.length; i++) {
      double here = sign * (values[i][column] - level);
      if (here >= 0) {
        if (i == 0) {
          return times[0];
        }
        double before = sign * (values[i - 1][column] - level);
        return times[i - 1] + (times[i] - times[i - 1]) * (before / (before - here));
      }
    }
    return Double.NaN;
  }

  /** The times of those who passed. */
  public QuantileSketch passages() {
    return passages;
  }

  /** Patients who reached the end without passing. */
  public long never() {
    return never;
  }

  /** Patients whose run failed before they passed. */
  public long failed() {
    return failed;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(never);
    out.writeLong(failed);
    passages.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    never = in.readLong();
    failed = in.readLong();
    passages.load(in);
  }
}
