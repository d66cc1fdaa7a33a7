package org.marrow.niche.fit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.model.Starter;
import org.marrow.kinetics.ode.Course;
import org.marrow.kinetics.ode.Ensemble;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.ode.Sink;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.experiment.Arm;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.Published;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

/**
 * What the mouse experiments would read at many settings of the model. Arms of which no death is
 * asked end on the read-out day. Not thread-safe.
 */
public final class MouseReadouts {
  private static final int FIRST_DAY = 6;
  private static final int LAST_DAY = 44;
  private static final double STEP = 0.5;
  private static final Settings SETTINGS = Settings.of(1e-4, 1e-7);

  private final List<Published> rows;
  private final Map<String, Arm> arms = new HashMap<>();
  private final TreatedNiche niche;
  private final ReactionSystem system;
  private final Kernel kernel;
  private final Starter starter;
  private final int m1;
  private final int tic;
  private final int differentiated;

  /**
   * @param rows what is read
   */
  public MouseReadouts(ModelFolder models, Rival rival, List<Published> rows) {
    this.rows = List.copyOf(rows);
    niche = TreatedNiche.of(models, Host.MOUSE, rival, List.of("anakinra", "bortezomib"));
    system = niche.model().system();
    kernel = niche.model().kernel(Set.of());
    starter = new Starter(niche.model().equations());
    m1 = system.state("M1").orElseThrow();
    tic = system.state("TIC").orElseThrow();
    differentiated = system.state("differentiated").orElseThrow();
    for (Arm arm : MouseExperiments.arms()) {
      boolean needed = rows.stream().anyMatch(r -> r.arm().equals(arm.id()));
      if (needed || arm.id().equals("vehicle")) {
        arms.put(arm.id(), arm);
      }
    }
  }

  /** What is read. */
  public List<Published> rows() {
    return rows;
  }

  private boolean isFollowedToDeath(Arm arm) {
    return rows.stream()
        .anyMatch(r ->
            (r.arm().equals(arm.id()) || arm.id().equals("vehicle"))
                && (r.readout() == Published.Readout.SURVIVAL
                    || r.readout() == Published.Readout.SURVIVAL_GAIN));
  }

  /** The read-out day alone, or half days around it in which the mouse can die. */
  private double[] samples(Arm arm) {
    if (!isFollowedToDeath(arm)) {
      return new double[] {MouseExperiments.READ_OUT};
    }
    double[] samples = new double[(int) ((LAST_DAY - FIRST_DAY) / STEP) + 1];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = FIRST_DAY + i * STEP;
    }
    return samples;
  }

  /**
   * The readouts, a row a setting, a column a published number; NaN where a course failed or a
   * mouse does not die from day 6 to day 44.
   *
   * @param settings numbers of the model in place of the files' own
   */
  public double[][] at(List<Map<String, Double>> settings) {
    Map<String, double[][]> read = new HashMap<>();
    arms.forEach((id, arm) -> read.put(id, read(arm, settings)));
    double[][] vehicle = read.getOrDefault("vehicle", new double[0][]);
    double[][] values = new double[settings.size()][rows.size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < rows.size(); j++) {
        double[] arm = read.getOrDefault(rows.get(j).arm(), vehicle)[i];
        values[i][j] =
            switch (rows.get(j).readout()) {
              case M1_FOLD -> arm[0] / vehicle[i][0];
              case TIC_FOLD -> arm[1] / vehicle[i][1];
              case SURVIVAL -> arm[2];
              case SURVIVAL_GAIN -> arm[2] - vehicle[i][2];
            };
      }
    }
    return values;
  }

  /** M1 and the share of TICs on the read-out day, and the day of death, of each setting. */
  private double[][] read(Arm arm, List<Map<String, Double>> settings) {
    double[] samples = samples(arm);
    double end = samples[samples.length - 1];
    List<Administration> doses =
        arm.regimen().isEmpty()
            ? List.of()
            : Regimen.parse(arm.regimen()).administrations(BodySize.mouse(20), end);
    double[][] values = new double[settings.size()][3];
    double[][] logs = new double[settings.size()][samples.length];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    Sink sink =
        new Sink() {
          @Override
          public void sample(long course, int sample, double time, double[] x) {
            int i = (int) course;
            double burden = x[tic] + x[differentiated];
            logs[i][sample] = StrictMath.log(burden);
            if (time == MouseExperiments.READ_OUT) {
              values[i][0] = x[m1];
              values[i][1] = x[tic] / burden;
            }
          }

          @Override
          public void finished(long course, Outcome outcome) {
            if (outcome.isDone()) {
              values[(int) course][2] = death(samples, logs[(int) course]);
            }
          }
        };
    // Scalar routines: a batch ends before vectors would be warm.
    new Ensemble(kernel, SETTINGS, SETTINGS.absoluteTolerances(system))
        .run(
            0,
            settings.size(),
            number -> course(arm, doses, settings.get((int) number), samples, end),
            1,
            kernel.routines(1),
            sink);
    return values;
  }

  private Course course(
      Arm arm,
      List<Administration> doses,
      Map<String, Double> setting,
      double[] samples,
      double end) {
    Map<String, Double> all = new HashMap<>(setting);
    all.putAll(arm.settings());
    Start start = starter.start(0, all);
    return new Course(
        0,
        end,
        start.states(),
        start.inputs(),
        niche.calendar(doses).changes(system, start.inputs(), start.states()),
        samples);
  }

  /** The day on which the lethal burden is crossed, by straight lines between logarithms. */
  private static double death(double[] samples, double[] logs) {
    double lethal = StrictMath.log(MouseExperiments.LETHAL_BURDEN);
    for (int i = 1; i < samples.length; i++) {
      if (logs[i - 1] < lethal && logs[i] >= lethal) {
        return samples[i - 1] + STEP * (lethal - logs[i - 1]) / (logs[i] - logs[i - 1]);
      }
    }
    return Double.NaN;
  }
}
