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

  /** Simulates the experiments and says what follows. */
  public static List<Outcome> run(ModelFolder models, ExperimentPlan plan) {
    MouseExperiments experiments = new MouseExperiments(models);
    List<RivalRun> runs =
        plan.rivals().stream().map(rival -> RivalRun.of(experiments, rival, Map.of())).toList();
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(VerdictSection.of(runs));
    outcomes.add(MacrophageSection.of(runs));
    runs.forEach(run -> outcomes.add(RivalSection.of(run)));
    if (!plan.ticSensitivities().isEmpty()) {
      outcomes.add(TensionSection.of(experiments, plan.ticSensitivities()));
    }
    if (plan.rivals().size() == Rival.values().length) {
      outcomes.add(FitSection.of(models));
    }
    if (plan.rivals().contains(Rival.SELF_RENEWAL)) {
      outcomes.add(SensitivitySection.of(models));
      outcomes.add(InoculaSection.of(models));
    }
    outcomes.add(KineticsSection.of(models));
    return outcomes;
  }
}
