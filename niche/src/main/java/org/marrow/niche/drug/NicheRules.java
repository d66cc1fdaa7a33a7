package org.marrow.niche.drug;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;
import org.marrow.niche.regimen.RegimenRules;

/** The rules of the niche. */
public final class NicheRules {
  /** There is no model of a drug. */
  public static final Rule NO_DRUG_MODEL =
      new Rule(
          "niche/no-drug-model",
          Severity.FAULT,
          "There is no model of a drug",
          "A drug that is left out would count as having no effect.",
          "Leave the drug out of the regimen knowingly, or write its file under models/drugs.",
          "");

  /** A regimen is listed, but a drug of it cannot be simulated. */
  public static final Rule ONLY_LISTED =
      new Rule(
          "niche/only-listed",
          Severity.WARNING,
          "A drug's doses can be listed, but not simulated",
          "The drug has no model here, or its name is misspelt.",
          "Check the spelling, or write its file under models/drugs.",
          "");

  /** A drug has no place for a dose by this route. */
  public static final Rule NO_ROUTE =
      new Rule(
          "niche/no-route",
          Severity.FAULT,
          "A drug's model has no place for this route",
          "A dose that goes nowhere would count as not given.",
          "Use a route of the model: IV needs a central compartment, the others a depot.",
          "");

  /** A setting names a parameter that the niche does not have. */
  public static final Rule UNKNOWN_PARAMETER =
      new Rule(
          "niche/unknown-parameter",
          Severity.FAULT,
          "A setting names an unknown parameter",
          "A misspelt parameter would silently keep its old value.",
          "Use the name of a parameter in models/niche.ant.",
          "");

  /** A simulation was asked for that makes no sense. */
  public static final Rule BAD_REQUEST =
      new Rule(
          "niche/bad-request",
          Severity.FAULT,
          "A simulation cannot be run as asked",
          "A value outside its meaning would give numbers that mean nothing.",
          "Correct the option; --help says what it takes.",
          "");

  /** A parameter has no unit, source or mark. */
  public static final Rule NO_SOURCE =
      new Rule(
          "niche/no-source",
          Severity.FAULT,
          "A parameter without unit, source or mark",
          "A number that nobody can check is not a fact.",
          "Write // source: ... | mark: ... behind it, and its unit.",
          "ASME V&V 40");

  /** A patient is unlike every virtual patient. */
  public static final Rule OUTSIDE_POPULATION =
      new Rule(
          "niche/outside-population",
          Severity.REFUSAL,
          "The patient lies outside the virtual population",
          "A prediction would extrapolate beyond everything that the model was tried on.",
          "Check the measurements and their units; widen the priors in models/ knowingly, or draw more virtual patients.",
          "");

  /** Too few virtual patients look like the patient. */
  public static final Rule TOO_FEW_TWINS =
      new Rule(
          "niche/too-few-twins",
          Severity.REFUSAL,
          "Too few virtual patients look like the patient",
          "A handful of virtual patients would decide the prediction.",
          "Draw more virtual patients (--patients), or state the real error of the measurements.",
          "Kish, Survey Sampling (1965): effective sample size");

  private NicheRules() {}

  /** All rules of the module. */
  public static List<Rule> all() {
    List<Rule> rules = new ArrayList<>(RegimenRules.all());
    rules.addAll(
        List.of(
            NO_DRUG_MODEL,
            ONLY_LISTED,
            NO_ROUTE,
            UNKNOWN_PARAMETER,
            BAD_REQUEST,
            NO_SOURCE,
            OUTSIDE_POPULATION,
            TOO_FEW_TWINS));
    return List.copyOf(rules);
  }
}
