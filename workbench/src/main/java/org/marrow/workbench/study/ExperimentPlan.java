package org.marrow.workbench.study;

import java.util.Arrays;
import java.util.List;
import org.marrow.niche.drug.Rival;

/**
 * Published experiments to be simulated.
 *
 * @param experiment which, as the study file writes it
 * @param rivals explanations to be set against the published numbers, in order; at least one
 * @param ticSensitivities sensitivities of TICs to bortezomib, per day, at which the self-renewal
 *     rival is run again; empty for none
 */
public record ExperimentPlan(String experiment, List<Rival> rivals, List<Double> ticSensitivities) {
  /** The mouse experiments with bortezomib and the blockade of interleukin-1. */
  static final String MICE = "bortezomib-mice";

  public ExperimentPlan {
    rivals = List.copyOf(rivals);
    ticSensitivities = List.copyOf(ticSensitivities);
    if (rivals.isEmpty()) {
      throw new IllegalArgumentException("an experiment needs a rival to set against it");
    }
  }

  static List<String> rivalNames() {
    return Arrays.stream(Rival.values()).map(Rival::id).toList();
  }

  static Rival rival(String name) {
    return Rival.values()[rivalNames().indexOf(name)];
  }
}
