package org.marrow.workbench.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.CsvFormat;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.data.CohortOverlap;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.validation.Optimism;
import org.marrow.survival.validation.Outcomes;
import org.marrow.survival.validation.Performance;
import org.marrow.survival.validation.Prediction;
import org.marrow.survival.validation.Procedure;
import org.marrow.workbench.cohort.Cohort;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.survival.CalibrationPlot;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.EndPoint;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.ValidationPlan;

/** A model judged where it was made, corrected for optimism, and in other patients. */
public final class ValidationAnalysis {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private final ValidationPlan plan;
  private final AnalysisContext context;
  private final Study study;
  private final EndPoint endPoint;
  private final Findings findings = new Findings();

  private ValidationAnalysis(ValidationPlan plan, AnalysisContext context) {
    this.plan = plan;
    this.context = context;
    this.study = context.study();
    this.endPoint = study.endPoint(plan.endPoint());
  }

  /** Runs the validation; a cohort that may hold the same patients is refused. */
  public static Outcome run(ValidationPlan plan, AnalysisContext context) {
    ValidationAnalysis analysis = new ValidationAnalysis(plan, context);
    Optional<Finding> overlap = plan.against().flatMap(analysis::overlap);
    if (overlap.isPresent()) {
      return Refused.outcome(
          context.id(), plan.name(), plan.against().orElseThrow().file(), overlap.get());
    }
    return analysis.outcome();
  }

  private Optional<Finding> overlap(ValidationPlan.OtherCohort other) {
    Table table =
        Table.read(context.find().apply(other.file()), CsvFormat.detect(), new Findings());
    Column ids = table.column(other.patient());
    Optional<Finding> found =
        CohortOverlap.check(
            context.cohort().ids(),
            study.data().map(d -> d.centre()).orElse(""),
            IntStream.range(0, table.rows()).mapToObj(ids::text).toList(),
            other.centre());
    return found.isPresent()
        ? found
        : Optional.of(
            ModelRules.OVERLAP_UNKNOWN.at(
                Where.in(other.file()),
                "the cohorts come from different places, but a study reads one cohort",
                "Freeze the model with marrow survival validate --freeze and apply it there with"
                    + " --model."));
  }

  /** Rows of a cohort with every term, coded as the model needs them. */
  private CoxData rows(Cohort part, String what) {
    Cohort known = part.complete(plan.terms());
    part.leftOut(
            known,
            "("
                + what
                + ") lack a value of "
                + String.join(", ", plan.terms())
                + " and were left out")
        .ifPresent(findings::add);
    ModelTable table = new ModelTable(known, endPoint);
    List<String> terms = plan.terms().stream().map(c -> table.add(known, c)).toList();
    return table.frame(terms, List.of()).data();
  }

  private Outcome outcome() {
    Cohort all = context.cohort();
    CoxData develop = rows(plan.develop().map(all::among).orElse(all), "development");
    Procedure procedure = Procedure.fixed(CoxOptions.standard());
    CoxModel model = procedure.develop(develop);
    findings.addAll(model.findings());
    Performance apparent = performance(model, develop);
    Optimism optimism =
        Optimism.of(
            develop,
            procedure,
            plan.horizon(),
            plan.resamples(),
            context.streams(),
            context.threads());
    Optional<CoxData> other = plan.validate().map(v -> rows(all.among(v), "validation"));
    Optional<Performance> external = other.map(rows -> performance(model, rows));
    external.ifPresent(p -> findings.addAll(p.findings(plan.name())));
    ValidationTable table = new ValidationTable(plan, endPoint, apparent, optimism, external);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(method(develop, other)));
    Optional<Figure> figure = Optional.empty();
    if (external.isPresent() && other.isPresent()) {
      double[] risk = Prediction.of(model, other.get()).risk(plan.horizon());
      figure =
          Optional.of(
              CalibrationPlot.of(
                  context.id() + "-calibration",
                  "Calibration in the validation patients",
                  external.get().calibration(),
                  risk,
                  endPoint.unit()));
      blocks.add(new Block.Shown(figure.get()));
    }
    blocks.add(new Block.Tabulated(table.measures(context.id())));
    blocks.add(new Block.Tabulated(table.benefit(context.id())));
    blocks.add(new Block.Paragraph(table.reading()));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", plan.name());
    results.put("endPoint", plan.endPoint());
    results.put("horizon", plan.horizon());
    results.putAll(table.results());
    Outcome outcome =
        new Outcome(
                new Section(context.id(), plan.name(), blocks),
                table.summary(),
                results,
                findings.list())
            .plainly(
                "We made a rule from some people and tried it in others. "
                    + external.map(ValidationAnalysis::plain).orElse(""))
            .methods(method(develop, other))
            .limits(
                "Both parts come from one centre: it is another time, not another place, and the"
                    + " absolute risks need recalibration before any use.")
            .item(ReportingStandard.TRIPOD_AI, "23", table.summary())
            .item(ReportingStandard.TRIPOD_AI, "12", method(develop, other))
            .item(ReportingStandard.REMARK, "18", table.summary());
    return figure.isPresent() ? outcome.keyFigure(figure.get()) : outcome;
  }

  private static String plain(Performance p) {
    double ratio = p.calibration().ratio();
    return ratio < 0.85
        ? "It put them in the right order, but it said more would die than did."
        : ratio > 1.18
            ? "It put them in the right order, but it said fewer would die than did."
            : "It fitted them well.";
  }

  private Performance performance(CoxModel model, CoxData rows) {
    return Performance.of(
        new Outcomes(rows.exits(), rows.eventFlags()),
        Prediction.of(model, rows),
        plan.horizon(),
        plan.thresholds().stream().mapToDouble(t -> t).toArray());
  }

  private String method(CoxData develop, Optional<CoxData> other) {
    return "A Cox model of "
        + endPoint.name()
        + " with "
        + String.join(", ", plan.terms())
        + " was made in "
        + develop.rows()
        + " patients ("
        + develop.events()
        + " events)"
        + other
            .map(o ->
                " and applied as it was to "
                    + o.rows()
                    + " others ("
                    + o.events()
                    + " events) of the same centre")
            .orElse("")
        + ". Risks are by "
        + Plain.of(plan.horizon())
        + " "
        + endPoint.unit()
        + "; optimism by "
        + plan.resamples()
        + " bootstrap samples.";
  }
}
