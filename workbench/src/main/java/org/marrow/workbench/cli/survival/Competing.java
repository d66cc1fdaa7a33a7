package org.marrow.workbench.cli.survival;

import java.util.Locale;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.rules.SurvivalRules;

/** Says what a curve of "any event" means when the event column has several codes. */
final class Competing {
  private Competing() {}

  static void warn(SurvivalData data, Findings findings) {
    if (data.causes() > 1) {
      findings.add(
          SurvivalRules.ESTIMAND.at(
              Where.in(data.source()),
              String.format(
                  Locale.ROOT,
                  "the event column has codes up to %d; here an event of any code ends survival",
                  data.causes()),
              "For the probability of one of them use marrow survival competing."));
    }
  }
}
