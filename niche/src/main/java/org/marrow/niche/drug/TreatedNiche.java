package org.marrow.niche.drug;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.units.Base;
import org.marrow.foundation.units.Quantity;
import org.marrow.foundation.units.Unit;
import org.marrow.kinetics.compile.Kernel;
import org.marrow.kinetics.compile.KernelCompiler;
import org.marrow.kinetics.expression.Interpreter;
import org.marrow.kinetics.model.Equations;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Start;
import org.marrow.kinetics.model.State;
import org.marrow.kinetics.ode.Change;
import org.marrow.kinetics.ode.Course;
import org.marrow.kinetics.ode.LaneIntegrator;
import org.marrow.kinetics.ode.Outcome;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.ode.Sink;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.Route;

/**
 * The niche of one host under one rival explanation, together with the drugs of an arm, ready to
 * run.
 */
public final class TreatedNiche {
  private static final Unit MILLIGRAM = Unit.parse("mg");
  private static final Unit GRAY = Unit.of(Base.LENGTH).power(2).per(Unit.of(Base.TIME).power(2));

  private final Network network;
  private final Equations equations;
  private final Kernel kernel;
  private final Set<Integer> infused;

  private TreatedNiche(Network network) {
    this.network = network;
    this.equations = new Equations(ReactionSystem.of(network));
    this.infused = new HashSet<>();
    List<State> states = equations.system().states();
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).id().endsWith("_central")) {
        infused.add(i);
      }
    }
    this.kernel = KernelCompiler.compile(equations, infused);
  }

  /**
   * Joins the niche with drugs.
   *
   * @throws InvalidInput when a drug has no model
   */
  public static TreatedNiche of(
      ModelFolder models, Host host, Rival rival, Collection<String> drugs) {
    return new TreatedNiche(NetworkJoin.join(models.niche(host, rival), models.drugs(drugs, host)));
  }

  /** The joined network. */
  public Network network() {
    return network;
  }

  /** Its normalised form. */
  public ReactionSystem system() {
    return equations.system();
  }

  /** Its compiled form; central compartments take infusions. */
  public Kernel kernel() {
    return kernel;
  }

  /** States and inputs at the start, with parameter values in place of the files' own. */
  public Start start(Map<String, Double> values) {
    return Start.of(equations, 0, values);
  }

  /**
   * Doses as changes of the system: a bolus into {@code DRUG_depot} (by mouth, under the skin, into
   * the peritoneum) or {@code DRUG_central} (into a vein), an infusion as a rate into the latter.
   *
   * @throws InvalidInput naming every drug that has no place for its route
   */
  public List<Change> changes(List<Administration> doses) {
    Findings findings = new Findings();
    Set<String> told = new HashSet<>();
    List<Change> changes = new ArrayList<>();
    for (Administration dose : doses) {
      OptionalInt target = target(dose);
      if (target.isEmpty()) {
        if (told.add(dose.drug() + dose.route())) {
          findings.add(
              NicheRules.NO_ROUTE.at(
                  Where.in("regimen").column(dose.drug()),
                  dose.drug() + " has no place for a dose " + dose.route()));
        }
        continue;
      }
      double amount = amount(dose.amount());
      if (dose.duration() > 0 && infused.contains(target.getAsInt())) {
        double rate = amount / dose.duration();
        changes.add(new Change(dose.time(), Change.Target.ADD_TO_RATE, target.getAsInt(), rate));
        changes.add(
            new Change(
                dose.time() + dose.duration(),
                Change.Target.ADD_TO_RATE,
                target.getAsInt(),
                -rate));
      } else {
        changes.add(new Change(dose.time(), Change.Target.ADD_TO_STATE, target.getAsInt(), amount));
      }
    }
    findings.throwIfFaulty();
    changes.sort(Comparator.comparingDouble(Change::time));
    return changes;
  }

  private OptionalInt target(Administration dose) {
    OptionalInt depot = system().state(dose.drug() + "_depot");
    OptionalInt central = system().state(dose.drug() + "_central");
    return dose.route() == Route.IV && central.isPresent() ? central : depot;
  }

  private static double amount(Quantity dose) {
    return dose.unit().fits(GRAY) ? dose.to(GRAY).value() : dose.to(MILLIGRAM).value();
  }

  /**
   * Runs one course.
   *
   * @param doses doses for this body
   * @param values parameter values in place of the files' own, by name
   * @param samples sorted times, days
   * @param ids quantities of the network to sample
   */
  public Trajectory simulate(
      List<Administration> doses, Map<String, Double> values, double[] samples, List<String> ids) {
    Start start = start(values);
    Trajectory trajectory = new Trajectory(samples, ids);
    int[] nodes = ids.stream().mapToInt(this::node).toArray();
    Interpreter interpreter = new Interpreter(equations.graph(), nodes);
    double end = samples[samples.length - 1];
    List<Change> changes = changes(doses).stream().filter(c -> c.time() <= end).toList();
    Course course = new Course(0, end, start.states(), start.inputs(), changes, samples);
    Settings settings = Settings.of(1e-7, 1e-9);
    List<Outcome> outcomes = new ArrayList<>();
    Sink sink =
        new Sink() {
          @Override
          public void sample(long number, int sample, double time, double[] state) {
            trajectory.set(sample, interpreter.evaluate(time, state, start.inputs()));
          }

          @Override
          public void finished(long number, Outcome outcome) {
            outcomes.add(outcome);
          }
        };
    List<Course> one = new ArrayList<>(List.of(course));
    new LaneIntegrator(kernel, kernel.routines(1), settings, settings.absoluteTolerances(system()))
        .run(
            () ->
                one.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(new LaneIntegrator.Numbered(0, one.removeFirst())),
            sink);
    if (!outcomes.getFirst().isDone()) {
      throw new IllegalStateException(
          "the course ended on day "
              + outcomes.getFirst().time()
              + ": "
              + outcomes.getFirst().status().meaning());
    }
    return trajectory;
  }

  private int node(String id) {
    return equations.node(
        system()
            .observable(id)
            .orElseThrow(() -> new IllegalArgumentException("the niche has no quantity " + id))
            .value());
  }
}
