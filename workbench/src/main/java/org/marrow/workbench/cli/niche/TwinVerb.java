package org.marrow.workbench.cli.niche;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.ArmOutcome;
import org.marrow.niche.population.ArmRun;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.niche.population.VisitPlan;
import org.marrow.niche.regimen.Regimen;
import org.marrow.niche.twin.MeasuredPatients;
import org.marrow.niche.twin.Twin;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.study.PatientFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What the virtual patients who look like one measured patient say about the course under each arm.
 */
@Command(
    name = "twin",
    description =
        "Predict the course of one measured patient under several arms, from virtual patients alike.",
    footer = {
      "",
      "Examples:",
      "  marrow twin patient.yaml",
      "  marrow twin patient.yaml --arms \"apex-bortezomib\" --arms \"bortezomib-anakinra\" --patients 1000 --json",
      "",
      "patient.yaml:",
      "  patient: P01",
      "  disease: relapsed            (or newly-diagnosed)",
      "  weight: 68                   (kg; 75 when left out)",
      "  surface: 1.75                (m2; 1.8 when left out)",
      "  creatinine-clearance: 45     (mL/min; 90 when left out)",
      "  therapy: bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8",
      "  measurements:",
      "    - {quantity: m_protein, day: 0, value: 35, error: 0.1}",
      "    - {quantity: m_protein, day: 28, value: 24, error: 0.1}",
      "    - {quantity: m1_fold, day: 11, value: 1.3, error: 0.3}",
      "",
      "A model estimate among virtual patients, not a statement about a person, and no treatment order."
    })
public final class TwinVerb extends Verb {
  private static final double[] MONTHS = {6, 12, 24};

  /** With fewer, no measurement could leave enough of them. */
  private static final int LEAST_PATIENTS = (int) Twin.LEAST_EFFECTIVE;

  @Parameters(paramLabel = "PATIENT", description = "YAML file of what was measured")
  private Path patient = Path.of("patient.yaml");

  @Option(
      names = "--arms",
      paramLabel = "REGIMEN",
      description =
          "regimen to predict, again for each arm (default: the therapy, and the therapy with anakinra)")
  private @Nullable List<String> arms;

  @Option(
      names = "--patients",
      paramLabel = "N",
      defaultValue = "500",
      description = "virtual patients (default: ${DEFAULT-VALUE})")
  private int patients;

  @Mixin private RivalOption rival = new RivalOption();

  /** What {@code --json} prints. */
  record Prediction(
      boolean simulated,
      String patient,
      double weight,
      double surface,
      double creatinineClearance,
      int virtualPatients,
      double effectivePatients,
      double misfit,
      List<ArmRow> arms,
      List<Driver> drivers) {}

  /**
   * One arm: probability of progression by 6, 12 and 24 months, with Monte Carlo standard errors.
   */
  record ArmRow(
      String arm,
      List<Double> months,
      List<Double> progressed,
      List<Double> standardError,
      double response) {}

  /**
   * A number of the model that the measurements moved: its shift in prior standard deviations of
   * the logarithm.
   */
  record Driver(String number, double shift) {}

  @Override
  protected Answer answer() {
    ModelFolder models = ModelFolder.shipped();
    Findings faults = new Findings();
    Rival explanation = rival.read(faults);
    Counts.check(faults, "--patients", patients, LEAST_PATIENTS, Counts.MOST_PATIENTS);
    List<String> asked = arms == null ? List.of() : arms;
    for (int i = 0; i < asked.size(); i++) {
      Where where = Where.in("--arms, number " + (i + 1));
      NicheRequest.regimen(models, asked.get(i), Host.PATIENT, where, faults);
    }
    Optional<PatientFile> read = faults.reading(() -> PatientFile.read(patient, models));
    faults.throwIfFaulty();
    PatientFile file = read.orElseThrow();
    Regimen therapy = models.regimen(file.therapy());
    VirtualPatients drawn =
        VirtualPatients.draw(models, explanation, common().seed().orElse(1), patients)
            .with(file.body());
    double[] prior = new double[patients];
    Arrays.fill(prior, 1.0 / patients);
    MeasuredPatients truths =
        MeasuredPatients.under(
            drawn, therapy, file.disease(), file.measurements(), common().threads());
    Twin twin = Twin.of(file.measurements(), prior, truths);
    List<Finding> findings = twin.refusal().map(List::of).orElse(List.of());
    List<ArmRow> rows = new ArrayList<>();
    List<Driver> drivers = List.of();
    if (findings.isEmpty()) {
      List<String> wanted = asked.isEmpty() ? withAnakinra(file.therapy(), therapy) : asked;
      try (Progress progress = progress()) {
        for (String arm : wanted) {
          progress.at(arm, rows.size(), wanted.size());
          ArmRun run = new ArmRun(drawn, VisitPlan.TWO_YEARS, common().threads());
          rows.add(row(arm, twin, run.run(arm, models.regimen(arm), file.disease(), Control.NONE)));
        }
      }
      drivers = drivers(twin, drawn.table(drawn.niche(file.disease(), therapy.drugs())));
    }
    Prediction prediction =
        new Prediction(
            true,
            file.patient(),
            file.body().size().weight(),
            file.body().size().surface(),
            file.body().creatinineClearance(),
            patients,
            twin.effective(),
            twin.misfit(),
            rows,
            drivers);
    return new Answer(prediction, text(prediction), findings);
  }

