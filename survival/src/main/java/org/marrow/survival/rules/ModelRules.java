package org.marrow.survival.rules;

import static org.marrow.foundation.findings.Severity.FAULT;
import static org.marrow.foundation.findings.Severity.NOTE;
import static org.marrow.foundation.findings.Severity.REFUSAL;
import static org.marrow.foundation.findings.Severity.WARNING;

import java.util.List;
import org.marrow.foundation.findings.Rule;

/** The rules of regression models, formulas and validation; part of {@link SurvivalRules#all()}. */
public final class ModelRules {
  private ModelRules() {}

  /** A model of events needs events. */
  public static final Rule NO_EVENT =
      new Rule(
          "survival/no-event",
          FAULT,
          "No row has an event",
          "Without an event nothing can be said about what makes events more likely.",
          "Check the event column: 1 or TRUE means that the event happened.",
          "");

  /** Exact ties have no weighted form. */
  public static final Rule EXACT_TIES_WEIGHTED =
      new Rule(
          "survival/exact-ties-weighted",
          FAULT,
          "The exact partial likelihood has no case weights or clusters",
          "The exact likelihood counts sets of patients; a set of one and a half patients is not"
              + " defined, and its score residuals are not either.",
          "Use Efron's ties.",
          "");

  /** A column says nothing that others do not. */
  public static final Rule REDUNDANT_COLUMN =
      new Rule(
          "survival/redundant-column",
          WARNING,
          "A column was left out because other columns determine it",
          "Its coefficient cannot be told from theirs; the fit is the same without it.",
          "Leave the column out of the formula, or find out why it repeats another.",
          "");

  /** The iteration ran out of steps. */
  public static final Rule NOT_CONVERGED =
      new Rule(
          "survival/not-converged",
          WARNING,
          "The iteration ended before it converged",
          "The numbers are wherever the iteration stopped.",
          "Look for a covariate that separates the events, or one with values of very different"
              + " size; Firth's penalty or a ridge penalty always converge.",
          "");

  /** A model with more coefficients than events. */
  public static final Rule MORE_PARAMETERS_THAN_EVENTS =
      new Rule(
          "survival/more-parameters-than-events",
          REFUSAL,
          "There are more coefficients than events",
          "Such a model can explain every event by chance; no penalty makes its coefficients"
              + " evidence.",
          "Choose a few covariates beforehand. A column of numbers written as factor() has a"
              + " coefficient a value; without factor() it has one.",
          "Harrell, Regression Modeling Strategies, 2nd edition 2015, section 4.4");

  /** Options that do not go together. */
  public static final Rule MODEL_OPTIONS =
      new Rule(
          "survival/model-options",
          FAULT,
          "The options of the model do not go together",
          "Some penalties, ties and variances have no common definition.",
          "Leave one of them out; the help of the command lists them.",
          "");

  /** A formula cannot be read. */
  public static final Rule FORMULA =
      new Rule(
          "survival/formula",
          FAULT,
          "The model formula cannot be read",
          "The formula says which columns are the times, the event and the covariates.",
          "Write it as Surv(time, event) ~ age + factor(stage) + strata(centre).",
          "");

  /** A column does not suit its place in the formula. */
  public static final Rule FORMULA_COLUMN =
      new Rule(
          "survival/formula-column",
          FAULT,
          "A column does not suit its place in the formula",
          "Times must be numbers and events 0 or 1, 1 or 2, FALSE or TRUE.",
          "Correct the column, or say what the event is, for example event == \"died\".",
          "");

  /** A spline was asked for with knots that the data cannot carry. */
  public static final Rule SPLINE_KNOTS =
      new Rule(
          "survival/spline-knots",
          FAULT,
          "The knots of a restricted cubic spline are not distinct",
          "Harrell's knots are quantiles; a column with few different values has too few of them.",
          "Take fewer knots, give the knots, or enter the column as it is.",
          "Harrell 2015, doi:10.1007/978-3-319-19425-7");

  /** The model calibrates badly elsewhere. */
  public static final Rule MISCALIBRATED =
      new Rule(
          "survival/miscalibrated",
          WARNING,
          "Predicted and observed risks differ",
          "A model can rank patients well and still promise the wrong level of risk.",
          "Recalibrate the baseline in the new cohort before any use of the absolute risk.",
          "Van Calster and others 2019, doi:10.1186/s12916-019-1466-7");

