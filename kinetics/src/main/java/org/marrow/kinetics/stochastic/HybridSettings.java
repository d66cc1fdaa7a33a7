package org.marrow.kinetics.stochastic;

import java.util.Locale;
import java.util.Set;
import org.marrow.kinetics.ode.Settings;

/**
 * How the hybrid method divides a system.
 *
 * @param threshold a population below this is discrete; one above {@link #UP} times this becomes
 *     continuous. 0 makes everything continuous, infinity everything discrete
 * @param continuous ids of states that are continuous at any amount: drugs, cytokines, whatever is
 *     no count of individuals
 * @param integration tolerances of the continuous part
 */
public record HybridSettings(double threshold, Set<String> continuous, Settings integration) {
  /** Populations change to continuous above this multiple of the threshold, not to flutter. */
  public static final double UP = 1.5;

  /** Populations below 1,000 are discrete. */
  public static final HybridSettings DEFAULT =
      new HybridSettings(1_000, Set.of(), Settings.DEFAULT);

  public HybridSettings {
    continuous = Set.copyOf(continuous);
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("the threshold must be 0 or more, got " + threshold);
    }
  }

  /** The same with these states always continuous. */
  public HybridSettings keepingContinuous(Set<String> ids) {
    return new HybridSettings(threshold, ids, integration);
  }

  /** The same with another threshold. */
  public HybridSettings below(double newThreshold) {
    return new HybridSettings(newThreshold, continuous, integration);
  }

  /** What is counted, in words for a record of results. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "direct method of Gillespie for populations below %s until they pass %s",
        threshold,
        UP * threshold);
  }
}
