package org.marrow.kinetics.population;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.marrow.kinetics.ode.Outcome;

/**
 * Keeps something of a population's runs. It is called by one thread, patient by patient in order
 * of index, whatever ran in parallel; so what it computes never depends on threads or lanes. What
 * it has kept can be saved and loaded, so that a run goes on after a kill.
 */
public interface Sink {
  /** Said once before the first patient: the names and times of what follows. */
  void begin(List<String> outputs, double[] times);

  /**
   * One patient's run.
   *
   * @param values one row a sample time, one column an output; NaN where the run did not get
   */
  void patient(long index, double[][] values, Outcome outcome);

  /** Writes what has been kept so far. */
  void save(DataOutput out) throws IOException;

  /** Takes up what {@link #save} wrote; called after {@link #begin}. */
  void load(DataInput in) throws IOException;
}
