package org.marrow.niche.experiment;

import java.util.Map;

/**
 * One group of an experiment or a trial.
 *
 * @param id short name, lower case with hyphens
 * @param name for people
 * @param regimen the treatment in the notation of {@link org.marrow.niche.regimen.Regimen}; empty
 *     for none
 * @param settings parameters and starting values of the niche in place of the files' own
 */
public record Arm(String id, String name, String regimen, Map<String, Double> settings) {
  public Arm {
    settings = Map.copyOf(settings);
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("an arm needs an id and a name");
    }
  }
}
