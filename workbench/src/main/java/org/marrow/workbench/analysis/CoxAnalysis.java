package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.survival.reporting.MarkerStudy;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.survival.wording.Evidence;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.CoxPlan;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Study;

/** Proportional hazards models of a plan: each marker alone and beside the adjusting columns. */
public final class CoxAnalysis {
  private final CoxPlan plan;
  private final String id;
  private final Study study;
  private final EndPoint endPoint;
  private final Cohort cohort;
  private final Findings findings = new Findings();
  private final List<MarkerModels> fitted = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final Evidence evidence;

  private CoxAnalysis(CoxPlan plan, AnalysisContext context) {
    this.plan = plan;
    this.id = context.id();
    this.study = context.study();
    this.endPoint = study.endPoint(plan.endPoint());
    this.cohort = plan.among().map(context.cohort()::among).orElse(context.cohort());
    this.evidence =
        new Evidence(
            plan.randomised(),
            plan.treatment().isPresent() ? 2 : 1,
            plan.treatment().isPresent(),
            plan.markersTried());
    plan.by().ifPresent(_ -> fitted.add(GroupModels.fit(plan, study, cohort, findings)));
    for (String marker : plan.markers()) {
      Optional<Finding> late = BaselineUseCheck.of(cohort, marker, endPoint);
      if (late.isPresent()) {
        findings.add(late.get());
        refused.add(marker);
      } else {
        fitted.add(MarkerModels.fit(marker, plan, study, context.cohort(), cohort, findings));
      }
    }
    for (MarkerModels models : fitted) {
      findings.addAll(models.findings());
    }
    if (plan.by().isPresent()) {
      findings.addAll(evidence.aboutTreatment(plan.name()));
    }
    if (!plan.markers().isEmpty() && plan.markersTried() > plan.markers().size()) {
      findings.addAll(evidence.aboutMarker(String.join(", ", plan.markers()), false));
    }
  }

  /** Runs the models; a marker known only after the origin is refused and the others go on. */
  public static Outcome run(CoxPlan plan, AnalysisContext context) {
    return new CoxAnalysis(plan, context).outcome();
  }

