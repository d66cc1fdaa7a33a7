package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.survival.cox.ChiSquaredTest;
import org.marrow.survival.cox.ProportionalHazards;
import org.marrow.survival.cox.TimeTransform;
import org.marrow.survival.distribution.ChiSquared;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.study.CoxPlan;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Study;

/**
 * One marker, or one grouping, in its models, all on the same patients: those with every value.
 *
 * @param name the marker
 * @param patients patients with every value
 * @param events their events
 * @param alone ratios without other covariates; several for a category
 * @param adjusted ratios of the marker beside the adjusting columns; those of {@code alone} without
 *     any
 * @param terms every ratio of the adjusted model
 * @param tests test of proportional hazards of each term of the adjusted model, in words
 * @param marked p value of that test for the marker itself
 * @param bend p value of the test that the marker is linear, if asked for
 * @param interaction the marker under each treatment, if asked for
 * @param reliability of a counted marker and what it does to the ratio, if known
 * @param firth whether Firth's penalty stood in
 * @param findings what the reader should know
 */
record MarkerModels(
    String name,
    int patients,
    int events,
    List<Ratio> alone,
    List<Ratio> adjusted,
    List<Ratio> terms,
    Map<String, Double> tests,
    Optional<Double> marked,
    OptionalDouble bend,
    Optional<Interaction> interaction,
    Optional<CountingError> reliability,
    boolean firth,
    List<Finding> findings) {

  /**
   * Fits the models of a marker.
   *
   * @param all the whole cohort, whose standard deviation is the unit when the plan says so
   * @param whole the patients looked at
   */
  static MarkerModels fit(
      String marker, CoxPlan plan, Study study, Cohort all, Cohort whole, Findings findings) {
    EndPoint endPoint = study.endPoint(plan.endPoint());
    List<String> needed = new ArrayList<>(List.of(marker));
    needed.addAll(plan.adjustFor());
    needed.addAll(plan.strata());
    Cohort cohort = whole.complete(needed);
    whole
        .leftOut(cohort, "lack a value of " + String.join(", ", needed) + " and were left out")
        .ifPresent(findings::add);
    ModelTable table = new ModelTable(cohort, endPoint);
    boolean number = cohort.isNumeric(marker);
    double[] values = number ? cohort.covariate(marker, endPoint).values() : new double[0];
    double[] scaled =
        number && plan.perDeviation() && study.exposure(marker).isEmpty()
            ? Deviations.standardised(values, all, marker)
            : values;
    String main =
        number
            ? table.add(plan.perDeviation() ? marker + ", per SD" : marker, scaled)
            : table.add(cohort, marker);
    List<String> others = plan.adjustFor().stream().map(c -> table.add(cohort, c)).toList();
    List<String> strata = plan.strata().stream().map(c -> table.add(cohort, c)).toList();
    MarkerModels models = of(marker, table, List.of(main), others, strata, plan);
    OptionalDouble bend =
        plan.splineKnots() > 0 && number
            ? bend(table, main, others, strata, plan)
            : OptionalDouble.empty();
    Optional<Interaction> interaction =
        plan.treatment()
            .flatMap(study::group)
            .map(group -> Interaction.fit(marker, scaled, group, plan, cohort, endPoint, findings));
    Optional<CountingError> error =
        study
            .marker(marker)
            .flatMap(m -> m.counts())
            .flatMap(
                counts -> CountingError.of(marker, counts, cohort, models.adjusted().getFirst()));
    error.ifPresent(e -> findings.addAll(e.findings()));
    return new MarkerModels(
        models.name,
        models.patients,
        models.events,
        models.alone,
        models.adjusted,
        models.terms,
        models.tests,
        models.marked,
        bend,
        interaction,
        error,
        models.firth,
        models.findings);
  }

  /** Models of some main terms alone and beside others. */
  static MarkerModels of(
      String name,
      ModelTable table,
      List<String> main,
      List<String> others,
      List<String> strata,
      CoxPlan plan) {
    ModelTable.Fit alone = table.fit(main, strata, plan.level());
    List<String> all = new ArrayList<>(main);
    all.addAll(others);
    ModelTable.Fit adjusted = others.isEmpty() ? alone : table.fit(all, strata, plan.level());
    List<Finding> findings = new ArrayList<>(adjusted.findings());
    Map<String, Double> tests = new LinkedHashMap<>();
    Optional<Double> marked = Optional.empty();
    if (!adjusted.firth() && !adjusted.model().terms().isEmpty()) {
      ProportionalHazards test = adjusted.model().proportionalHazards(TimeTransform.KM);
      for (ChiSquaredTest term : test.terms()) {
        String label = table.label(term.name());
        tests.put(label, term.p());
        if (main.contains(term.name())) {
          marked = Optional.of(term.p());
        }
        if (term.p() < 0.05) {
          findings.add(
              SurvivalRules.NON_PROPORTIONAL.at(
                  Where.in(plan.name()).column(label),
                  "the hazard ratio of "
                      + label
                      + " changes over time: chi-squared "
                      + NumberText.ENGLISH.of(term.statistic())
                      + ", "
                      + exact(term.p())));
        }
      }
    }
    return new MarkerModels(
        name,
        alone.model().n(),
        alone.model().events(),
        table.ratios(alone),
        table.ratios(adjusted).subList(0, table.ratios(alone).size()),
        table.ratios(adjusted),
        tests,
        marked,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        adjusted.firth(),
        findings);
  }

  /** A p value with its power of ten: a warning may need to say how small. */
  private static String exact(double p) {
    return p < 0.001 ? "p = " + NumberText.ENGLISH.of(p) : NumberText.ENGLISH.p(p);
  }

  /** Likelihood ratio test of a spline against a straight line. */
  private static OptionalDouble bend(
      ModelTable table, String main, List<String> others, List<String> strata, CoxPlan plan) {
    List<String> straight = new ArrayList<>(List.of(main));
    straight.addAll(others);
    List<String> curved = new ArrayList<>(others);
    curved.addFirst("rcs(" + main + ", " + plan.splineKnots() + ")");
    double twice =
        2
            * (table.fit(curved, strata, plan.level()).model().logLikelihood()
                - table.fit(straight, strata, plan.level()).model().logLikelihood());
    return OptionalDouble.of(ChiSquared.upperTail(Math.max(0, twice), plan.splineKnots() - 2.0));
  }

  String aloneWords() {
    return words(alone);
  }

  String adjustedWords() {
    return words(adjusted);
  }

  /** Every term of the adjusted model. */
  String termWords() {
    return words(terms);
  }

  private static String words(List<Ratio> ratios) {
    return String.join(
        "; ",
        ratios.stream()
            .limit(6)
            .map(r -> r.what() + ": hazard ratio " + r.words() + ", " + r.pWords())
            .toList());
  }

  /** The answer in a sentence. */
  String headline() {
    String first =
        Plain.capital(aloneWords()) + " (" + patients + " patients, " + events + " events)";
    String beside = terms.size() > alone.size() ? "; adjusted " + justRatios(adjusted) : "";
    String cross = interaction.map(i -> " " + Plain.capital(i.headline())).orElse("");
    return first + beside + "." + cross;
  }

  /** The answer as a sentence that stands alone. */
  String answer(String endPoint, List<String> besides) {
    if (interaction.isPresent()) {
      return Plain.capital(endPoint) + ": " + interaction.get().headline();
    }
    return Plain.capital(endPoint)
        + ": hazard ratio "
        + alone.getFirst().words()
        + " for "
        + alone.getFirst().what()
        + (besides.isEmpty()
            ? "."
            : ", and "
                + adjusted.getFirst().words()
                + " with "
                + Plain.columns(besides)
                + " beside it.");
  }

  private static String justRatios(List<Ratio> ratios) {
    return String.join(
        "; ", ratios.stream().limit(6).map(r -> r.words() + ", " + r.pWords()).toList());
  }

  /** What it means, in everyday words. */
  String plain(String endPoint, boolean beside) {
    Ratio ratio = adjusted.getFirst();
    boolean sure =
        ratio.lower().isPresent()
            && ratio.upper().isPresent()
            && (ratio.lower().getAsDouble() > 1 || ratio.upper().getAsDouble() < 1);
    String others = beside ? ", also when we count in the other tests" : "";
    if (!sure) {
      return name
          + (beside
              ? " adds nothing that we can see to the other tests"
              : " tells us nothing that we can see")
          + " about "
          + endPoint
          + ".";
    }
    return "People with more "
        + name
        + " did "
        + (ratio.ratio() > 1 ? "worse" : "better")
        + others
        + ". That does not mean that "
        + name
        + " is the cause.";
  }

  /** What the checks of the model said, in a sentence. */
  Optional<String> assumptions() {
    if (tests.isEmpty()) {
      return Optional.empty();
    }
    List<String> bad =
        tests.entrySet().stream()
            .filter(e -> e.getValue() < 0.05)
            .map(e -> e.getKey() + " (" + exact(e.getValue()) + ")")
            .toList();
    String proportional =
        bad.isEmpty()
            ? "Proportional hazards in the model of "
                + name
                + ": no sign against them (smallest "
                + NumberText.ENGLISH.p(tests.values().stream().mapToDouble(p -> p).min().orElse(1))
                + " over its terms)."
            : "Proportional hazards in the model of "
                + name
                + " do not hold for "
                + String.join(", ", bad)
                + ": one hazard ratio there is an average over time.";
    String line =
        bend.isPresent()
            ? " Test of a bend in " + name + ": " + NumberText.ENGLISH.p(bend.getAsDouble()) + "."
            : "";
    return Optional.of(proportional + line);
  }

  /** The numbers for programs. */
  Map<String, Object> results() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("marker", name);
    results.put("patients", patients);
    results.put("events", events);
    results.put("alone", alone);
    results.put("adjusted", adjusted);
    results.put("terms", terms);
    results.put("proportionalHazards", tests);
    results.put("bendP", bend);
    results.put("firth", firth);
    interaction.ifPresent(i -> results.put("interaction", i));
    reliability.ifPresent(r -> results.put("countingError", r));
    return results;
  }
}
