package org.marrow.niche.drug;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.units.Base;
import org.marrow.foundation.units.Quantity;
import org.marrow.foundation.units.Unit;
import org.marrow.kinetics.dosing.Calendar;
import org.marrow.kinetics.dosing.Dose;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.ode.Settings;
import org.marrow.kinetics.population.Patient;
import org.marrow.kinetics.simulation.Model;
import org.marrow.kinetics.simulation.Simulation;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.Route;

/**
 * The niche of one host under one rival explanation, together with the drugs of an arm, ready to
 * run.
 */
public final class TreatedNiche {
  private static final Unit MILLIGRAM = Unit.parse("mg");
  private static final Unit GRAY = Unit.of(Base.LENGTH).power(2).per(Unit.of(Base.TIME).power(2));
  private static final Settings SETTINGS = Settings.of(1e-7, 1e-9);

  private final Model model;
  private final Set<String> marrow;
  private final Map<String, Set<Route>> routes;

  private TreatedNiche(Network network, Set<String> marrow, Map<String, Set<Route>> routes) {
    this.model = Model.of(network);
    this.marrow = Set.copyOf(marrow);
    this.routes = Map.copyOf(routes);
  }

  /**
   * Joins the niche with drugs.
   *
   * @throws InvalidInput when a drug has no model
   */
  public static TreatedNiche of(
      ModelFolder models, Host host, Rival rival, Collection<String> drugs) {
    return of(models, models.niche(host, rival), host, drugs);
  }

  /** Joins a niche whose numbers have been set with drugs. */
  public static TreatedNiche of(
      ModelFolder models, Network niche, Host host, Collection<String> drugs) {
    Set<String> marrow = new HashSet<>();
    niche.species().forEach(s -> marrow.add(s.id()));
    for (Rule rule : niche.rules()) {
      if (rule instanceof Rule.RateRule rate) {
        marrow.add(rate.variable());
      }
    }
    Network joined = NetworkJoin.join(niche, models.drugs(drugs, host));
    Map<String, Set<Route>> routes = new HashMap<>();
    drugs.forEach(drug -> routes.put(drug, models.routes(drug, host)));
    return new TreatedNiche(joined, marrow, routes);
  }

  /** The same with these values of parameters; a drug that is not here leaves its own unused. */
  public TreatedNiche with(Map<String, Double> values) {
    return new TreatedNiche(DosedNetwork.of(model.network(), List.of(), values), marrow, routes);
  }

  /** Ids of the states that the niche has of its own; all others are drugs'. */
  public Set<String> marrowStates() {
    return marrow;
  }

  /** The joined network, normalised and compiled when first run. */
  public Model model() {
    return model;
  }

  /**
   * Doses as a calendar: a bolus into {@code DRUG_depot} (by mouth, under the skin, into the
   * peritoneum) or {@code DRUG_central} (into a vein), an infusion into the latter.
   *
   * @throws InvalidInput naming every drug that has no place for its route
   */
  public Calendar calendar(List<Administration> doses) {
    return Calendar.of(entries(doses));
  }

  /**
   * The joined network with its doses as events, for programs that know no regimen.
   *
   * @param doses doses for this body
   * @param values parameters and starting values in place of the files' own, by name
   * @throws InvalidInput naming every drug that has no place for its route
   */
  public Network dosed(List<Administration> doses, Map<String, Double> values) {
    return DosedNetwork.of(model.network(), entries(doses), values);
  }

  private List<Dose> entries(List<Administration> doses) {
    Findings findings = new Findings();
    Set<String> told = new HashSet<>();
    List<Dose> entries = new ArrayList<>();
    for (Administration dose : doses) {
      Optional<String> target = target(dose);
      if (target.isPresent()) {
        entries.add(new Dose(dose.time(), target.get(), amount(dose.amount()), dose.duration()));
      } else if (told.add(dose.drug() + dose.route())) {
        findings.add(
            NicheRules.NO_ROUTE.at(
                Where.in("regimen").column(dose.drug()),
                dose.drug() + " has no place for a dose " + dose.route().words(),
                remedy(dose.drug())));
      }
    }
    findings.throwIfFaulty();
    return entries;
  }

  private String remedy(String drug) {
    Set<Route> known = routes.getOrDefault(drug, Set.of());
    return known.isEmpty()
        ? NicheRules.NO_ROUTE.remedy()
        : "Give it "
            + String.join(" or ", known.stream().sorted().map(Route::words).toList())
            + ".";
  }

  private Optional<String> target(Administration dose) {
    if (!routes.getOrDefault(dose.drug(), EnumSet.allOf(Route.class)).contains(dose.route())) {
      return Optional.empty();
    }
    String depot = dose.drug() + "_depot";
    String central = dose.drug() + "_central";
    if (dose.route() == Route.IV && model.system().state(central).isPresent()) {
      return Optional.of(central);
    }
    return model.system().state(depot).isPresent() ? Optional.of(depot) : Optional.empty();
  }

  private static double amount(Quantity dose) {
    return dose.unit().fits(GRAY) ? dose.to(GRAY).value() : dose.to(MILLIGRAM).value();
  }

  /**
   * The simulation of doses, sampled.
   *
   * @param samples sorted times, days since the first dose
   * @param ids quantities of the network to keep
   */
  public Simulation simulation(List<Administration> doses, double[] samples, List<String> ids) {
    double end = samples[samples.length - 1];
    List<Administration> within = doses.stream().filter(d -> d.time() < end).toList();
    return Simulation.of(model, calendar(within).sampledAt(samples))
        .until(end)
        .observing(ids.toArray(String[]::new))
        .with(SETTINGS);
  }

  /**
   * Runs one course.
   *
   * @param doses doses for this body
   * @param values parameter and starting values in place of the files' own, by name
   * @param samples sorted times, days since the first dose
   * @param ids quantities of the network to keep
   */
  public Trajectory simulate(
      List<Administration> doses, Map<String, Double> values, double[] samples, List<String> ids) {
    Trajectory course = simulation(doses, samples, ids).run(new Patient(0, values));
    if (!course.outcome().isDone()) {
      throw new IllegalStateException(
          "the course ended on day "
              + course.outcome().time()
              + ": "
              + course.outcome().status().meaning());
    }
    return course;
  }
}
