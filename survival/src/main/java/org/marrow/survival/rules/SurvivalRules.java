package org.marrow.survival.rules;

import static org.marrow.foundation.findings.Severity.FAULT;
import static org.marrow.foundation.findings.Severity.NOTE;
import static org.marrow.foundation.findings.Severity.REFUSAL;
import static org.marrow.foundation.findings.Severity.WARNING;

import java.util.List;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Rule;

/** The rules of time-to-event analysis: what is refused, warned about and offered, and why. */
public final class SurvivalRules {
  private SurvivalRules() {}

  /** A marker taken during treatment defines the groups of a curve that starts at treatment. */
  public static final Rule POST_TREATMENT_MARKER =
      new Rule(
          "survival/post-treatment-marker",
          REFUSAL,
          "A marker measured after the time origin is used as a baseline group",
          "Whoever has a value must have lived, without the event, until the sample was taken; the"
              + " groups are then defined by the future and the survivors' group wins by"
              + " construction.",
          "Start the clock at the sampling time and leave out, counted, those who failed before it"
              + " (landmark), or let the value enter at its sampling time (start-stop rows).",
          "Anderson, Cain, Gelber 1983, doi:10.1200/JCO.1983.1.11.710");

  /** "Ever treated" used as a group from time zero. */
  public static final Rule IMMORTAL_TIME =
      new Rule(
          "survival/immortal-time",
          REFUSAL,
          "\"Ever had the event\" is used as a group from the time origin",
          "A patient must survive until the transplant, response or second treatment to be counted"
              + " as having had it; that waiting time is immortal and is credited to the exposed"
              + " group.",
          "Use the exposure as time-dependent (start-stop rows), or a landmark fixed beforehand.",
          "Suissa 2008, doi:10.1093/aje/kwm324");

  /** Change from before to after treatment used like a baseline marker. */
  public static final Rule CHANGE_SCORE =
      new Rule(
          "survival/change-score",
          REFUSAL,
          "A change (after minus before) is used as a baseline marker or without its before value",
          "The change is known only at the later sample, and it is tied to the before value by"
              + " regression to the mean, so its correlation with baseline says nothing.",
          "Landmark at the later sample and put the before value into the model beside the change.",
          "Vickers, Altman 2001, doi:10.1136/bmj.323.7321.1123");

  /** The landmark is an analysis choice. */
  public static final Rule LANDMARK_CHOICE =
      new Rule(
          "survival/landmark-choice",
          NOTE,
          "A landmark must be fixed before the outcome is seen",
          "Trying landmarks until one is significant is multiple testing under another name.",
          "Take the planned sampling visit, and show two or three landmarks together (supermodel).",
          "van Houwelingen 2007, doi:10.1111/j.1467-9469.2006.00529.x");

  /** A continuous marker was cut although no cut was asked for or justified. */
  public static final Rule DICHOTOMISED =
      new Rule(
          "survival/dichotomised-marker",
          WARNING,
          "A continuous marker is cut into two groups",
          "Cutting at the median throws away about a third of the information and makes patients on"
              + " both sides of the cut look as different as the extremes.",
          "Model the marker as continuous, with a spline where it may bend; give a reason for a"
              + " cut.",
          "Royston, Altman, Sauerbrei 2006, doi:10.1002/sim.2331");

  /** The cut was searched in the same data. */
  public static final Rule SEARCHED_CUT =
      new Rule(
          "survival/searched-cut",
          WARNING,
          "The cut point was searched in the data in which it is claimed",
          "The best of many cuts is significant far more often than its plain p value says, and its"
              + " hazard ratio is inflated.",
          "Quote the corrected p, the interval of the cut and the shrunken hazard ratio; call the"
              + " cut exploratory until other patients confirm it.",
          "Altman, Lausen, Sauerbrei, Schumacher 1994, doi:10.1093/jnci/86.11.829");

  /** The marker is read with error. */
  public static final Rule MEASUREMENT_ERROR =
      new Rule(
          "survival/measurement-error",
          WARNING,
          "The marker is read with error",
          "Noise in a marker pulls its hazard ratio towards one and takes power away; few counted"
              + " cells or a diluted aspirate are noise.",
          "Give replicates or cell counts, show the reliability, correct by regression calibration"
              + " and plan the size of a study with the attenuated effect.",
          "Keogh and others (STRATOS) 2020, doi:10.1002/sim.8532");

  /** Between 5 and 10 events per parameter. */
  public static final Rule FEW_EVENTS =
      new Rule(
          "survival/few-events",
          WARNING,
          "Fewer than ten events per parameter",
          "With few events per parameter the estimates are biased away from one and their intervals"
              + " are too short.",
          "Take fewer parameters, penalise (ridge, Firth), or plan the size so that the expected"
              + " shrinkage is 0.9 or more.",
          "Riley and others 2019, doi:10.1002/sim.7992");

