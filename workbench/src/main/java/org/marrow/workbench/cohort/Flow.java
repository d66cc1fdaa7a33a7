package org.marrow.workbench.cohort;

import java.util.ArrayList;
import java.util.List;

/** What happened to patients and cells on the way from the files to the analyses. */
public final class Flow {
  private final List<Step> steps = new ArrayList<>();

  /**
   * One step.
   *
   * @param what what was done
   * @param patients patients after it
   */
  public record Step(String what, int patients) {}

  void add(String what, int patients) {
    steps.add(new Step(what, patients));
  }

  /** The steps in their order. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }
}
