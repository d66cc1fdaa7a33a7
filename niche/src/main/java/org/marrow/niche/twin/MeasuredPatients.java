package org.marrow.niche.twin;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.Arrays;
import java.util.List;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Population;
import org.marrow.kinetics.population.Sink;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.population.Disease;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.niche.regimen.Regimen;

/**
 * What would have been measured in each virtual patient under a therapy, without error.
 *
 * <p>Row i is the i-th virtual patient, column j the j-th measurement; NaN where the run failed.
 */
public final class MeasuredPatients {
  private static final List<String> KEPT =
      List.of("m_protein", "free_light_chain", "tic_fraction", "M1", "crp");
  private final double[][] values;

  private MeasuredPatients(double[][] values) {
    this.values = values;
  }

  /** Simulates the therapy and reads the quantities of the measurements at their days. */
  public static MeasuredPatients under(
      VirtualPatients patients,
      Regimen therapy,
      Disease disease,
      List<Measurement> measurements,
      int threads) {
    double[] days =
        java.util.stream.DoubleStream.concat(
                java.util.stream.DoubleStream.of(0),
                measurements.stream().mapToDouble(Measurement::day))
            .sorted()
            .distinct()
            .toArray();
    TreatedNiche niche = patients.niche(disease, therapy.drugs());
    double last = Math.max(1, days[days.length - 1]);
    double[] samples = days[days.length - 1] == last ? days : append(days, last);
    double[][] values = new double[patients.size()][measurements.size()];
    niche
        .simulation(therapy.administrations(patients.body().size(), last), samples, KEPT)
        .with(Settings.of(1e-5, 1e-8))
        .on(threads)
        .run(Population.of(patients.table(niche)), new Reader(values, samples, measurements));
    return new MeasuredPatients(values);
  }

  private static double[] append(double[] values, double last) {
    double[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = last;
    return more;
  }

  /** Number of virtual patients. */
  public int size() {
    return values.length;
  }

  /** The value that measurement {@code j} would have in patient {@code i} without error. */
  public double value(int i, int j) {
    return values[i][j];
  }

  private record Reader(double[][] into, double[] samples, List<Measurement> measurements)
      implements Sink {
    @Override
    public void begin(List<String> outputs, double[] times) {}

    @Override
    public void patient(long index, double[][] values, Outcome outcome) {
      for (int j = 0; j < measurements.size(); j++) {
        Measurement m = measurements.get(j);
        int at = Arrays.binarySearch(samples, m.day());
        boolean fold = m.quantity().equals("m1_fold");
        int column = KEPT.indexOf(fold ? "M1" : m.quantity());
        double value = values[at][column];
        into[(int) index][j] = fold ? value / values[0][column] : value;
      }
    }

    @Override
    public void save(DataOutput out) {
      throw new IllegalStateException("twins are measured in one go");
    }

    @Override
    public void load(DataInput in) {
      throw new IllegalStateException("twins are measured in one go");
    }
  }
}
