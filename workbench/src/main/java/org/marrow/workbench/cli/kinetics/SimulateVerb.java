package org.marrow.workbench.cli.kinetics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.Quantiles;
import org.marrow.kinetics.population.Sink;
import org.marrow.kinetics.population.TrajectoryFile;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.kinetics.simulation.Control;
import org.marrow.kinetics.simulation.Method;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.ModelFile;
import org.marrow.kinetics.simulation.Simulation;
import org.marrow.kinetics.simulation.Summary;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.regimen.BodySize;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.cli.niche.SimulateNicheVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a model for the typical patient, or for many virtual ones. */
@Command(
    name = "simulate",
    description = "Run a model (Antimony or SBML): one typical patient, or many virtual ones.",
    subcommands = SimulateNicheVerb.class,
    footer = {
      "",
      "Examples:",
      "  marrow simulate niche --arm apex-bortezomib --arm bortezomib-anakinra --picture courses.svg",
      "  marrow simulate models/niche.ant --until 180d",
      "  marrow simulate models/niche.ant --doses \"bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8\"",
      "  marrow simulate pk.ant --doses doses.csv --until 7d --observe D,Effect --csv",
      "  marrow simulate models/niche.ant --until 180d --patients 10000 --out runs",
      "  marrow simulate birth-death.xml --until 50 --patients 1000 --method ssa",
      "",
      "Doses are NONMEM-style: columns ID TIME AMT RATE DUR ADDL II SS EVID CMT. With several",
      "patients the parameters whose spread is a distribution differ; quantiles are within 0.1 %% of",
      "their value. With --out the trajectories are written, and a run that was killed goes on."
    })
public final class SimulateVerb extends Verb {
  private static final int MOST_OUTPUTS = 10_000_000;

  @Parameters(arity = "0..1", paramLabel = "MODEL", description = "the model, Antimony or SBML")
  private Path file = Path.of("");

  @Option(
      names = "--doses",
      paramLabel = "FILE|REGIMEN",
      description = "doses: a NONMEM-style CSV table, or a regimen in words")
  private @Nullable String doses;

  @Option(
      names = "--weight",
      paramLabel = "KG",
      description = "body weight for a regimen (default: ${DEFAULT-VALUE} kg)",
      defaultValue = "75")
  private double weight = 75;

