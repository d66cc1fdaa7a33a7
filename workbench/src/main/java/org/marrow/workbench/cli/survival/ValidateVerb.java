package org.marrow.workbench.cli.survival;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.Table;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.formula.Formula;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.reporting.PredictionReport;
import org.marrow.survival.reporting.ReportingList;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.validation.FrozenModel;
import org.marrow.survival.validation.Optimism;
import org.marrow.survival.validation.Outcomes;
import org.marrow.survival.validation.Performance;
import org.marrow.survival.validation.Prediction;
import org.marrow.survival.validation.Procedure;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Develops a model and validates it, or validates a frozen one. */
@Command(
    name = "validate",
    description = "Apparent, optimism-corrected and external performance of a Cox model.",
    footer = {
      "",
      "The bootstrap repeats the whole procedure, --select included. A model frozen with --freeze is",
      "applied to another cohort with --model; it refuses other units and its own patients. With",
      "--out FOLDER calibration plots and decision curves are drawn there (calibration-apparent.svg,",
      "decision-external.svg ...), and tripod.md is the TRIPOD+AI list, filled from the run, open",
      "items marked; --say fills what only you can know.",
      "",
      "Examples:",
      "  marrow survival validate --data train.csv --horizon 24 --freeze model.json \\",
      "    --formula \"Surv(months, death) ~ age + log2(crp)\" --id patient --unit crp=mg/l",
      "  marrow survival validate --data other.csv --horizon 24 --model model.json --id patient",
      "  marrow survival validate --data train.csv --external other.csv --independent \\",
      "    --horizon 24 --formula \"Surv(months, death) ~ age + sex\" --json"
    })
public final class ValidateVerb extends Verb {
  @Mixin private TableOptions data = new TableOptions();
  @Mixin private AuthorsWords words = new AuthorsWords();

  @Option(
      names = "--formula",
      paramLabel = "FORMULA",
      description = "The model to develop, for example \"Surv(months, death) ~ age + sex\".")
  private String formula = "";

  @Option(names = "--model", paramLabel = "FILE", description = "Apply this frozen model instead.")
  private @Nullable Path model;

  @Option(
      names = "--horizon",
      required = true,
      paramLabel = "TIME",
      description = "Time at which risks are judged, in the unit of the times.")
  private double horizon;

  @Option(
      names = "--thresholds",
      split = ",",
      paramLabel = "RISK",
      description = "Risks from which one would act, for net benefit (default 0.1,0.2,0.3).")
  private double[] thresholds = {0.1, 0.2, 0.3};

