package org.marrow.kinetics.population;

import java.util.Map;
import java.util.TreeMap;

/**
 * One virtual patient.
 *
 * @param index the address of every random draw of the patient, 0 or more
 * @param values what is the patient's own, by id of the network; the rest is as in the network
 */
public record Patient(long index, Map<String, Double> values) {
  /** The patient of whom nothing differs from the network. */
  public static final Patient TYPICAL = new Patient(0, Map.of());

  public Patient {
    if (index < 0) {
      throw new IllegalArgumentException("a patient's index must be 0 or more, got " + index);
    }
    values = Map.copyOf(values);
  }

  /** The same patient with other values in place of some of the own ones. */
  public Patient with(Map<String, Double> changes) {
    Map<String, Double> all = new TreeMap<>(values);
    all.putAll(changes);
    return new Patient(index, all);
  }
}
