package org.marrow.niche.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;

/**
 * The rivals fitted to the same published numbers and set side by side.
 *
 * @param fits one a rival
 * @param standings in the same order
 */
public record RivalComparison(List<RivalFit> fits, List<Standing> standings) {
  private static final int REDRAWS = 500;

  /**
   * Where a rival stands.
   *
   * @param rival the rival
   * @param difference its Akaike criterion less the least one
   * @param weight its Akaike weight, exp(-difference/2) over the sum of all
   * @param corrected its criterion corrected for few data; infinite when there are too few
   * @param differenceInterval 95 % of the difference when every published number is redrawn with
   *     its standard error
   * @param best share of the redraws in which it has the least criterion
   */
  public record Standing(
      Rival rival,
      double difference,
      double weight,
      double corrected,
      Interval differenceInterval,
      double best) {}

  /**
   * Fits every rival.
   *
   * @param seed of the redraws
   * @param progress hears what is being done
   */
  public static RivalComparison run(ModelFolder models, long seed, Consumer<String> progress) {
    List<RivalProblem> problems = new ArrayList<>();
    List<RivalFit> fits = new ArrayList<>();
    for (Rival rival : Rival.values()) {
      progress.accept("fitting " + rival.id());
      RivalProblem problem = new RivalProblem(models, rival);
      problems.add(problem);
      fits.add(RivalFit.of(problem));
    }
    progress.accept("redrawing the published numbers");
    List<double[]> targets = redrawn(problems.getFirst(), seed);
    double[][] criteria = new double[fits.size()][];
    for (int r = 0; r < fits.size(); r++) {
      RivalFit fit = fits.get(r);
      criteria[r] =
          Arrays.stream(RivalFit.refitted(problems.get(r), fit, targets))
              .map(d -> d + 2.0 * fit.parameters())
              .toArray();
    }
    return new RivalComparison(List.copyOf(fits), standings(fits, criteria));
  }

  private static List<double[]> redrawn(RivalProblem problem, long seed) {
    double[] centres = problem.targets();
    double[] errors = problem.errors();
    List<double[]> all = new ArrayList<>();
    for (int b = 0; b < REDRAWS; b++) {
      Stream stream = new Streams(seed).stream("published numbers redrawn", b);
      double[] drawn = new double[centres.length];
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = centres[j] + errors[j] * stream.normal();
      }
      all.add(drawn);
    }
    return all;
  }

  private static List<Standing> standings(List<RivalFit> fits, double[][] criteria) {
    double least = fits.stream().mapToDouble(RivalFit::akaike).min().orElse(0);
    double sum = fits.stream().mapToDouble(f -> StrictMath.exp(-0.5 * (f.akaike() - least))).sum();
    int n = criteria[0].length;
    double[][] differences = new double[fits.size()][n];
    int[] wins = new int[fits.size()];
    for (int b = 0; b < n; b++) {
      int best = 0;
      for (int r = 1; r < fits.size(); r++) {
        best = criteria[r][b] < criteria[best][b] ? r : best;
      }
      wins[best]++;
      for (int r = 0; r < fits.size(); r++) {
        differences[r][b] = criteria[r][b] - criteria[best][b];
      }
    }
    List<Standing> standings = new ArrayList<>();
    for (int r = 0; r < fits.size(); r++) {
      double difference = fits.get(r).akaike() - least;
      Arrays.sort(differences[r]);
      standings.add(
          new Standing(
              fits.get(r).rival(),
              difference,
              StrictMath.exp(-0.5 * difference) / sum,
              fits.get(r).corrected(),
              Interval.of95(
                  differences[r][(int) (0.025 * n)], differences[r][(int) (0.975 * n) - 1]),
              (double) wins[r] / n));
    }
    return List.copyOf(standings);
  }
}