  /** Fewer than 5 events per parameter. */
  public static final Rule TOO_FEW_EVENTS =
      new Rule(
          "survival/too-few-events",
          REFUSAL,
          "Fewer than five events per parameter in an unpenalised model",
          "Such a model mostly describes the noise of these patients.",
          "Use Firth's correction with profile limits, a ridge penalty, or fewer parameters.",
          "Peduzzi and others 1995, doi:10.1016/0895-4356(95)00048-8");

  /** A covariate separates those with events from those without. */
  public static final Rule MONOTONE_LIKELIHOOD =
      new Rule(
          "survival/monotone-likelihood",
          REFUSAL,
          "The likelihood grows without end: a covariate separates the events",
          "The estimate is infinite; a number, standard error or Wald interval printed for it would"
              + " be wherever the iteration happened to stop.",
          "Use Firth's correction with profile-likelihood limits.",
          "Heinze, Schemper 2001, doi:10.1111/j.0006-341X.2001.00114.x");

  /** The hazard ratio changes over time. */
  public static final Rule NON_PROPORTIONAL =
      new Rule(
          "survival/non-proportional-hazards",
          WARNING,
          "The hazards are not proportional",
          "One hazard ratio then is an average that depends on the follow-up, and the log-rank test"
              + " loses power.",
          "Show the effect over time; give the restricted mean survival time up to a horizon both"
              + " arms reach, piecewise hazard ratios, or a weighted test fixed beforehand.",
          "Grambsch, Therneau 1994, doi:10.1093/biomet/81.3.515");

  /** Fleming-Harrington with the weight on late events. */
  public static final Rule LATE_WEIGHTS =
      new Rule(
          "survival/late-weights",
          WARNING,
          "The test gives early events almost no weight",
          "A test that ignores early deaths can favour an arm that is worse throughout.",
          "Use the modestly weighted test or max-combo, fixed beforehand, and show the log-rank"
              + " test beside it.",
          "Magirr, Burman 2019, doi:10.1002/sim.8186");

  /** The horizon of a restricted mean is beyond the data. */
  public static final Rule HORIZON =
      new Rule(
          "survival/horizon-beyond-data",
          REFUSAL,
          "The horizon lies beyond the last follow-up of a group",
          "Beyond its last follow-up a curve is unknown; its area would be invented.",
          "Choose a horizon not later than the smaller of the groups' last follow-up times.",
          "Royston, Parmar 2013, doi:10.1186/1471-2288-13-152");

  /** Progression is seen only at visits. */
  public static final Rule VISIT_INTERVALS =
      new Rule(
          "survival/visit-intervals",
          WARNING,
          "The event is seen only at visits, and visits differ between groups",
          "Progression happened between two visits; dating it at the visit favours the group that is"
              + " looked at less often.",
          "Treat the time as interval-censored (Turnbull curve, interval-censored Weibull model).",
          "Panageas and others 2007, doi:10.1093/jnci/djk091");

  /** A competing event was censored and one minus Kaplan-Meier read as a probability. */
  public static final Rule COMPETING_CENSORED =
      new Rule(
          "survival/competing-event-censored",
          REFUSAL,
          "One minus Kaplan-Meier is read as a probability although another event competes",
          "Censoring those who died first pretends that they could still have the event; the"
              + " probability is overstated.",
          "Use the Aalen-Johansen cumulative incidence; give cause-specific hazards and the"
              + " Fine-Gray model side by side.",
          "Putter, Fiocco, Geskus 2007, doi:10.1002/sim.2712");

  /** What happens to the end point at a change of treatment is undecided. */
  public static final Rule ESTIMAND =
      new Rule(
          "survival/estimand",
          NOTE,
          "A new treatment before the event: the question must be stated",
          "Counting on, censoring, or calling the change an event answer three different questions.",
          "State treatment policy, while on treatment, or hypothetical, and define the end point"
              + " accordingly.",
          "ICH E9(R1) 2019");

  /** Patients enter observation after the origin. */
  public static final Rule DELAYED_ENTRY =
      new Rule(
          "survival/delayed-entry",
          WARNING,
          "Patients come under observation after the time origin",
          "Those who died before referral are missing; counting the others from diagnosis makes"
              + " survival look too long.",
          "Give the time of entry; curves and models then count a patient at risk from there on.",
          "Therneau, Grambsch 2000, doi:10.1007/978-1-4757-3294-8");