  private static List<String> withAnakinra(String written, Regimen therapy) {
    if (therapy.drugs().contains("anakinra") || therapy.phases().size() > 1) {
      return List.of(written);
    }
    String plain = therapy.text();
    int rules = plain.indexOf(';');
    String doses = rules < 0 ? plain : plain.substring(0, rules);
    String rest = rules < 0 ? "" : plain.substring(rules);
    long days = Double.isInfinite(therapy.length()) ? 730 : Math.round(therapy.length());
    return List.of(written, doses + " + anakinra 100 mg SC daily x" + Math.min(999, days) + rest);
  }

  private static ArmRow row(String arm, Twin twin, ArmOutcome outcome) {
    List<Double> progressed = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (double month : MONTHS) {
      double p = outcome.progressedBy(twin.weights(), month * VisitPlan.MONTH);
      progressed.add(p);
      errors.add(StrictMath.sqrt(p * (1 - p) / twin.effective()));
    }
    return new ArmRow(
        arm,
        Arrays.stream(MONTHS).boxed().toList(),
        progressed,
        errors,
        outcome.responseRate(twin.weights()));
  }

  private static List<Driver> drivers(Twin twin, Table numbers) {
    List<Driver> drivers = new ArrayList<>();
    for (Column column : numbers.columns()) {
      if (column instanceof NumberColumn number) {
        double[] logs = Arrays.stream(number.numbers()).map(StrictMath::log).toArray();
        double mean = Arrays.stream(logs).average().orElse(0);
        double sd =
            StrictMath.sqrt(
                Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).average().orElse(0));
        if (sd > 0) {
          drivers.add(new Driver(column.name(), (twin.mean(logs) - mean) / sd));
        }
      }
    }
    drivers.sort(Comparator.comparingDouble(d -> -Math.abs(d.shift())));
    return List.copyOf(drivers.subList(0, Math.min(5, drivers.size())));
  }

  private static String text(Prediction p) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d virtual patients, worth %.0f after the measurements; the nearest is %.1f standard deviations away. Simulated.",
            p.patient(),
            p.virtualPatients(),
            p.effectivePatients(),
            p.misfit()));
    lines.add(
        String.format(
            Locale.ROOT,
            "Body: %.0f kg, %.2f m2, creatinine clearance %.0f mL/min.",
            p.weight(),
            p.surface(),
            p.creatinineClearance()));
    if (p.arms().isEmpty()) {
      return String.join("\n", lines);
    }
    lines.add(
        "Probability of progression by 6, 12 and 24 months (Monte Carlo standard error), and of response:");
    for (ArmRow row : p.arms()) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.progressed().size(); i++) {
        line.append(
            String.format(
                Locale.ROOT,
                "%4.0f %% (%.0f)  ",
                100 * row.progressed().get(i),
                100 * row.standardError().get(i)));
      }
      lines.add(line + String.format(Locale.ROOT, "%4.0f %%  ", 100 * row.response()) + row.arm());
    }
    lines.add("What the measurements moved most, in prior standard deviations:");
    for (Driver d : p.drivers()) {
      lines.add(String.format(Locale.ROOT, "  %+5.2f  %s", d.shift(), d.number()));
    }
    lines.add(
        "A model estimate among virtual patients under one of three rival explanations; not advice.");
    return String.join("\n", lines);
  }
}
