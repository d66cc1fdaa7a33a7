package org.marrow.survival.reporting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A published list of what to report, by item number, in our words. */
public enum ReportingStandard {
  /** Prognostic tumour-marker studies (McShane and others 2005, doi:10.1093/jnci/dji237). */
  REMARK(
      "REMARK",
      "McShane and others 2005, doi:10.1093/jnci/dji237",
      "1|marker, objectives and hypotheses stated beforehand",
      "2|patients: source, inclusion and exclusion, stage",
      "3|treatments, and how they were chosen",
      "4|specimens: kind, handling, storage",
      "5|assay: method, quality control, scoring, blinding to outcome",
      "6|design: period, selection of cases, length of follow-up",
      "7|end points defined",
      "8|every variable considered for the models",
      "9|why this number of patients; effect that can be found",
      "10|statistical methods, with selection of variables and missing data",
      "11|how marker values were used; how a cut was chosen",
      "12|flow of patients and number of events",
      "13|distribution of the marker and the basic variables, with missing values",
      "14|relation of the marker to standard variables",
      "15|marker alone against outcome, with interval and curves",
      "16|marker with the standard variables, with intervals",
      "17|effects of marker and standard variables from the same model",
      "18|assumptions checked, sensitivity, internal validation",
      "19|interpretation against the hypotheses, limitations",
      "20|meaning for research and care"),
  /** Prediction models (Collins and others 2024, doi:10.1136/bmj-2023-078378). */
  TRIPOD_AI(
      "TRIPOD+AI",
      "Collins and others 2024, doi:10.1136/bmj-2023-078378",
      "1|title names development or evaluation, population and outcome",
      "2|abstract after the list for abstracts",
      "3|why, for whom, known inequalities",
      "4|objectives",
      "5|sources and dates of the data",
      "6|setting, eligibility, treatments",
      "7|preparation and quality checks of the data",
      "8|outcome: definition, time horizon, assessment",
      "9|predictors: choice, definition, when measured",
      "10|sample size",
      "11|missing data",
      "12|analysis: coding, model, tuning, performance measures",
      "13|class imbalance",
      "14|fairness",
      "15|output of the model and thresholds",
      "16|differences between development and evaluation data",
      "17|ethical approval",
      "18|funding, interests, protocol, registration, data and code",
      "19|involvement of patients and the public",
      "20|flow, characteristics, events in each analysis",
      "21|patients and events in each step of development",
      "22|the full model, so that others can use it",
      "23|performance with intervals, also in key subgroups",
      "24|updating of the model",
      "25|interpretation, fairness",
      "26|limitations",
      "27|use in care: poor inputs, expertise needed, next steps");

  private final String title;
  private final String reference;
  private final Map<String, String> items = new LinkedHashMap<>();

  ReportingStandard(String title, String reference, String... numbered) {
    this.title = title;
    this.reference = reference;
    for (String item : numbered) {
      items.put(item.substring(0, item.indexOf('|')), item.substring(item.indexOf('|') + 1));
    }
  }

  /** Its name. */
  public String title() {
    return title;
  }

  /** Where it was published. */
  public String reference() {
    return reference;
  }

  /** What each item asks for, by its number, in order. */
  public Map<String, String> items() {
    return Collections.unmodifiableMap(items);
  }
}
