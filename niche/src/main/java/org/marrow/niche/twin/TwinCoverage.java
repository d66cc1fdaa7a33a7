package org.marrow.niche.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.population.Disease;
import org.marrow.niche.population.VirtualPatients;
import org.marrow.niche.regimen.Regimen;

/**
 * Simulation-based calibration of twins (Talts 2018, arXiv:1804.06788): simulated patients whose
 * truth is known are measured with error, weighed against other virtual patients, and asked how
 * often the intervals hold the truth and where it ranks in the posterior. All patients are weighed
 * against the same population, so quantities and ranks share its chance.
 *
 * @param population virtual patients weighed
 * @param patients simulated patients with known truth
 * @param refused of these, how many were refused
 * @param level of the intervals
 * @param quantities one a quantity
 */
public record TwinCoverage(
    int population, int patients, int refused, double level, List<Quantity> quantities) {
  /** The regimen under which patients are measured and predicted. */
  public static final String THERAPY = "bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x4";

  /** What is measured in every patient; the values are drawn. */
  public static final List<Measurement> MEASURED =
      List.of(
          new Measurement("m_protein", 0, 1, 0.2),
          new Measurement("m_protein", 28, 1, 0.2),
          new Measurement("tic_fraction", 0, 1, 0.4),
          new Measurement("m1_fold", 11, 1, 0.3));

  /** What is predicted and never measured. */
  private static final List<Measurement> PREDICTED =
      List.of(
          new Measurement("m_protein", 112, 1, 1),
          new Measurement("free_light_chain", 112, 1, 1),
          new Measurement("tic_fraction", 112, 1, 1));

  private static final List<String> NUMBERS = List.of("tic_sensitivity", "polarisation_gain");

  /** 0.975 quantile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  public TwinCoverage {
    quantities = List.copyOf(quantities);
  }

  /**
   * How one quantity fared.
   *
   * @param name in words
   * @param use whether it was measured, predicted or a number of the model
   * @param covered patients whose truth lay in the interval
   * @param used patients who were not refused
   * @param ranks place of each truth in its posterior, 0 to 1; uniform when twins are calibrated
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Quantity(String name, String use, int covered, int used, double[] ranks) {
    /** Share of intervals that held the truth. */
    public double share() {
      return (double) covered / used;
    }

    /** 95 % interval of the share: Wilson, J Am Stat Assoc 1927;22:209. */
    public Interval interval() {
      double n = used;
      double middle = (share() + Z * Z / (2 * n)) / (1 + Z * Z / n);
      double half =
          Z / (1 + Z * Z / n) * StrictMath.sqrt(share() * (1 - share()) / n + Z * Z / (4 * n * n));
      return Interval.of95(middle - half, middle + half);
    }

    /** Largest distance of the ranks' distribution function from the uniform one. */
    public double distance() {
      double[] sorted = ranks.clone();
      Arrays.sort(sorted);
      double most = 0;
      for (int i = 0; i < sorted.length; i++) {
        most = Math.max(most, Math.abs((i + 1.0) / sorted.length - sorted[i]));
        most = Math.max(most, Math.abs(sorted[i] - (double) i / sorted.length));
      }
      return most;
    }

    /**
     * The distance that uniform ranks stay below with 95 % probability: sqrt(ln(2/0.05) / 2n)
     * (Massart, Ann Probab 1990;18:1269).
     */
    public double allowed() {
      return StrictMath.sqrt(StrictMath.log(40) / (2.0 * ranks.length));
    }
  }

  /**
   * Draws patients, measures some of them with error and weighs the others by the measurements.
   *
   * @param seed of the patients and of the errors
   * @param population virtual patients to weigh, 1 or more
   * @param patients simulated patients with known truth, 1 or more
   * @param threads never changes a result
   */
  public static TwinCoverage of(
      ModelFolder models, Rival rival, long seed, int population, int patients, int threads) {
    List<Measurement> all = new ArrayList<>(MEASURED);
    all.addAll(PREDICTED);
    VirtualPatients drawn = VirtualPatients.draw(models, rival, seed, population + patients);
    Regimen therapy = Regimen.parse(THERAPY);
    MeasuredPatients truths =
        MeasuredPatients.under(drawn, therapy, Disease.RELAPSED, all, threads);
    List<Truth> asked = asked(all, truths, drawn, therapy);
    double[] prior = new double[population + patients];
    Arrays.fill(prior, 0, population, 1.0 / population);
    double level = 0.9;
    int[] covered = new int[asked.size()];
    double[][] ranks = new double[asked.size()][patients];
    int used = 0;
    Streams streams = new Streams(seed);
    for (int k = 0; k < patients; k++) {
      int patient = population + k;
      Twin twin = Twin.of(measured(truths, patient, streams.stream("assay", k)), prior, truths);
      if (twin.refusal().isPresent()) {
        continue;
      }
      Stream ties = streams.stream("rank", k);
      for (int q = 0; q < asked.size(); q++) {
        double[] values = asked.get(q).values();
        covered[q] += twin.interval(values, level).contains(values[patient]) ? 1 : 0;
        ranks[q][used] = rank(twin, values, values[patient], ties.uniform());
      }
      used++;
    }
    List<Quantity> quantities = new ArrayList<>();
    for (int q = 0; q < asked.size(); q++) {
      quantities.add(
          new Quantity(
              asked.get(q).name(),
              asked.get(q).use(),
              covered[q],
              used,
              Arrays.copyOf(ranks[q], used)));
    }
    return new TwinCoverage(population, patients, patients - used, level, quantities);
  }

  /** A quantity of every virtual patient. */
  private record Truth(String name, String use, double[] values) {}

  private static List<Truth> asked(
      List<Measurement> all, MeasuredPatients truths, VirtualPatients drawn, Regimen therapy) {
    List<Truth> asked = new ArrayList<>();
    for (int j = 1; j < all.size(); j++) {
      double[] values = new double[truths.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = truths.value(i, j);
      }
      asked.add(
          new Truth(
              words(all.get(j)),
              j < MEASURED.size() ? "measured with error" : "predicted",
              values));
    }
    Table numbers = drawn.table(drawn.niche(Disease.RELAPSED, therapy.drugs()));
    for (Column column : numbers.columns()) {
      if (column instanceof NumberColumn number && NUMBERS.contains(number.name())) {
        asked.add(
            new Truth(
                number.name().replace('_', ' ').replace("tic ", "TIC "),
                "number of the model",
                number.numbers()));
      }
    }
    return asked;
  }

  private static String words(Measurement m) {
    String what =
        switch (m.quantity()) {
          case "m_protein" -> "M-protein";
          case "free_light_chain" -> "free light chain";
          case "tic_fraction" -> "TIC share";
          case "m1_fold" -> "M1 fold";
          default -> m.quantity();
        };
    return what + ", day " + Math.round(m.day());
  }

  private static List<Measurement> measured(MeasuredPatients truths, int patient, Stream assay) {
    List<Measurement> measured = new ArrayList<>();
    for (int j = 0; j < MEASURED.size(); j++) {
      Measurement m = MEASURED.get(j);
      double value = truths.value(patient, j) * StrictMath.exp(m.sigma() * assay.normal());
      measured.add(new Measurement(m.quantity(), m.day(), value, m.cv()));
    }
    return measured;
  }

  /**
   * The weight below the truth, which itself counts as one more draw of the effective sample, put
   * evenly into its gap: uniform for equal weights.
   */
  private static double rank(Twin twin, double[] values, double truth, double uniform) {
    double below = 0;
    for (int i = 0; i < values.length; i++) {
      below += values[i] < truth ? twin.weights()[i] : 0;
    }
    return (twin.effective() * below + uniform) / (twin.effective() + 1);
  }
}
