package org.marrow.workbench.experiment;

import java.util.List;
import java.util.Map;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.ArmResult;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.Published;

/** Every arm under one rival, and the published numbers beside it. */
record RivalRun(Rival rival, List<ArmResult> arms, List<Comparison> comparisons) {
  static RivalRun of(MouseExperiments experiments, Rival rival, Map<String, Double> settings) {
    List<ArmResult> arms = experiments.run(rival, settings);
    return new RivalRun(rival, arms, MouseExperiments.compare(rival, arms));
  }

  /** The rival in words: {@code self-renewal}. */
  String name() {
    return rival.id();
  }

  /** The arm of that id. */
  ArmResult arm(String id) {
    return arms.stream().filter(a -> a.arm().id().equals(id)).findFirst().orElseThrow();
  }

  /** The comparisons that do not agree and were used in that way. */
  List<Comparison> missed(Published.Use use) {
    return comparisons.stream().filter(c -> !c.agrees() && c.published().use() == use).toList();
  }

  /** Whether blocking interleukin-1 changes nothing that bortezomib does to the TIC share. */
  boolean blockadeIsIdle() {
    return Math.abs(arm("both").ticFold() - arm("bortezomib").ticFold()) < 1e-6;
  }
}
