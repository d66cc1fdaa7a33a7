package org.marrow.workbench.cli.survival;

import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.Ties;
import org.marrow.survival.formula.Formula;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.ModelRules;
import picocli.CommandLine.Option;

/** Which Cox model to fit. */
final class ModelOptions {
  @Option(
      names = "--formula",
      required = true,
      paramLabel = "FORMULA",
      description =
          "For example \"Surv(time, event) ~ age + factor(stage) + rcs(crp, 4) +"
              + " strata(centre)\"; Surv(entry, time, event) for late entry.")
  private String formula = "";

  @Option(
      names = "--ties",
      paramLabel = "KIND",
      description = "efron (default), breslow or exact; with --firth the default is breslow.")
  private @Nullable Ties ties;

  @Option(
      names = "--weights",
      paramLabel = "COLUMN",
      description =
          "Case weights; with weights that are not whole numbers standard errors are robust.")
  private String weights = "";

  @Option(names = "--robust", description = "Robust standard errors (always with cluster()).")
  private boolean robust;

  @Option(
      names = "--firth",
      description = "Firth's penalty with profile-likelihood limits, for few or separated events.")
  private boolean firth;

  @Option(
      names = "--ridge",
      paramLabel = "THETA",
      description = "Ridge penalty of theta / 2 * sum of variance(x) coef^2.")
  private double ridge;

  @Option(
      names = "--confidence",
      paramLabel = "LEVEL",
      description = "Coverage of intervals (default 0.95).")
  private double confidence = 0.95;

  Formula formula() {
    return Formula.parse(formula);
  }

  String weights() {
    return weights;
  }

  /** The model that was asked for; options that do not go together are bad input. */
  CoxModel fit(ModelFrame frame) {
    return CoxModel.fit(frame.data(), checkedOptions(frame));
  }

  CoxOptions checkedOptions(ModelFrame frame) {
    try {
      return options(frame.data().hasFractionalWeights());
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          ModelRules.MODEL_OPTIONS.at(Where.in("command line"), String.valueOf(e.getMessage())));
    }
  }

  private CoxOptions options(boolean fractionalWeights) {
    CoxOptions start = firth ? CoxOptions.firthPenalty() : CoxOptions.standard();
    Ties chosen = ties == null ? start.ties() : ties;
    return start
        .withTies(chosen)
        .withRobust(robust || fractionalWeights)
        .withRidge(ridge)
        .withConfidence(confidence);
  }
}
