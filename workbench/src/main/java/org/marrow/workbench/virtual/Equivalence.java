package org.marrow.workbench.virtual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.marrow.cytometry.count.Count;
import org.marrow.foundation.random.Streams;
import org.marrow.workbench.count.SampleCounter;
import org.marrow.workbench.study.VirtualPlan;

/**
 * The assay with files beside the one without. Half of the tubes say what the gates add to
 * counting, the other half, which had no say in it, show whether the error of a reading is then the
 * same.
 *
 * @param assay the assay without files, its two numbers from the first half
 * @param tubes tubes of each half
 * @param filesMean mean of counted over true share in the second half, in doublings, by files
 * @param filesSpread its standard deviation
 * @param lightMean the same without files
 * @param lightSpread the same without files
 */
record Equivalence(
    LightAssay assay,
    int tubes,
    double filesMean,
    double filesSpread,
    double lightMean,
    double lightSpread) {

  /** Sends the second samples of some patients through files. */
  static Equivalence of(
      List<Pool.Course> pool,
      VirtualPlan plan,
      Streams streams,
      SampleCounter counter,
      String definition,
      Path folder,
      int patients,
      int threads) {
    VirtualCohort cohort =
        VirtualCohort.of(pool, IntStream.range(0, patients).toArray(), plan, streams, 0);
    List<SampleCounter.Counted> counted =
        new VirtualSamples(plan, streams, counter, folder).count(cohort, threads, (_, _) -> {});
    List<double[]> rows = new ArrayList<>();
    TubeNoise noise = TubeNoise.usual(plan.events());
    for (SampleCounter.Counted c : counted) {
      if (!c.sample().row().visit().equals(Tube.AFTER.visit())
          || c.sample().count(definition).isEmpty()) {
        continue;
      }
      int place = Integer.parseInt(c.sample().row().patient().substring(1)) - 1;
      Count count = c.sample().count(definition).get();
      Marrow marrow = pool.get(place).after();
      double[] drawn = TubeDraw.of(streams, place, Tube.AFTER.ordinal(), noise).shares(marrow);
      double read = LightAssay.log2(count.k(), count.n());
      rows.add(
          new double[] {
            place,
            read - log2(marrow.m1OfLeukocytes()),
            read - log2(Marrow.m1OfLeukocytes(drawn)),
            count.k()
          });
    }
    int half = rows.size() / 2;
    List<double[]> first = rows.subList(0, half);
    List<double[]> second = rows.subList(half, rows.size());
    double bias = mean(first, 2);
    double counting =
        first.stream().mapToDouble(r -> 1 / (r[3] + 0.5)).average().orElse(0)
            / (StrictMath.log(2) * StrictMath.log(2));
    double spread = spread(first, 2);
    LightAssay assay =
        new LightAssay(bias, StrictMath.sqrt(Math.max(0, spread * spread - counting)));
    List<double[]> light = new ArrayList<>();
    for (double[] row : second) {
      Pool.Course course = pool.get((int) row[0]);
      double read = assay.log2Share(course, Tube.AFTER, plan, streams, (long) row[0], 0);
      light.add(new double[] {row[0], read - log2(course.after().m1OfLeukocytes())});
    }
    return new Equivalence(
        assay, half, mean(second, 1), spread(second, 1), mean(light, 1), spread(light, 1));
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }

  private static double mean(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(r -> r[column]).average().orElse(Double.NaN);
  }

  private static double spread(List<double[]> rows, int column) {
    double mean = mean(rows, column);
    double squares = rows.stream().mapToDouble(r -> (r[column] - mean) * (r[column] - mean)).sum();
    return StrictMath.sqrt(squares / Math.max(1, rows.size() - 1));
  }
}