  private Outcome outcome() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(method()));
    for (String marker : refused) {
      blocks.add(new Block.Paragraph(refusal(marker)));
    }
    Optional<Figure> forest = Optional.empty();
    List<Object> numbers = new ArrayList<>();
    if (!fitted.isEmpty()) {
      forest = Optional.of(CoxTables.forest(id, plan, fitted));
      blocks.add(new Block.Shown(forest.get()));
      blocks.add(new Block.Tabulated(CoxTables.models(id, plan, fitted)));
      fitted.forEach(models -> numbers.add(models.results()));
      CoxTables.interaction(id, plan, fitted).map(Block.Tabulated::new).ifPresent(blocks::add);
      blocks.add(new Block.Paragraph(assumptions()));
      ReportTable all = CoxTables.everyTerm(id, fitted);
      blocks.add(
          fitted.size() == 1 && !plan.adjustFor().isEmpty()
              ? new Block.Tabulated(all)
              : new Block.Download(all));
    }
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("endPoint", plan.endPoint());
    results.put("word", word());
    results.put("refused", refused);
    results.put("markers", numbers);
    Section section = new Section(id, plan.name(), blocks);
    Outcome outcome =
        new Outcome(section, summary(), results, findings.list())
            .methods(method())
            .limits(limit())
            .plainly(plain());
    if (!fitted.isEmpty()) {
      outcome = outcome.answer(fitted.getFirst().answer(endPoint.name(), plan.adjustFor()));
    }
    for (MarkerModels models : fitted) {
      outcome =
          outcome
              .item(ReportingStandard.REMARK, "15", models.aloneWords())
              .item(ReportingStandard.REMARK, "16", models.adjustedWords());
    }
    if (!fitted.isEmpty() && !plan.markers().isEmpty()) {
      outcome = remark(outcome);
    }
    // Groups that were not randomised are not what a summary should show first.
    return forest.isPresent() && !plan.markers().isEmpty()
        ? outcome.keyFigure(forest.get())
        : outcome;
  }

  /** What the plan and the cohort say of the markers themselves. */
  private Outcome remark(Outcome outcome) {
    List<String> considered = new ArrayList<>(plan.markers());
    considered.addAll(plan.adjustFor());
    considered.addAll(plan.strata());
    List<String> spread = new ArrayList<>();
    for (String marker : plan.markers()) {
      boolean value = cohort.isNumeric(marker) && study.exposure(marker).isEmpty();
      if (value && !refused.contains(marker)) {
        spread.add(marker + ": " + MarkerStudy.distribution(cohort.covariate(marker, endPoint)));
      }
    }
    Outcome filled =
        outcome
            .item(ReportingStandard.REMARK, "8", String.join(", ", considered))
            .item(ReportingStandard.REMARK, "18", assumptions());
    if (!plan.adjustFor().isEmpty()) {
      for (MarkerModels models : fitted) {
        filled = filled.item(ReportingStandard.REMARK, "17", models.termWords());
      }
    }
    return spread.isEmpty()
        ? filled
        : filled
            .item(
                ReportingStandard.REMARK,
                "11",
                "continuous, linear in the log hazard; no cut was searched here")
            .item(ReportingStandard.REMARK, "13", String.join("; ", spread));
  }

  private String word() {
    return plan.by().isPresent() ? evidence.treatmentPhrase() : evidence.markerAdjective();
  }

  private String method() {
    String adjusted =
        plan.adjustFor().isEmpty()
            ? ""
            : " The adjusted model has " + Plain.columns(plan.adjustFor()) + " beside it.";
    String among =
        plan.among()
            .map(a -> " Only patients with " + a.column() + " " + String.join(" or ", a.is()) + ".")
            .orElse("");
    return "Cox models of "
        + endPoint.name()
        + " from "
        + endPoint.origin()
        + ", Efron's ties, hazard ratios for "
        + (plan.by().isPresent() && plan.markers().isEmpty()
            ? "one group against the reference"
            : plan.perDeviation()
                ? "one standard deviation of the whole cohort"
                : "one unit of the marker")
        + "."
        + adjusted
        + among
        + (plan.strata().isEmpty()
            ? ""
            : " Each value of "
                + String.join(", ", plan.strata())
                + " has a baseline hazard of its own.");
  }

  private String refusal(String marker) {
    return "Refused: "
        + marker
        + " as a group or marker from the origin on. It is known only later, and whoever has it must"
        + " have lived until then. The plan's landmark and time-dependent analyses are what these"
        + " data can say.";
  }

  private String assumptions() {
    List<String> parts = new ArrayList<>();
    for (MarkerModels models : fitted) {
      models.assumptions().ifPresent(parts::add);
    }
    return parts.isEmpty()
        ? "Proportional hazards were not tested: the model has Firth's penalty."
        : String.join(" ", parts);
  }

  private String summary() {
    if (fitted.isEmpty()) {
      return plan.name() + ": refused, " + String.join(", ", refused) + " is known only later.";
    }
    List<String> parts = new ArrayList<>();
    for (MarkerModels models : fitted) {
      parts.add(models.headline());
    }
    String refusals =
        refused.isEmpty() ? "" : " Refused: " + String.join(", ", refused) + ", known only later.";
    return parts.stream().limit(4).reduce((a, b) -> a + " " + b).orElse("")
        + (parts.size() > 4 ? " " + (parts.size() - 4) + " more in the table." : "")
        + " "
        + wordSentence()
        + refusals;
  }

  private String wordSentence() {
    if (plan.by().isPresent()) {
      return plan.randomised()
          ? "The groups were randomised to each other."
          : "This is an association with the group, not an effect of what names it: the groups were"
              + " not randomised to each other.";
    }
    if (plan.treatment().isPresent()) {
      return "The evidence for a predictive marker is the test of marker by treatment; the word it"
          + " supports here is \""
          + evidence.markerAdjective()
          + "\""
          + (plan.markersTried() > 1
              ? ", and it is one of " + plan.markersTried() + " markers looked at."
              : ".");
    }
    return "The word these data support is \"prognostic\", not \"predictive\": marker by treatment was"
        + " not tested.";
  }

  private String[] plain() {
    List<String> sentences = new ArrayList<>();
    for (String marker : refused) {
      sentences.add(
          "We did not use "
              + marker
              + " as if it were known from the start. A person must live long enough to have it, so"
              + " the result would be wrong.");
    }
    if (plan.by().isPresent() && !fitted.isEmpty()) {
      sentences.add(Plain.NOT_BY_LOT);
    }
    for (MarkerModels models : fitted.stream().limit(3).toList()) {
      if (plan.by().isEmpty()) {
        sentences.add(models.plain(endPoint.name(), !plan.adjustFor().isEmpty()));
      }
    }
    return sentences.toArray(String[]::new);
  }

  private String limit() {
    return plan.by().isPresent()
        ? "Groups that were not randomised differ in more than what names them."
        : "A hazard ratio is an association; it does not say that changing the marker changes"
            + " outcome.";
  }
}
