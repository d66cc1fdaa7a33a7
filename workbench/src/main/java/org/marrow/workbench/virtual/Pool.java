package org.marrow.workbench.virtual;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.Sink;
import org.marrow.kinetics.simulation.Control;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.exposure.AveragedNiche;
import org.marrow.niche.population.Body;
import org.marrow.niche.population.Disease;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.Regimen;
import org.marrow.workbench.study.VirtualPlan;

/**
 * Virtual patients with the planted association, and their courses under regimens, without any
 * error of measurement.
 *
 * <p>Planted: a patient's untreated interleukin-1 is multiplied by (M1 macrophages over their
 * typical number) to a power, so that who has more M1 macrophages has more interleukin-1. In the
 * model as it ships the two vary apart, and the number of M1 macrophages says nothing of outcome.
 */
public final class Pool {
  private static final Settings SETTINGS = Settings.of(1e-5, 1e-8);

  /** Typical untreated M1 in the model: m1_polarisation / (m1_reversion + m1_loss). */
  private static final double TYPICAL_M1 = 0.02 / (0.08 + 0.20);

  private static final double LEAST_GROWTH = 0.0005;
  private static final double MOST_GROWTH = 0.05;
  private static final List<String> KEPT =
      List.of("m_protein", "M0", "M1", "M2", "burden", "tic_fraction", "crp");

  private final ModelFolder models;
  private final VirtualPatients drawn;
  private final Table table;
  private final int size;

  private Pool(ModelFolder models, VirtualPatients drawn, Table table) {
    this.models = models;
    this.drawn = drawn;
    this.table = table;
    this.size = table.rows();
  }

  /**
   * One patient's course under one regimen.
   *
   * @param protein M-protein at the visits, g/L
   * @param before the marrow before the first dose
   * @param after the marrow on the day of the second sample
   * @param crp C-reactive protein on that day, mg/L
   */
  record Course(double[] protein, Marrow before, Marrow after, double crp) {
    /** M1 macrophages on the day of the second sample over those before. */
    double m1Fold() {
      return after.m1() / before.m1();
    }
  }

  /** Draws the patients; the first of a larger pool are those of a smaller one. */
  static Pool draw(ModelFolder models, VirtualPlan plan, long seed, int threads) {
    int wanted = plan.pool();
    for (int tried = wanted + wanted / 5 + 20; ; tried += tried / 2) {
      VirtualPatients drawn = VirtualPatients.draw(models, Rival.SELF_RENEWAL, seed, tried);
      TreatedNiche untreated = drawn.niche(Disease.RELAPSED, List.of());
      Table planted = planted(drawn.table(untreated), plan.il1FollowsM1());
      double[] growth = new double[tried];
      untreated
          .simulation(List.of(), new double[] {0, 1}, List.of("untreated_growth"))
          .with(SETTINGS)
          .on(threads)
          .run(Population.of(planted), new Rows((row, values, _) -> growth[row] = values[0][0]));
      int[] plausible =
          IntStream.range(0, tried)
              .filter(i -> growth[i] >= LEAST_GROWTH && growth[i] <= MOST_GROWTH)
              .limit(wanted)
              .toArray();
      if (plausible.length == wanted) {
        return new Pool(models, drawn, planted.select(plausible));
      }
    }
  }

  private static Table planted(Table table, double power) {
    Findings findings = new Findings();
    double[] polarisation = table.numbers("m1_polarisation", findings);
    double[] reversion = table.numbers("m1_reversion", findings);
    double[] loss = table.numbers("m1_loss", findings);
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column instanceof NumberColumn number && column.name().equals("il1_baseline")) {
        double[] values = number.numbers();
        for (int i = 0; i < values.length; i++) {
          double m1 = polarisation[i] / (reversion[i] + loss[i]);
          values[i] *= StrictMath.pow(m1 / TYPICAL_M1, power);
        }
        columns.add(new NumberColumn("il1_baseline", values));
      } else {
        columns.add(column);
      }
    }
    findings.throwIfFaulty();
    return Table.of("virtual patients", columns);
  }

  /** Number of patients. */
  int size() {
    return size;
  }

  /**
   * The courses of the first patients under a regimen.
   *
   * @param patients how many
   */
  List<Course> courses(VirtualPlan.Arm arm, int patients, VirtualPlan plan, int threads) {
    Regimen regimen = models.regimen(arm.regimen());
    double[] visits = plan.visits();
    double[] samples =
        DoubleStream.concat(Arrays.stream(visits), DoubleStream.of(plan.sampleDay()))
            .sorted()
            .distinct()
            .toArray();
    int[] atVisit = Arrays.stream(visits).mapToInt(v -> Arrays.binarySearch(samples, v)).toArray();
    int atSample = Arrays.binarySearch(samples, plan.sampleDay());
    TreatedNiche niche = drawn.niche(Disease.RELAPSED, regimen.drugs());
    Course[] courses = new Course[patients];
    Rows rows =
        new Rows((row, values, outcome) -> {
          if (!outcome.isDone()) {
            throw new IllegalStateException(
                "virtual patient " + row + " could not be simulated: " + outcome);
          }
          double[] protein =
              Arrays.stream(atVisit).mapToDouble(i -> Math.max(0, values[i][0])).toArray();
          courses[row] =
              new Course(
                  protein,
                  marrow(values[0], values[0]),
                  marrow(values[atSample], values[0]),
                  values[atSample][6]);
        });
    List<Administration> doses = doses(arm, plan);
    Population population = Population.of(table.select(IntStream.range(0, patients).toArray()));
    Optional<AveragedNiche> averaged =
        AveragedNiche.of(niche, doses, Set.copyOf(table.names()), samples, KEPT);
    if (averaged.isPresent()) {
      averaged.get().run(patients, population::patient, threads, Control.NONE, rows);
    } else {
      niche.simulation(doses, samples, KEPT).with(SETTINGS).on(threads).run(population, rows);
    }
    return List.of(courses);
  }

  /** The doses of an arm within follow-up. */
  List<Administration> doses(VirtualPlan.Arm arm, VirtualPlan plan) {
    return models.regimens().find(arm.regimen()).administrations(Body.TYPICAL.size(), plan.days());
  }

  private static Marrow marrow(double[] at, double[] start) {
    return new Marrow(at[1], at[2], at[3], at[4] / start[4], at[5]);
  }

  /** Takes the rows of a population one after the other. */
  private record Rows(Taker taker) implements Sink {
    /** Takes one row. */
    private interface Taker {
      void take(int row, double[][] values, Outcome outcome);
    }

    @Override
    public void begin(List<String> outputs, double[] times) {}

    @Override
    public void patient(long index, double[][] values, Outcome outcome) {
      taker.take((int) index, values, outcome);
    }

    @Override
    public void save(DataOutput out) {
      throw new IllegalStateException("a pool is simulated in one go");
    }

    @Override
    public void load(DataInput in) {
      throw new IllegalStateException("a pool is simulated in one go");
    }
  }
}
