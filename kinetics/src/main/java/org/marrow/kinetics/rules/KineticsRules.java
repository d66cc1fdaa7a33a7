package org.marrow.kinetics.rules;

import java.util.List;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Severity;

/** Every rule of the kinetics module. */
public final class KineticsRules {
  private static final String SBML =
      "SBML Level 3 Version 2 Core, Release 2 (Hucka et al. 2019, doi:10.1515/jib-2019-0021)";

  public static final Rule DUPLICATE_ID =
      fault(
          "kinetics/duplicate-id",
          "Two things have the same id",
          "An expression that names the id could mean either.",
          "Rename one of them.");
  public static final Rule UNKNOWN_ID =
      fault(
          "kinetics/unknown-id",
          "An id means nothing here",
          "The network defines nothing of that name, so the expression has no value.",
          "Define it, or correct the spelling.");
  public static final Rule WRONG_ARGUMENTS =
      fault(
          "kinetics/wrong-arguments",
          "A function is called with the wrong number of arguments",
          "The function's definition says how many arguments it takes.",
          "Give as many arguments as the definition has.");
  public static final Rule RECURSIVE_DEFINITION =
      fault(
          "kinetics/recursive-definition",
          "A value is defined by itself",
          "Assignments and functions must be computable one after the other.",
          "Break the loop, or write it as a rate rule or an algebraic rule.");
  public static final Rule CONSTANT_CHANGED =
      fault(
          "kinetics/constant-changed",
          "Something constant is changed",
          "A rule, an event or a reaction changes what is declared constant.",
          "Declare it variable, or drop the change.");
  public static final Rule DETERMINED_TWICE =
      fault(
          "kinetics/determined-twice",
          "A value is determined twice",
          "Two rules, or a rule and a reaction or event, determine the same quantity.",
          "Keep one of them; a species under a rule must be a boundary species.");
  public static final Rule OVERDETERMINED =
      fault(
          "kinetics/overdetermined",
          "An algebraic rule determines nothing",
          "Every quantity in the rule is already determined by something else.",
          "Drop the rule, or let one of its quantities be free.");
  public static final Rule RATE_OF_COMPUTED =
      fault(
          "kinetics/rate-of-computed",
          "rateOf is asked of a computed quantity",
          "rateOf is defined for quantities that reactions or rate rules change.",
          "Ask for the rate of a quantity that is not under an assignment or algebraic rule.");
  public static final Rule TOO_LARGE =
      fault(
          "kinetics/too-large",
          "An expression grows beyond all bounds",
          "Inlining function calls made an expression of more than a million nodes.",
          "Write the nested functions as assignment rules.");
  public static final Rule MISSING_VALUE =
      warning(
          "kinetics/missing-value",
          "A quantity has no value at the start",
          "A species without a value starts at 0; whatever uses anything else is not a number.",
          "Give it a value.");
  public static final Rule NO_LAW =
      warning(
          "kinetics/no-law",
          "A reaction has no rate",
          "A reaction without a kinetic law never happens.",
          "Give it a kinetic law.");
  public static final Rule UNUSED =
      warning(
          "kinetics/unused",
          "Something is defined and never used",
          "Nothing reads it or changes it; often a spelling mistake.",
          "Use it or drop it.");
  public static final Rule MAY_GO_NEGATIVE =
      warning(
          "kinetics/may-go-negative",
          "An amount may become negative",
          "A reaction consumes it at a rate that does not vanish when it is used up.",
          "Multiply the rate by the consumed species, or by a saturating term of it.");
  public static final Rule UNIT_MISMATCH =
      fault(
          "kinetics/unit-mismatch",
          "Units do not fit",
          "Quantities of different kinds are added, compared or assigned.",
          "Convert one of them, or correct its unit.");
  public static final Rule UNKNOWN_UNIT =
      fault(
          "kinetics/unknown-unit",
          "A unit is not defined",
          "The unit is neither a base unit nor defined in the model.",
          "Define the unit, or correct its name.");
  public static final Rule SBML_MALFORMED =
      fault(
          "kinetics/sbml-malformed",
          "The document is not readable XML",
          "A file that is cut off, has a DTD or passes the reader's bounds cannot be trusted.",
          "Write the file again from the program that made it, without DOCTYPE and entities.");
  public static final Rule SBML_INVALID =
      fault(
          "kinetics/sbml-invalid",
          "The document breaks a rule of SBML",
          "A model with a missing or contradictory part has no defined meaning.",
          "Correct the element that is named; a validator lists all rules.");
  public static final Rule SBML_UNSUPPORTED =
      new Rule(
          "kinetics/sbml-unsupported",
          Severity.REFUSAL,
          "The document uses a construct that is not supported",
          "Passing over a construct would give the trajectory of another model.",
          "Remove the construct from the model or use a program that supports it.",
          SBML);
  public static final Rule EVENT_FAILED =
      fault(
          "kinetics/event-failed",
          "An event cannot be carried out",
          "A delay that is negative or no number, or events that set each other off for ever, have"
              + " no defined result.",
          "Correct the delay, or the triggers of the events that are named.");
  public static final Rule NO_CONSISTENT_STATE =
      fault(
          "kinetics/no-consistent-state",
          "An algebraic rule cannot be satisfied",
          "No value of the quantity that the rule determines makes its expression zero.",
          "Correct the rule or the initial values.");
  public static final Rule STOCHASTIC_RATE =
      fault(
          "kinetics/stochastic-rate",
          "A rate or stoichiometry has no stochastic meaning",
          "A reaction happens so many times per unit of time, which cannot be negative or infinite.",
          "Write a reversible reaction as two reactions, one for each direction.");
  public static final Rule NOT_A_JUMP_PROCESS =
      fault(
          "kinetics/not-a-jump-process",
          "Something changes between reactions",
          "Exact simulation and tau-leaping hold everything constant between reactions.",
          "Use the hybrid method, which integrates what changes continuously.");
  public static final Rule INTEGRATION_FAILED =
      fault(
          "kinetics/integration-failed",
          "The equations cannot be integrated to the end",
          "The solution grows without bound, a rate is not a number, or the tolerance is too tight.",
          "Look at the rates at the time that is named; a rate may divide by zero.");
  public static final Rule SUITE_UNREADABLE =
      fault(
          "kinetics/suite-unreadable",
          "The archive is no SBML Test Suite",
          "The suite has a folder semantic/NNNNN or stochastic/NNNNN for each case.",
          "Give the zip file of the suite's cases.");

