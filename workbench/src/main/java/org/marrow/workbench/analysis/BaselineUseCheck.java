package org.marrow.workbench.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.data.BaselineUse;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.DesignChecks;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.EndPoint;

/** Whether a marker may stand in a model that counts from the origin on. */
final class BaselineUseCheck {
  private BaselineUseCheck() {}

  /** The refusal of what is known only later: measured after the origin, "ever", or a change. */
  static Optional<Finding> of(Cohort cohort, String name, EndPoint endPoint) {
    SurvivalData data = cohort.followUp(endPoint);
    Map<String, double[]> others = new LinkedHashMap<>(cohort.numberColumns());
    others.remove(name);
    others.remove(endPoint.time());
    if (!cohort.isNumeric(name)) {
      return BaselineUse.suspect(data, Covariate.categorical(name, cohort.labels(name)), others);
    }
    NumericCovariate marker = cohort.covariate(name, endPoint);
    Optional<Finding> late = BaselineUse.check(data, marker);
    if (late.isPresent()) {
      return late;
    }
    return BaselineUse.suspect(data, marker, others)
        .or(() ->
            marker.measured().declared()
                ? Optional.empty()
                : DesignChecks.change(cohort.table().source(), marker, others));
  }
}
