package org.marrow.niche.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.marrow.kinetics.estimation.Free;
import org.marrow.kinetics.model.Network;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.Published;

/**
 * The numbers of a rival that may move, and how far its readouts lie from the published ones.
 *
 * <p>The fold of M1 macrophages and the death of untreated mice do not depend on these numbers; all
 * rivals meet them alike, so they are left out. Where self-renewal gains from interleukin-1beta,
 * its base falls by as much as the untreated niche gives, so that untreated growth stays.
 *
 * <p>The likelihood is normal. A published range counts as two standard errors to each side. A
 * published direction is a bound: what lies beyond it fits perfectly, what falls short is judged
 * with a standard error of a tenth of the bound, which is an assumption, for no paper gives one.
 */
public final class RivalProblem {
  private static final double ERROR_OF_BOUND = 0.1;

  private final Rival rival;
  private final List<Free> free;
  private final MouseReadouts readouts;
  private final double[] defaults;
  private final double untreatedSignal;
  private final double renewalAtRest;

  /** The problem of a rival on the models of a folder. */
  public RivalProblem(ModelFolder models, Rival rival) {
    this.rival = rival;
    List<Free> all = new ArrayList<>();
    all.add(Free.positive("tic_sensitivity", 0.01, 1.2));
    all.add(Free.positive("differentiated_sensitivity", 0.05, 2));
    switch (rival) {
      case SELF_RENEWAL -> {
        all.add(Free.positive("renewal_gain", 0.01, 0.8));
        all.add(Free.positive("secretion_gain", 0.05, 10));
      }
      case PLASTICITY -> {
        all.add(Free.positive("plasticity_rate", 1e-6, 0.01));
        all.add(Free.positive("plasticity_gain", 0.5, 200));
      }
      case SELECTIVE_SURVIVAL -> {}
    }
    free = List.copyOf(all);
    Network niche = models.niche(Host.MOUSE, rival);
    defaults = free.stream().mapToDouble(f -> value(niche, f.id())).toArray();
    double sensed = StrictMath.pow(value(niche, "il1_baseline"), value(niche, "il1_steepness"));
    untreatedSignal = sensed / (1 + sensed);
    renewalAtRest = value(niche, "renewal_base") + value(niche, "renewal_gain") * untreatedSignal;
    readouts =
        new MouseReadouts(
            models,
            rival,
            MouseExperiments.published().stream().filter(RivalProblem::depends).toList());
  }

  private static boolean depends(Published row) {
    return row.readout() == Published.Readout.TIC_FOLD
        || row.readout() == Published.Readout.SURVIVAL_GAIN;
  }

  private static double value(Network niche, String id) {
    return niche.parameters().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow()
        .value()
        .orElseThrow();
  }

  /** The rival. */
  public Rival rival() {
    return rival;
  }

  /** The numbers that move, with their limits. */
  public List<Free> free() {
    return free;
  }

  /** The published numbers in use. */
  public List<Published> rows() {
    return readouts.rows();
  }

  /** The numbers of the model files. */
  double[] defaults() {
    return defaults.clone();
  }

  /** Model settings for values of the numbers that move. */
  Map<String, Double> settings(double[] values) {
    Map<String, Double> settings = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      settings.put(free.get(i).id(), values[i]);
      if (free.get(i).id().equals("renewal_gain")) {
        settings.put("renewal_base", renewalAtRest - values[i] * untreatedSignal);
      }
    }
    return settings;
  }

  /** The readouts at many places, a row a place. */
  double[][] readouts(List<double[]> values) {
    return readouts.at(values.stream().map(this::settings).toList());
  }

  /** The published centres and bounds. */
  double[] targets() {
    return rows().stream().mapToDouble(RivalProblem::target).toArray();
  }

  /** Standard errors of the published centres and bounds. */
  double[] errors() {
    return rows().stream().mapToDouble(RivalProblem::error).toArray();
  }

  private static double target(Published row) {
    return bound(row).orElse(0.5 * (row.low() + row.high()));
  }

  private static double error(Published row) {
    OptionalDouble bound = bound(row);
    return bound.isPresent()
        ? ERROR_OF_BOUND * Math.abs(bound.getAsDouble())
        : (row.high() - row.low()) / 4;
  }

  /** The lower bound, when only a direction was published. */
  private static OptionalDouble bound(Published row) {
    return Double.isInfinite(row.high()) ? OptionalDouble.of(row.low()) : OptionalDouble.empty();
  }

  /** Distances in standard errors, 0 beyond a bound. */
  double[] residuals(double[] readout, double[] targets) {
    double[] errors = errors();
    double[] residuals = new double[readout.length];
    for (int j = 0; j < residuals.length; j++) {
      double z = (readout[j] - targets[j]) / errors[j];
      boolean beyond = z > 0 && bound(rows().get(j)).isPresent();
      residuals[j] = beyond ? 0 : Double.isFinite(z) ? z : 1e3;
    }
    return residuals;
  }

  /** Minus twice the log likelihood, without its constant. */
  double deviance(double[] readout, double[] targets) {
    return Arrays.stream(residuals(readout, targets)).map(r -> r * r).sum();
  }
}
