package org.marrow.kinetics.model;

import java.util.Map;

/**
 * States and inputs at the start of a run.
 *
 * @param states the state vector
 * @param inputs the input vector
 */
public record Start(double[] states, double[] inputs) {

  /**
   * Carries out a system's initial values once; see {@link Starter} for many patients.
   *
   * @param time time of the start
   * @param values what differs from the network's own values, by id, as its expressions mean the id
   * @throws IllegalArgumentException when an id is neither a state nor an input
   */
  public static Start of(Equations equations, double time, Map<String, Double> values) {
    return new Starter(equations).start(time, values);
  }
}
