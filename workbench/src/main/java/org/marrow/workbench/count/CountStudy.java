package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.List;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.study.SamplesPlan;

/** What was counted, as parts of a report. */
public final class CountStudy {
  private CountStudy() {}

  /**
   * The counts, the dose response and the changes that the study asks for.
   *
   * @param counted every sample of the study, in the order of its sheet
   * @param controls the control tubes
   * @param simulated whether the samples are virtual, so that every caption says so
   */
  public static List<Outcome> of(
      SamplesPlan plan,
      List<SampleCounter.Counted> counted,
      List<SampleRow> controls,
      boolean simulated) {
    List<CountedSample> samples = counted.stream().map(SampleCounter.Counted::sample).toList();
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(CountSection.of(plan, counted, controls, simulated));
    plan.dose().ifPresent(dose -> outcomes.add(DoseSection.of(plan, dose, samples)));
    if (!plan.changes().isEmpty()) {
      outcomes.add(ChangeSection.of(plan, samples, simulated));
    }
    return outcomes;
  }
}