  @Option(
      names = "--surface",
      paramLabel = "M2",
      description = "body surface for a regimen (default: ${DEFAULT-VALUE} m2)",
      defaultValue = "1.8")
  private double surface = 1.8;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "end of the run, for example 180d (default: the last dose)")
  private @Nullable String until;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "time between two outputs (default: a hundredth of the run)")
  private @Nullable String every;

  @Option(
      names = "--observe",
      split = ",",
      paramLabel = "NAME",
      description =
          "what to print: ids of the model, amount(S), concentration(S) (default: species)")
  private List<String> observe = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "ID=VALUE",
      description = "another value of a parameter or initial value; may be repeated")
  private Map<String, Double> set = new LinkedHashMap<>();

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "number of virtual patients (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long patients = 1;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "ODE")
  private Method method = Method.ODE;

  @Option(
      names = "--rtol",
      paramLabel = "NUMBER",
      description = "relative tolerance of a step (default: ${DEFAULT-VALUE})",
      defaultValue = "1e-6")
  private double relative = 1e-6;

  @Option(
      names = "--atol",
      paramLabel = "NUMBER",
      description = "absolute tolerance of a step (default: ${DEFAULT-VALUE})",
      defaultValue = "1e-9")
  private double absolute = 1e-9;

  @Option(names = "--csv", description = "Print the table as CSV.")
  private boolean csv;

  /** What {@code --json} prints. */
  record Run(
      String model,
      String method,
      String settings,
      long seed,
      long patients,
      long failed,
      Map<String, List<?>> table) {}

  @Override
  protected Answer answer() throws IOException {
    if (file.toString().isEmpty()) {
      throw usage("Name a model file, or write marrow simulate niche.");
    }
    requireOptions();
    ModelFile read = ModelFiles.read(file);
    Findings findings = new Findings();
    findings.addAll(read.findings());
    Simulation simulation = simulation(treatment(read.network(), findings));
    findings.throwIfFaulty();
    return patients > 1 || common().out().isPresent()
        ? population(simulation, findings)
        : single(simulation, findings);
  }

  private void requireOptions() {
    if (patients < 1) {
      throw usage("--patients must be 1 or more, got " + patients);
    }
    if (!(relative >= 1e-14 && relative < 1)) {
      throw usage("--rtol must be at least 1e-14 and below 1, got " + relative);
    }
    if (!(absolute > 0 && absolute < Double.POSITIVE_INFINITY)) {
      throw usage("--atol must be above 0 and finite, got " + absolute);
    }
    if (!(weight > 0 && surface > 0)) {
      throw usage("--weight and --surface must be above 0");
    }
    set.forEach((id, value) -> {
      if (!Double.isFinite(value)) {
        throw usage("--set " + id + " must be a finite number, got " + value);
      }
    });
  }

  private Treatment treatment(Network network, Findings findings) {
    if (doses == null) {
      return Treatment.none(network);
    }
    double end = until == null ? Double.NaN : new Durations(network).read(until, "--until");
    return Treatment.of(network, doses, new BodySize(weight, surface), end, findings);
  }

  private Simulation simulation(Treatment treatment) {
    Model model = treatment.model();
    Calendar calendar = treatment.calendar();
    Durations durations = new Durations(model.network());
    double end =
        Optional.ofNullable(until)
            .map(text -> durations.read(text, "--until"))
            .orElse(calendar.end());
    if (!(end > 0 && end < Double.POSITIVE_INFINITY)) {
      throw new InvalidInput(
          KineticsRules.BAD_DOSE.at(
              Where.in("--until"), "the run has no end", "Give --until, for example 180d."));
    }
    Calendar sampled = calendar;
    if (calendar.samples().length == 0 || every != null) {
      double step =
          Optional.ofNullable(every).map(t -> durations.read(t, "--every")).orElse(end / 100);
      if (!(step > 0 && step <= end && end / step <= MOST_OUTPUTS)) {
        throw usage(
            "--every must be above 0, at most the length of the run, and give at most "
                + MOST_OUTPUTS
                + " outputs");
      }
      sampled = calendar.sampledEvery(0, step, end);
    }
    Simulation simulation =
        Simulation.of(model, sampled)
            .until(end)
            .by(method)
            .with(Settings.of(relative, absolute))
            .seeded(common().seed().orElse(1))
            .on(common().threads());
    return observe.isEmpty() ? simulation : simulation.observing(observe.toArray(String[]::new));
  }

  private Answer single(Simulation simulation, Findings findings) {
    Trajectory trajectory = simulation.run(new Patient(0, set));
    if (!trajectory.outcome().isDone()) {
      findings.add(
          KineticsRules.INTEGRATION_FAILED.at(
              Where.in(file.toString()),
              "the run ended at time "
                  + trajectory.outcome().time()
                  + ": "
                  + trajectory.outcome().status().meaning()));
    }
    return answer(
        simulation,
        new Summary(1, trajectory.outcome().isDone() ? 0 : 1, 0, true, List.of()),
        trajectory.table(),
        findings.list());
  }

  private Answer population(Simulation simulation, Findings findings) throws IOException {
    Population population =
        Population.of(simulation.model().network(), patients, simulation.streams()).with(set);
    Quantiles quantiles = new Quantiles();
    Summary summary;
    try (Progress progress = progress()) {
      Control control =
          Control.NONE
              .telling(done -> progress.at("patients", done, patients))
              .warning(this::remark);
      Optional<Path> folder = common().out();
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
        control = control.savingTo(folder.get().resolve("run.checkpoint"));
        try (TrajectoryFile trajectories =
            new TrajectoryFile(folder.get().resolve("trajectories.csv"))) {
          summary = simulation.run(population, control, trajectories, (Sink) quantiles);
        }
      } else {
        summary = simulation.run(population, control, quantiles);
      }
    }
    if (summary.failed() > 0) {
      // Some may fail where parameters are drawn; when all do, there is no result.
      boolean all = summary.failed() == summary.patients();
      findings.add(
          (all ? KineticsRules.INTEGRATION_FAILED : KineticsRules.RUN_FAILED)
              .at(
                  Where.in(file.toString()),
                  summary.failed()
                      + " of "
                      + summary.patients()
                      + " patients"
                      + summary.why().stream()
                          .findFirst()
                          .map(first -> "; the first because " + first.what())
                          .orElse("")));
    }
    Table table = quantileTable(quantiles);
    if (common().out().isPresent()) {
      Files.writeString(
          common().out().get().resolve("quantiles.csv"), table.csv(), StandardCharsets.UTF_8);
    }
    return answer(simulation, summary, table, findings.list());
  }

  private static Table quantileTable(Quantiles quantiles) {
    double[] times = quantiles.times();
    List<Column> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int rows = times.length * quantiles.outputs().size();
    double[] time = new double[rows];
    double[][] numbers = new double[5][rows];
    int row = 0;
    for (String output : quantiles.outputs()) {
      for (int i = 0; i < times.length; i++) {
        names.add(output);
        time[row] = times[i];
        numbers[0][row] = quantiles.at(i, output).count();
        numbers[1][row] = quantiles.mean(i, output);
        numbers[2][row] = quantiles.at(i, output).quantile(0.05);
        numbers[3][row] = quantiles.at(i, output).quantile(0.5);
        numbers[4][row] = quantiles.at(i, output).quantile(0.95);
        row++;
      }
    }
    columns.add(TextColumn.of("output", names));
    columns.add(new NumberColumn("time", time));
    String[] headings = {"patients", "mean", "q05", "median", "q95"};
    for (int i = 0; i < headings.length; i++) {
      columns.add(new NumberColumn(headings[i], numbers[i]));
    }
    return Table.of("quantiles", columns);
  }

  private Answer answer(
      Simulation simulation, Summary summary, Table table, List<Finding> findings) {
    Map<String, List<?>> columns = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < table.rows(); i++) {
        if (column instanceof NumberColumn number) {
          values.add(number.isMissing(i) ? "" : number.number(i));
        } else {
          values.add(column.text(i));
        }
      }
      columns.put(column.name(), values);
    }
    Run run =
        new Run(
            simulation.model().network().id(),
            simulation.method().name(),
            simulation.describe(),
            simulation.streams().seed(),
            summary.patients(),
            summary.failed(),
            columns);
    return new Answer(run, csv ? table.csv().stripTrailing() : PlainTable.of(table), findings);
  }
}
