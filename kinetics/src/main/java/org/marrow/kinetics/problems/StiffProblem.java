package org.marrow.kinetics.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.ode.Integrator;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.simulation.Model;

/**
 * A stiff problem of the literature and its solution at one time.
 *
 * @param name its usual name
 * @param end time of the reference
 * @param reference the states at that time, y1, y2, ...: those that the Test Set for IVP Solvers
 *     (F. Mazzia and C. Magherini, release 2.4, University of Bari, 2008) gives
 * @param smallest absolute tolerance as a part of the relative one, for the problem's smallest
 *     state
 */
public record StiffProblem(String name, double end, List<Double> reference, double smallest) {
  /** The problems. */
  public static List<StiffProblem> all() {
    return List.of(
        of(
            "HIRES",
            321.8122,
            1e-4,
            0.7371312573325668e-3,
            0.1442485726316185e-3,
            0.5888729740967575e-4,
            0.1175651343283149e-2,
            0.2386356198831331e-2,
            0.6238968252742796e-2,
            0.2849998395185769e-2,
            0.2850001604814231e-2),
        of("ROBER", 1e11, 1e-8, 0.2083340149701255e-7, 0.8333360770334713e-13, 0.9999999791665050),
        of("OREGO", 360, 1e-3, 0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3),
        of("VDPOL", 2000, 1e-3, 0.1706167732170483e1, -0.8928097010247975e-3),
        of(
            "POLLU",
            60,
            1e-8,
            0.5646255480022769e-1,
            0.1342484130422339,
            0.4139734331099427e-8,
            0.5523140207484359e-2,
            0.2018977262302196e-6,
            0.1464541863493966e-6,
            0.7784249118997964e-1,
            0.3245075353396018,
            0.7494013383880406e-2,
            0.1622293157301561e-7,
            0.1135863833257075e-7,
            0.2230505975721359e-2,
            0.2087162882798630e-3,
            0.1396921016840158e-4,
            0.8964884856898295e-2,
            0.4352846369330103e-17,
            0.6899219696263405e-2,
            0.1007803037365946e-3,
            0.1772146513969984e-5,
            0.5682943292316392e-4));
  }

  public StiffProblem {
    reference = List.copyOf(reference);
  }

  private static StiffProblem of(String name, double end, double smallest, Double... reference) {
    return new StiffProblem(name, end, List.of(reference), smallest);
  }

  /** The problem as a model. */
  public Model model() {
    return read(name.toLowerCase(Locale.ROOT));
  }

  /** The benchmark problem of 16 states; it has references for single patients only. */
  public static Model niche16() {
    return read("niche16");
  }

  private static Model read(String file) {
    try (InputStream in = StiffProblem.class.getResourceAsStream(file + ".ant")) {
      if (in == null) {
        throw new IllegalStateException("no problem " + file);
      }
      return Model.ofAntimony(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What one run costs and how wrong it is.
   *
   * @param error largest relative error of a state; of states below 1e-10 of the problem's largest,
   *     relative to that
   * @param steps accepted steps
   */
  public record Result(double relative, double error, long steps) {}

  /** Runs the problem at a relative tolerance. */
  public Result run(double relative) {
    Model model = model();
    Kernel kernel = model.kernel(Set.of());
    Settings settings = Settings.of(relative, relative * smallest);
    Integrator run = new Integrator(kernel, settings, settings.absoluteTolerances(model.system()));
    Start start = Start.of(model.equations(), 0, Map.of());
    run.start(0, start.states(), start.inputs());
    while (run.time() < end) {
      if (!run.step(Double.POSITIVE_INFINITY)) {
        throw new IllegalStateException(name + ": " + run.failure());
      }
    }
    double[] state = new double[reference.size()];
    run.interpolate(end, state);
    double largest = reference.stream().mapToDouble(Math::abs).max().orElse(1);
    double error = 0;
    for (int i = 0; i < state.length; i++) {
      double exact = reference.get(index(model, i));
      error =
          Math.max(error, Math.abs(state[i] - exact) / Math.max(Math.abs(exact), 1e-10 * largest));
    }
    return new Result(relative, error, run.steps());
  }

  /** The number of state i in the usual order: the system's order need not be y1, y2, .... */
  private static int index(Model model, int i) {
    return Integer.parseInt(model.system().states().get(i).id().substring(1)) - 1;
  }
}