  public static final Rule ANTIMONY_SYNTAX =
      new Rule(
          "kinetics/antimony-syntax",
          Severity.FAULT,
          "The text is not Antimony",
          "The notation has no such sentence, so nobody can say what was meant.",
          "Correct the line; docs/model.md shows every sentence of the notation.",
          "Smith et al. 2009, doi:10.1093/bioinformatics/btp401");
  public static final Rule ANTIMONY_CANNOT_SAY =
      new Rule(
          "kinetics/antimony-cannot-say",
          Severity.FAULT,
          "Antimony has no words for this",
          "Leaving it out would change the model.",
          "Write the network as SBML.",
          "Smith et al. 2009, doi:10.1093/bioinformatics/btp401");
  public static final Rule IGNORED =
      new Rule(
          "kinetics/ignored",
          Severity.NOTE,
          "A remark was left out",
          "Annotations do not change what a model computes; they are not kept.",
          "Keep the original file if you need them.",
          "");
  public static final Rule SUITE_DIFFERS =
      fault(
          "kinetics/suite-differs",
          "A case of a test suite gives another result",
          "The suite's expected values are the field's common reading of the standard.",
          "Report it with the number of the case; it is a defect of Marrow or of the suite.");

  public static final Rule BAD_DOSE =
      new Rule(
          "kinetics/bad-dose",
          Severity.FAULT,
          "A dose or scheduled change does not fit",
          "A dose needs a time, an amount and a species of the model that takes it.",
          "Correct the record; docs/simulate.md lists the columns.",
          "");
  public static final Rule BAD_SPREAD =
      new Rule(
          "kinetics/bad-spread",
          Severity.FAULT,
          "A distribution cannot be read",
          "Patients can only be drawn from a distribution that is known.",
          "Write lognormal(cv=30%), normal(sd=0.1), logitnormal(sd=0.5, from=0, to=1) or"
              + " uniform(from=1, to=2).",
          "");
  public static final Rule NO_START =
      fault(
          "kinetics/no-start",
          "A state has no number at the start",
          "Nothing can be computed from a start that is not a number.",
          "Give a value to it, or to what its value at the start is computed from: in the model, or"
              + " with --set ID=VALUE.");
  public static final Rule RUN_FAILED =
      new Rule(
          "kinetics/run-failed",
          Severity.WARNING,
          "A run did not reach its end",
          "What is not computed is missing in every summary.",
          "Loosen the tolerance, raise the limit of steps, or look at the patient's parameters.",
          "");

