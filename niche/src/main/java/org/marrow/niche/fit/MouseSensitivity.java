package org.marrow.niche.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.marrow.kinetics.estimation.Sobol;
import org.marrow.kinetics.model.Network;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.Published;

/**
 * Which numbers of the mouse model its readouts depend on: Sobol's indices over a box in which each
 * number lies between half and twice its value, all independent and uniform on a logarithmic scale.
 * First order by Saltelli 2010, total by Jansen 1999 ({@link Sobol}).
 *
 * @param rival the explanation
 * @param factors the numbers that move
 * @param outputs one a readout
 */
public record MouseSensitivity(Rival rival, List<String> factors, List<Output> outputs) {
  /** A number lies between its value divided and multiplied by this. */
  public static final double SPAN = 2;

  private static final List<String> SHARED =
      List.of(
          "polarisation_gain",
          "secretion_gain",
          "m1_loss",
          "il1_baseline",
          "tic_sensitivity",
          "differentiated_sensitivity");

  /**
   * The indices of one readout.
   *
   * @param row the published number that it is set against
   * @param variance variance of the readout over the box
   * @param first share of the variance that each number explains alone
   * @param total share in which each number takes part
   */
  public record Output(Published row, double variance, double[] first, double[] total) {}

  /**
   * Computes the indices.
   *
   * @param points points of Sobol's sequence, best a power of 2; the model runs points times
   *     (numbers + 2) times
   */
  public static MouseSensitivity of(ModelFolder models, Rival rival, int points) {
    List<String> factors = new ArrayList<>(SHARED);
    switch (rival) {
      case SELF_RENEWAL -> factors.add("renewal_gain");
      case PLASTICITY -> factors.addAll(List.of("plasticity_rate", "plasticity_gain"));
      case SELECTIVE_SURVIVAL -> {}
    }
    Network niche = models.niche(Host.MOUSE, rival);
    double[] typical = factors.stream().mapToDouble(id -> value(niche, id)).toArray();
    MouseReadouts readouts =
        new MouseReadouts(
            models,
            rival,
            MouseExperiments.published().stream().filter(MouseSensitivity::isShown).toList());
    // First all points are asked for, then all are run at once, then the indices are computed.
    List<double[]> asked = new ArrayList<>();
    Sobol.of(
        u -> {
          asked.add(u);
          return asked.size() % 2;
        },
        factors.size(),
        points);
    List<Map<String, Double>> settings = new ArrayList<>();
    for (double[] u : asked) {
      Map<String, Double> setting = new HashMap<>();
      for (int i = 0; i < u.length; i++) {
        setting.put(factors.get(i), typical[i] * StrictMath.pow(SPAN, 2 * u[i] - 1));
      }
      settings.add(setting);
    }
    double[][] read = readouts.at(settings);
    List<Output> outputs = new ArrayList<>();
    for (int j = 0; j < readouts.rows().size(); j++) {
      int column = j;
      int[] next = {0};
      Sobol sobol = Sobol.of(u -> read[next[0]++][column], factors.size(), points);
      outputs.add(
          new Output(readouts.rows().get(j), sobol.variance(), sobol.first(), sobol.total()));
    }
    return new MouseSensitivity(rival, List.copyOf(factors), List.copyOf(outputs));
  }

  private static boolean isShown(Published row) {
    return switch (row.readout()) {
      case M1_FOLD, SURVIVAL_GAIN -> true;
      case TIC_FOLD -> List.of("bortezomib", "both", "conditioned-medium").contains(row.arm());
      case SURVIVAL -> false;
    };
  }

  private static double value(Network niche, String id) {
    return niche.parameters().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow()
        .value()
        .orElseThrow();
  }

  /** Indices of the factors of an output, the most influential first. */
  public static int[] ranking(Output output) {
    return java.util.stream.IntStream.range(0, output.total().length)
        .boxed()
        .sorted((a, b) -> Double.compare(output.total()[b], output.total()[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether a readout hardly moves over the box, so that its indices mean nothing. */
  public static boolean isIdle(Output output) {
    return output.variance() <= 1e-9;
  }

  /** Whether some course of the box gave no value, so that there are no indices. */
  public static boolean isMissing(Output output) {
    return Double.isNaN(output.variance());
  }
}
