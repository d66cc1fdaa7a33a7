package org.marrow.kinetics.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.simulation.Simulation;
import org.marrow.kinetics.simulation.Trajectory;

/**
 * A simulation beside observations.
 *
 * @param simulation what is run; its doses count, its outputs and sample times are replaced by
 *     those of the observations
 * @param free the parameters to be estimated
 * @param data the observations
 * @param errors how they scatter
 */
public record Problem(
    Simulation simulation, List<Free> free, List<Observed> data, ErrorModel errors) {
  /** Residual of an observation that a failed run does not reach. */
  private static final double FAILED = 1e6;

  public Problem {
    free = List.copyOf(free);
    data = List.copyOf(data);
    if (free.isEmpty() || data.isEmpty()) {
      throw new IllegalArgumentException("estimation needs a free parameter and an observation");
    }
    for (Observed o : data) {
      if (errors == ErrorModel.GIVEN && !(o.sd() > 0)) {
        throw new IllegalArgumentException(
            "the observation of " + o.output() + " at " + o.time() + " needs an sd above 0");
      }
      if (errors == ErrorModel.RELATIVE && !(o.value() > 0)) {
        throw new IllegalArgumentException(
            "relative errors need values above 0; see " + o.output() + " at " + o.time());
      }
    }
    simulation = observing(simulation, data);
  }

  private static Simulation observing(Simulation simulation, List<Observed> data) {
    double last = data.stream().mapToDouble(Observed::time).max().orElse(0);
    Simulation sampled =
        new Simulation(
            simulation.model(),
            simulation.calendar().sampledAt(data.stream().mapToDouble(Observed::time).toArray()),
            data.stream().map(Observed::output).distinct().toList(),
            simulation.from(),
            Math.max(last, simulation.from()),
            simulation.method(),
            simulation.settings(),
            simulation.streams(),
            1);
    return sampled;
  }

  /** Predicted value of each observation; NaN where the run did not get. */
  public double[] predict(double[] values) {
    Map<String, Double> given = new LinkedHashMap<>();
    for (int i = 0; i < free.size(); i++) {
      given.put(free.get(i).id(), values[i]);
    }
    Trajectory run = simulation.run(new Patient(0, given));
    Map<Double, Integer> rows = new LinkedHashMap<>();
    for (int i = 0; i < run.times().length; i++) {
      rows.put(run.times()[i], i);
    }
    double[] predicted = new double[data.size()];
    for (int i = 0; i < predicted.length; i++) {
      Observed o = data.get(i);
      Integer row = rows.get(o.time());
      predicted[i] =
          row == null ? Double.NaN : run.values()[row][run.outputs().indexOf(o.output())];
    }
    return predicted;
  }

  /** Residuals, in standard errors where these are given. */
  double[] residuals(double[] values) {
    double[] predicted = predict(values);
    double[] residuals = new double[predicted.length];
    for (int i = 0; i < residuals.length; i++) {
      Observed o = data.get(i);
      double residual =
          switch (errors) {
            case GIVEN -> (predicted[i] - o.value()) / o.sd();
            case CONSTANT -> predicted[i] - o.value();
            case RELATIVE ->
                predicted[i] > 0
                    ? StrictMath.log(predicted[i]) - StrictMath.log(o.value())
                    : FAILED;
          };
      residuals[i] = Double.isFinite(residual) ? residual : FAILED;
    }
    return residuals;
  }

  /**
   * Minus twice the logarithm of the likelihood, its constants included; where the standard
   * deviation is estimated it is at its most likely value, sqrt(sum of squares / n).
   */
  double deviance(double sumOfSquares) {
    int n = data.size();
    double constant = n * StrictMath.log(2 * Math.PI);
    return switch (errors) {
      case GIVEN -> {
        double logs = 0;
        for (Observed o : data) {
          logs += 2 * StrictMath.log(o.sd());
        }
        yield constant + logs + sumOfSquares;
      }
      case CONSTANT -> constant + n * (StrictMath.log(sumOfSquares / n) + 1);
      case RELATIVE -> {
        double logs = 0;
        for (Observed o : data) {
          logs += 2 * StrictMath.log(o.value());
        }
        yield constant + logs + n * (StrictMath.log(sumOfSquares / n) + 1);
      }
    };
  }

  /** The same with one parameter held at a value. */
  Problem holding(int index, double value) {
    Map<String, Double> held = Map.of(free.get(index).id(), value);
    List<Free> rest = new ArrayList<>(free);
    rest.remove(index);
    return new Problem(held(held), rest, data, errors);
  }

  private Simulation held(Map<String, Double> values) {
    return new Simulation(
        simulation.model().with(values),
        simulation.calendar(),
        simulation.outputs(),
        simulation.from(),
        simulation.until(),
        simulation.method(),
        simulation.settings(),
        simulation.streams(),
        1);
  }
}