  /** Subject ids cannot be compared. */
  public static final Rule OVERLAP_UNKNOWN =
      new Rule(
          "survival/overlap-unknown",
          REFUSAL,
          "It is not known whether the new cohort holds patients the model was made from",
          "Validation in patients the model has seen is optimistic, and differing ids do not prove"
              + " differing patients.",
          "Give an id column on both sides, or declare that the sources are independent.",
          "Collins and others 2024, doi:10.1136/bmj-2023-078378");

  /** A file is no frozen model. */
  public static final Rule FROZEN_MODEL_FILE =
      new Rule(
          "survival/frozen-model-file",
          FAULT,
          "The file is not a frozen model",
          "Half a model predicts nothing.",
          "Use a file that marrow survival validate wrote with --freeze.",
          "");

  /** A planned model is too large for its data. */
  public static final Rule SAMPLE_SIZE =
      new Rule(
          "survival/sample-size",
          WARNING,
          "The cohort is smaller than the planned model needs",
          "Below the criteria of Riley the coefficients shrink by more than a tenth in new"
              + " patients.",
          "Take fewer parameters, or penalise and show the shrinkage.",
          "Riley and others 2019, doi:10.1002/sim.7992");

  /** Clinical use of a probability outside its range. */
  public static final Rule NET_BENEFIT_RANGE =
      new Rule(
          "survival/threshold-range",
          NOTE,
          "Net benefit is shown for the stated thresholds only",
          "A decision curve outside the thresholds at which anyone would act decides nothing.",
          "State the range of thresholds before looking.",
          "Vickers, Elkin 2006, doi:10.1177/0272989X06295361");

  /** Reliability cannot be estimated. */
  public static final Rule RELIABILITY_UNKNOWN =
      new Rule(
          "survival/reliability-unknown",
          WARNING,
          "The reliability of the marker cannot be told from zero",
          "Within-subject scatter is as large as the differences between subjects; dividing by such"
              + " a reliability would make up a hazard ratio.",
          "Count more cells, take more replicates, or leave the attenuated estimate as it is.",
          "Keogh and others (STRATOS) 2020, doi:10.1002/sim.8532");

  /** Some patients have nobody to be compared with. */
  public static final Rule NO_OVERLAP =
      new Rule(
          "survival/no-overlap",
          WARNING,
          "Some patients could hardly have been in the other group",
          "A patient with a probability near 0 of one group gets a huge weight and decides the"
              + " answer alone.",
          "Restrict the comparison to patients who could have been in either group, and say so.",
          "Austin, Stuart 2015, doi:10.1002/sim.6607");

  /** Weighting did not balance a covariate. */
  public static final Rule IMBALANCE =
      new Rule(
          "survival/imbalance",
          WARNING,
          "A covariate is not balanced after weighting",
          "Weights from a wrong model of the group leave the groups different.",
          "Add a bend or a product of covariates to --adjust (as columns), or adjust the model"
              + " for it as well.",
          "Austin 2009, doi:10.1002/sim.3697");

  /** The groups cannot be compared at all. */
  public static final Rule GROUPS_SEPARATED =
      new Rule(
          "survival/groups-separated",
          REFUSAL,
          "The covariates tell the groups apart without error",
          "No patient of one group has a like in the other; weights would be infinite.",
          "Leave out the covariate that defines the group, or do not compare the groups.",
          "Austin, Stuart 2015, doi:10.1002/sim.6607");

  /** Every rule of this list. */
  static List<Rule> all() {
    return List.of(
        MORE_PARAMETERS_THAN_EVENTS,
        NO_EVENT,
        EXACT_TIES_WEIGHTED,
        REDUNDANT_COLUMN,
        NOT_CONVERGED,
        MODEL_OPTIONS,
        FORMULA,
        FORMULA_COLUMN,
        SPLINE_KNOTS,
        MISCALIBRATED,
        OVERLAP_UNKNOWN,
        FROZEN_MODEL_FILE,
        SAMPLE_SIZE,
        NET_BENEFIT_RANGE,
        RELIABILITY_UNKNOWN,
        NO_OVERLAP,
        IMBALANCE,
        GROUPS_SEPARATED);
  }
}