  /** Arms that were not randomised to each other. */
  public static final Rule NOT_RANDOMISED =
      new Rule(
          "survival/not-randomised",
          WARNING,
          "The groups were not randomised to each other",
          "Who got which treatment depended on era, study, age or state of disease; a difference"
              + " between the groups is not an effect of the treatment.",
          "Say \"associated with\"; show the balance of the groups, weight or adjust, and give the"
              + " E-value.",
          "VanderWeele, Ding 2017, doi:10.7326/M16-2607");

  /** A prognostic marker is called predictive. */
  public static final Rule PROGNOSTIC_NOT_PREDICTIVE =
      new Rule(
          "survival/prognostic-not-predictive",
          WARNING,
          "A marker is called predictive without a marker-by-treatment contrast",
          "A marker that goes with outcome in one arm may do so under any treatment; that is"
              + " prognosis.",
          "Say \"prognostic\", or test marker by treatment in data with two arms.",
          "Ballman 2015, doi:10.1200/JCO.2015.63.3651");

  /** Many markers were looked at. */
  public static final Rule MANY_MARKERS =
      new Rule(
          "survival/many-markers",
          WARNING,
          "Many markers were tried",
          "The best of many is significant by chance and its effect shrinks in the next cohort.",
          "Name the primary marker beforehand; give the others with a false discovery rate and an"
              + " external check; repeat the selection inside every resample.",
          "Benjamini, Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x");

  /** The same patients stand in the training and in the validation data. */
  public static final Rule COHORT_OVERLAP =
      new Rule(
          "survival/cohort-overlap",
          REFUSAL,
          "The cohorts share patients, or may share them",
          "A model looks good on patients it has already seen; such a validation is none.",
          "Validate on patients from elsewhere, or remove the shared ones; where ids cannot show it,"
              + " declare the source centres of both cohorts.",
          "Kapoor, Narayanan 2023, doi:10.1016/j.patter.2023.100804");

  /** A time that is zero or negative. */
  public static final Rule TIME_NOT_POSITIVE =
      fault(
          "survival/time-not-positive",
          "A follow-up time is zero or negative",
          "Nobody can be at risk for no time; such a time is a slip, or the event came before the"
              + " origin.",
          "Correct the time, or leave the row out and say so.");

  /** Time is missing. */
  public static final Rule TIME_MISSING =
      fault(
          "survival/time-missing",
          "A follow-up time is missing or not finite",
          "Without a time the patient cannot be placed on the time axis.",
          "Give the time, or leave the row out and say so.");

  /** Status is missing or not a known code. */
  public static final Rule STATUS_MISSING =
      fault(
          "survival/status-missing",
          "An event status is missing or not a known code",
          "A patient without status is neither an event nor censored; guessing either way moves the"
              + " result.",
          "Give 0 for censored and 1 (or the number of the cause) for an event.");

  /** Progression-free survival ends after overall survival. */
  public static final Rule PFS_AFTER_OS =
      fault(
          "survival/pfs-after-os",
          "Progression-free time is longer than overall survival",
          "Nobody progresses after the last day on which they were seen.",
          "Correct one of the two times.");

  /** A death that is no event of an end point which counts death. */
  public static final Rule DEATH_NOT_COUNTED =
      fault(
          "survival/death-not-counted",
          "A death is not an event of an end point that counts death",
          "Progression-free and event-free survival count death; such a row was joined with the wrong"
              + " column or the end point is another one.",
          "Correct the status, or name the end point as one that does not count death.");

  /** Something happened to a dead patient. */
  public static final Rule EVENT_AFTER_DEATH =
      fault(
          "survival/event-after-death",
          "An event lies after death or after the last follow-up",
          "A second line or a sample after the recorded end of follow-up shows that one of the dates"
              + " is wrong.",
          "Correct the date, or extend the follow-up to it.");

  /** The same subject twice, not as start-stop rows. */
  public static final Rule DUPLICATE_SUBJECT =
      fault(
          "survival/duplicate-subject",
          "A subject appears more than once with overlapping times",
          "A patient counted twice makes every standard error too small.",
          "Keep one row a patient, or give start-stop rows that do not overlap.");

  /** Exit not after entry. */
  public static final Rule EXIT_BEFORE_ENTRY =
      fault(
          "survival/exit-before-entry",
          "A row ends at or before its entry",
          "Such a patient was never at risk.",
          "Correct entry or exit, or leave the row out and say so.");

  /** A weight that is negative or not finite. */
  public static final Rule WEIGHT_INVALID =
      fault(
          "survival/weight-invalid",
          "A case weight is zero, negative or not finite",
          "A weight says for how many patients a row stands.",
          "Give a positive weight, or leave the row out and say so.");

  /** Marker values are missing. */
  public static final Rule MISSING_MARKER =
      new Rule(
          "survival/missing-marker",
          WARNING,
          "Rows were left out because a value is missing",
          "Complete cases may differ from the others; with much missing the answer may change.",
          "Show how many and who; impute with the event and the Nelson-Aalen estimate among the"
              + " predictors.",
          "White, Royston 2009, doi:10.1002/sim.3618");