  public static final Rule NO_STEADY_STATE =
      fault(
          "kinetics/no-steady-state",
          "A dose leads to no steady state",
          "Repeating the dose changes something from interval to interval without end, or so slowly"
              + " that it cannot be told from that.",
          "Write the doses that were given (ADDL), or leave out of the model what gathers or grows.");

  public static final Rule UNSUPPORTED_RUN =
      new Rule(
          "kinetics/unsupported-run",
          Severity.FAULT,
          "This combination cannot be run",
          "The method has no sound way to carry out something that the model or calendar asks for.",
          "Choose another method, or take the feature out of the model.",
          "");

  public static final Rule NOT_IDENTIFIABLE =
      new Rule(
          "kinetics/not-identifiable",
          Severity.WARNING,
          "The data do not determine a parameter",
          "Any value far beyond the estimate fits as well, so its estimate means little.",
          "Fix it at a sourced value, measure what it acts on, or join it with its partner.",
          "Raue et al. 2009, doi:10.1093/bioinformatics/btp358");

  private KineticsRules() {}

  /** All rules, for the documentation. */
  public static List<Rule> all() {
    return List.of(
        DUPLICATE_ID,
        UNKNOWN_ID,
        WRONG_ARGUMENTS,
        RECURSIVE_DEFINITION,
        CONSTANT_CHANGED,
        DETERMINED_TWICE,
        OVERDETERMINED,
        RATE_OF_COMPUTED,
        TOO_LARGE,
        MISSING_VALUE,
        NO_LAW,
        UNUSED,
        MAY_GO_NEGATIVE,
        UNIT_MISMATCH,
        UNKNOWN_UNIT,
        SBML_MALFORMED,
        SBML_INVALID,
        SBML_UNSUPPORTED,
        EVENT_FAILED,
        NO_CONSISTENT_STATE,
        STOCHASTIC_RATE,
        NOT_A_JUMP_PROCESS,
        INTEGRATION_FAILED,
        SUITE_UNREADABLE,
        BAD_DOSE,
        BAD_SPREAD,
        NO_START,
        RUN_FAILED,
        NOT_IDENTIFIABLE,
        NO_STEADY_STATE,
        UNSUPPORTED_RUN,
        SUITE_DIFFERS,
        ANTIMONY_SYNTAX,
        ANTIMONY_CANNOT_SAY,
        IGNORED);
  }

  private static Rule fault(String id, String title, String reason, String remedy) {
    return new Rule(id, Severity.FAULT, title, reason, remedy, SBML);
  }

  private static Rule warning(String id, String title, String reason, String remedy) {
    return new Rule(id, Severity.WARNING, title, reason, remedy, "");
  }
}