  @Option(
      names = "--why-thresholds",
      paramLabel = "WORDS",
      description = "Why one would act from these risks; stands under the decision curve.")
  private String why = "";

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "Bootstrap samples for the optimism (default 200).")
  private int replicates = 200;

  @Option(
      names = "--select",
      paramLabel = "P",
      description = "Leave out terms by backward elimination while p is above this.")
  private double select = Double.NaN;

  @Option(names = "--external", paramLabel = "FILE", description = "Other patients.")
  private @Nullable Path external;

  @Option(names = "--freeze", paramLabel = "FILE", description = "Write the model to this file.")
  private @Nullable Path freeze;

  @Option(names = "--id", paramLabel = "COLUMN", description = "Patient ids, on both sides.")
  private String id = "";

  @Option(
      names = "--independent",
      description = "Declare that the other patients are none of the development patients.")
  private boolean independent;

  @Option(names = "--unit", paramLabel = "COLUMN=UNIT", description = "Unit of a column.")
  private Map<String, String> units = Map.of();

  @Option(names = "--time-unit", paramLabel = "UNIT", description = "Unit of the times.")
  private String timeUnit = "";

  @Option(names = "--era", paramLabel = "WORDS", description = "When the patients were treated.")
  private String era = "";

  @Override
  protected Answer answer() throws IOException {
    Findings findings = new Findings();
    Table table = data.read(findings);
    FrozenModel.Declared declared = new FrozenModel.Declared(units, timeUnit, era, id, independent);
    ValidationReport report = new ValidationReport(horizon, thresholds, why, timeUnit);
    PredictionReport tripod = new PredictionReport(horizon, timeUnit).thresholds(thresholds, why);
    if (why.isEmpty()) {
      findings.add(
          ModelRules.NET_BENEFIT_RANGE.at(
              Where.in("command line"), "nobody said why these thresholds; see --why-thresholds"));
    }
    Map<String, String> own = words.of(ReportingStandard.TRIPOD_AI);
    if (model != null) {
      FrozenModel frozen = FrozenModelFile.read(model);
      tripod.frozen(frozen);
      judge(frozen, table, declared, report, tripod, findings);
      Fields result = new Fields().put("formula", frozen.formula());
      return answer(report, tripod, own, result, findings);
    }
    if (formula.isEmpty()) {
      throw options("give --formula to develop a model, or --model to apply a frozen one");
    }
    ModelFrame frame = ModelFrame.of(Formula.parse(formula), table);
    findings.addAll(frame.findings());
    CoxData rows = frame.data();
    if (rows.hasEntry() || rows.hasClusters() || rows.stratumNames().size() > 1) {
      throw options("validation takes one row a patient, without entry, strata() and cluster()");
    }
    Procedure procedure =
        Double.isNaN(select)
            ? Procedure.fixed(CoxOptions.standard())
            : Procedure.backward(CoxOptions.standard(), select);
    CoxModel fit = procedure.develop(rows);
    findings.addAll(fit.findings());
    Performance apparent =
        report.add(
            "apparent",
            "the patients of its development",
            new Outcomes(rows.exits(), rows.eventFlags()),
            Prediction.of(fit, rows));
    tripod
        .patients("development", table.source(), table.rows(), fit.n(), fit.events(), era)
        .performance("apparent", apparent);
    long seed = common().seed().orElse(1);
    Optimism optimism =
        Optimism.of(rows, procedure, horizon, replicates, new Streams(seed), common().threads());
    report.corrected(apparent, optimism);
    FrozenModel frozen = FrozenModel.of(fit, frame, table, declared);
    tripod
        .optimism(apparent, optimism, seed)
        .model(
            formula.split("~", 2)[0].strip(),
            fit,
            frozen,
            Double.isNaN(select)
                ? "all terms of the formula were kept"
                : "backward elimination while p is above " + select,
            Arrays.stream(rows.exits()).average().orElse(0));
    if (freeze != null) {
      FrozenModelFile.write(frozen, freeze);
    }
    if (external != null) {
      Table other = data.read(external, findings);
      judge(frozen, other, declared, report, tripod, findings);
    }
    Fields result = new Fields().put("formula", formula).put("seed", (double) seed);
    result.put("terms", fit.terms().stream().map(t -> t.name()).toList());
    result.put("coefficients", frozen.coefficients());
    return answer(report, tripod, own, result, findings);
  }

  private Answer answer(
      ValidationReport report,
      PredictionReport tripod,
      Map<String, String> own,
      Fields result,
      Findings findings)
      throws IOException {
    ReportingList list = tripod.findings(findings.list()).list(own);
    findings.addAll(list.findings());
    AuthorsWords.fields(list, result, "tripod");
    String written = "";
    if (common().out().isPresent()) {
      Path folder = common().out().get();
      written = AuthorsWords.write(list, "Prediction model", folder.resolve("tripod.md"));
      if (!report.figures().isEmpty()) {
        written += "\n" + Pictures.write(folder, report.figures());
      }
    }
    return report.answer(result, findings.list(), written);
  }

  private static void judge(
      FrozenModel frozen,
      Table table,
      FrozenModel.Declared declared,
      ValidationReport report,
      PredictionReport tripod,
      Findings findings) {
    ModelFrame frame = ModelFrame.of(Formula.parse(frozen.formula()), table);
    findings.addAll(frame.findings());
    FrozenModel.Applied applied = frozen.apply(table.select(frame.rows()), declared);
    findings.addAll(applied.findings());
    if (applied.refused()) {
      return;
    }
    Performance performance =
        report.add(
            "external",
            "other patients",
            new Outcomes(frame.data().exits(), frame.data().eventFlags()),
            applied.prediction());
    findings.addAll(performance.findings(table.source()));
    tripod
        .patients(
            "evaluation",
            table.source(),
            table.rows(),
            performance.n(),
            performance.events(),
            declared.era())
        .performance("external", performance);
  }

  private static InvalidInput options(String what) {
    return new InvalidInput(List.of(ModelRules.MODEL_OPTIONS.at(Where.in("command line"), what)));
  }
}
