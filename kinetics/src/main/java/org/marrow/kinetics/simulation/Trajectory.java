package org.marrow.kinetics.simulation;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.ode.Outcome;

/**
 * One patient's run.
 *
 * @param outputs names of the outputs
 * @param times sample times
 * @param values one row a time, one column an output; NaN where the run did not get
 * @param outcome how the run ended
 */
public record Trajectory(List<String> outputs, double[] times, double[][] values, Outcome outcome) {
  public Trajectory {
    outputs = List.copyOf(outputs);
  }

  /** The values of one output. */
  public double[] of(String output) {
    int column = outputs.indexOf(output);
    if (column < 0) {
      throw new IllegalArgumentException("no output " + output + " among " + outputs);
    }
    double[] series = new double[times.length];
    for (int i = 0; i < series.length; i++) {
      series[i] = values[i][column];
    }
    return series;
  }

  /** The last value of one output. */
  public double last(String output) {
    return of(output)[times.length - 1];
  }

  /** The trajectory as a table: time, outputs. */
  public Table table() {
    List<Column> columns = new ArrayList<>();
    columns.add(new NumberColumn("time", times));
    outputs.forEach(output -> columns.add(new NumberColumn(output, of(output))));
    return Table.of("trajectory", columns);
  }
}
