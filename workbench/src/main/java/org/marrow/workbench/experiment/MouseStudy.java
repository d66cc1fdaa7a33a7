package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.study.ExperimentPlan;

/**
 * The mouse experiments as parts of a report. Nothing is measured; only small inocula are random,
 * from a fixed seed.
 */
public final class MouseStudy {
  private MouseStudy() {}

  /** Simulates the experiments with the models that ship, and says what follows. */
  public static List<Outcome> run(ExperimentPlan plan) {
    MouseExperiments experiments = new MouseExperiments(ModelFolder.shipped());
    List<RivalRun> runs =
        plan.rivals().stream().map(rival -> RivalRun.of(experiments, rival, Map.of())).toList();
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(VerdictSection.of(runs));
    outcomes.add(MacrophageSection.of(runs));
    runs.forEach(run -> outcomes.add(RivalSection.of(run)));
    if (plan.rivals().contains(Rival.SELF_RENEWAL)) {
      outcomes.add(InoculaSection.of(ModelFolder.shipped()));
    }
    if (!plan.ticSensitivities().isEmpty()) {
      outcomes.add(TensionSection.of(experiments, plan.ticSensitivities()));
    }
    return outcomes;
  }
}
