package org.marrow.workbench.study;

import java.util.List;
import org.marrow.workbench.study.Kind.Choice;
import org.marrow.workbench.study.Kind.Items;
import org.marrow.workbench.study.Kind.Number;
import org.marrow.workbench.study.Kind.Section;
import org.marrow.workbench.study.Kind.Text;

/**
 * Every key of the study file, described once. The reader, its faults and {@code
 * docs/study.schema.json} follow from this description, so a new key is added here and in the
 * record that holds it.
 */
final class StudyFormat {
  /** The version of the format that this program reads. */
  static final int VERSION = 1;

  private static final Text TEXT = new Text();
  private static final double ANY = Double.POSITIVE_INFINITY;

  private static final Section DATA =
      new Section(
          List.of(
              Key.required(
                  "file", TEXT, "Table of the patients, a CSV file beside the study file."),
              Key.required("patient", TEXT, "Column with the patient's pseudonym."),
              Key.optional("source", TEXT, "Where the table comes from, for the report."),
              Key.optional("licence", TEXT, "Terms of the table, for the report.")));

  private static final Section END_POINT =
      new Section(
          List.of(
              Key.required("name", TEXT, "Name of the end point, for example overall survival."),
              Key.required("origin", TEXT, "What happens at time 0, for example diagnosis."),
              Key.required("time", TEXT, "Column with the time of event or censoring."),
              Key.required("unit", TEXT, "Unit of the times, for example days or months."),
              Key.required(
                  "event", TEXT, "Column that says whether the time ended with the event."),
              Key.optional(
                  "event-values", new Items(TEXT), "Values that mean the event; 1 when left out."),
              Key.optional(
                  "censored-values",
                  new Items(TEXT),
                  "Values that mean censored; 0 when left out."),
              Key.optional(
                  "entry",
                  TEXT,
                  "Column with the time at which the patient came under observation, when that is"
                      + " later than the origin (delayed entry).")));

  private static final Section GROUPS =
      new Section(
          List.of(
              Key.required("name", TEXT, "Name of the grouping, for example decade of entry."),
              Key.required("column", TEXT, "Column the groups are made from."),
              Key.optional(
                  "breaks",
                  new Items(new Number(Double.NEGATIVE_INFINITY, ANY)),
                  "Where a number column is cut, ascending; a value on a cut belongs above it."
                      + " Without them each value of the column is a group."),
              Key.optional(
                  "labels",
                  new Items(TEXT),
                  "Names of the groups from below; one more than there are breaks.")));

  private static final Section ANALYSIS =
      new Section(
          List.of(
              Key.required("name", TEXT, "Heading of the analysis in the report."),
              Key.required(
                  "analysis", new Choice(List.of("kaplan-meier")), "What is to be computed."),
              Key.required("end-point", TEXT, "Name of one of the end points."),
              Key.optional(
                  "by", TEXT, "Name of one of the groupings; one curve for all if left out."),
              Key.optional(
                  "show-in",
                  TEXT,
                  "Unit of time in figures and tables; that of the end point if left out."),
              Key.optional(
                  "until", new Number(0, ANY), "Right end of the time axis, in that unit."),
              Key.optional(
                  "at",
                  new Items(new Number(0, ANY)),
                  "Times at which survival is tabulated, in that unit."),
              Key.optional(
                  "limits",
                  new Choice(List.of("log-log", "log", "plain", "arcsine", "logit")),
                  "Scale of the confidence limits; log-log if left out."),
              Key.optional(
                  "level", new Number(0.5, 0.999), "Confidence level; 0.95 if left out.")));

  private static final Section SIMULATE =
      new Section(
          List.of(
              Key.required(
                  "experiment",
                  new Choice(List.of(ExperimentPlan.MICE)),
                  "Published experiments that the models can repeat."),
              Key.optional(
                  "rivals",
                  new Items(new Choice(ExperimentPlan.rivalNames())),
                  "Explanations to set against the published numbers; all when left out."),
              Key.optional(
                  "tic-sensitivities",
                  new Items(new Number(0, 10)),
                  "Sensitivities of TICs to bortezomib, per day, at which the self-renewal rival is"
                      + " run again to show what each published number asks for.")));

  /** The whole file. */
  static final Section STUDY =
      new Section(
          List.of(
              Key.required(
                  "marrow",
                  new Number(VERSION, VERSION),
                  "Version of the format of this file: " + VERSION + "."),
              Key.required("title", TEXT, "Title of the report."),
              Key.required("question", TEXT, "What the study asks, in a sentence."),
              Key.optional("data", DATA, "The patients."),
              Key.optional("end-points", new Items(END_POINT), "What is followed up."),
              Key.optional("groups", new Items(GROUPS), "How patients are grouped."),
              Key.optional(
                  "plan",
                  new Items(ANALYSIS),
                  "The analyses, fixed before outcome is joined; the report bears their hash."),
              Key.optional(
                  "simulate",
                  SIMULATE,
                  "Experiments to be simulated; such a study needs no data.")),
          List.of(List.of("data", "end-points", "plan"), List.of("simulate")));

  private StudyFormat() {}
}