  /** The median is not reached. */
  public static final Rule MEDIAN_NOT_REACHED =
      new Rule(
          "survival/median-not-reached",
          NOTE,
          "The median is not reached",
          "The curve stays above one half; a number put in its place would be an extrapolation.",
          "Quote survival at a fixed time with its interval, or a restricted mean.",
          "");

  /** The curve is drawn where hardly anybody is at risk. */
  public static final Rule FEW_AT_RISK =
      new Rule(
          "survival/few-at-risk",
          NOTE,
          "Less than a tenth of the patients is still at risk",
          "The end of a curve hangs on a few patients and draws the eye.",
          "End the curve where a tenth is at risk, or show the risk table with it.",
          "Pocock, Clayton, Altman 2002, doi:10.1016/S0140-6736(02)08594-X");

  /** Concordance as the only measure. */
  public static final Rule CONCORDANCE_ALONE =
      new Rule(
          "survival/concordance-alone",
          REFUSAL,
          "Concordance is given as the only measure of a prediction",
          "A model can rank well and be wrong about every risk.",
          "Give calibration (slope, observed/expected, curve), the Brier score and net benefit over"
              + " stated thresholds beside it: apparent, optimism-corrected and external.",
          "Van Calster and others 2019, doi:10.1186/s12916-019-1466-7");

  /** Items of a reporting list are open. */
  public static final Rule REPORTING_OPEN =
      new Rule(
          "survival/reporting-open",
          NOTE,
          "Items of the reporting list are open",
          "Readers need them to judge the study.",
          "Fill the open items of REMARK or TRIPOD+AI before publication.",
          "Collins and others 2024, doi:10.1136/bmj-2023-078378");

  /** A class instead of a time. */
  public static final Rule CLASS_END_POINT =
      new Rule(
          "survival/class-end-point",
          REFUSAL,
          "The outcome is a class (event before a date, or not), not a time",
          "Without times there is no hazard and no hazard ratio; an odds ratio of the class is what"
              + " the data hold.",
          "Quote the odds ratio and the rank test for the class; ask for the times.",
          "");

  /** A frozen model meets other units. */
  public static final Rule UNIT_MISMATCH =
      new Rule(
          "survival/unit-mismatch",
          REFUSAL,
          "A covariate has another unit than the model was fitted with",
          "A coefficient per mg/l applied to mg/dl is wrong by a factor of ten.",
          "Convert the column, or declare its unit.",
          "");

  /** Values outside the range in which the model was made. */
  public static final Rule TRANSPORT =
      new Rule(
          "survival/transport",
          WARNING,
          "Patients lie outside the range, era or assay the model was made in",
          "Beyond its data a model extrapolates.",
          "Show how many lie outside, and recalibrate before any use. Research only: no advice to"
              + " a patient.",
          "Collins and others 2024, doi:10.1136/bmj-2023-078378");

  private static Rule fault(String id, String title, String reason, String remedy) {
    return new Rule(id, FAULT, title, reason, remedy, "");
  }

  /** Every rule of this module, in the order of the docs page. */
  public static List<Rule> all() {
    return Stream.of(own(), ModelRules.all(), CommandRules.all()).flatMap(List::stream).toList();
  }

  private static List<Rule> own() {
    return List.of(
        POST_TREATMENT_MARKER,
        IMMORTAL_TIME,
        CHANGE_SCORE,
        LANDMARK_CHOICE,
        DICHOTOMISED,
        SEARCHED_CUT,
        MEASUREMENT_ERROR,
        FEW_EVENTS,
        TOO_FEW_EVENTS,
        MONOTONE_LIKELIHOOD,
        NON_PROPORTIONAL,
        LATE_WEIGHTS,
        HORIZON,
        VISIT_INTERVALS,
        COMPETING_CENSORED,
        ESTIMAND,
        DELAYED_ENTRY,
        NOT_RANDOMISED,
        PROGNOSTIC_NOT_PREDICTIVE,
        MANY_MARKERS,
        COHORT_OVERLAP,
        TIME_NOT_POSITIVE,
        TIME_MISSING,
        STATUS_MISSING,
        PFS_AFTER_OS,
        DEATH_NOT_COUNTED,
        EVENT_AFTER_DEATH,
        DUPLICATE_SUBJECT,
        EXIT_BEFORE_ENTRY,
        WEIGHT_INVALID,
        MISSING_MARKER,
        MEDIAN_NOT_REACHED,
        FEW_AT_RISK,
        CONCORDANCE_ALONE,
        REPORTING_OPEN,
        CLASS_END_POINT,
        UNIT_MISMATCH,
        TRANSPORT);
  }
}
