package org.marrow.niche.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.simulation.Trajectory;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.regimen.Administration;
import org.marrow.niche.regimen.Regimen;
import org.marrow.niche.response.Assessment;
import org.marrow.niche.response.Depth;
import org.marrow.niche.response.Progression;
import org.marrow.niche.response.Response;

/**
 * The course of one typical patient under a regimen: simulated without chance and without assay
 * error, judged at visits. A regimen that stops at progression is stopped at the visit that
 * confirms it.
 *
 * @param doses what was given
 * @param trajectory the quantities of {@link #QUANTITIES}, a sample a day and at visits
 * @param response by the criteria; empty when the M-protein cannot be measured at baseline
 * @param depth lowest share of tumour cells
 * @param refractory whether the disease is refractory to the regimen; empty without doses or
 *     response
 */
public record Course(
    List<Administration> doses,
    Trajectory trajectory,
    Optional<Response> response,
    Depth depth,
    Optional<Boolean> refractory) {
  /** What is kept of a course. */
  public static final List<String> QUANTITIES =
      List.of(
          "m_protein",
          "free_light_chain",
          "crp",
          "M1",
          "IL1",
          "tic_fraction",
          "burden",
          "proteasome_inhibition");

  /**
   * Share of tumour cells in the marrow at baseline that residual disease is reckoned from: a
   * setting, the same as for virtual marrow samples.
   */
  public static final double MARROW_SHARE = 0.35;

  private static final double MEASURABLE = 10;

  public Course {
    doses = List.copyOf(doses);
  }

  /** The untreated or treated niche of a patient of this body, so that faults show early. */
  public static TreatedNiche niche(
      ModelFolder models, Rival rival, Disease disease, List<String> drugs, Body body) {
    Network niche = models.niche(Host.PATIENT, rival);
    if (disease.file().isPresent()) {
      niche = models.with(niche, disease.file().get());
    }
    TreatedNiche treated = TreatedNiche.of(models, niche, Host.PATIENT, drugs);
    return body.equals(Body.TYPICAL) ? treated : treated.with(body.numbers());
  }

  /**
   * Simulates a course.
   *
   * @param niche the niche with the drugs of the regimen
   * @param regimen empty for no treatment
   * @param body the one the niche was made for
   * @param settings parameters in place of the files' own
   * @param plan visits; its assay error is not used
   */
  public static Course of(
      TreatedNiche niche,
      Optional<Regimen> regimen,
      Body body,
      Map<String, Double> settings,
      VisitPlan plan) {
    double[] visits = plan.visits();
    double[] samples = samples(plan.days(), visits);
    List<Administration> planned =
        regimen.map(r -> r.administrations(body.size(), plan.days())).orElse(List.of());
    Trajectory trajectory = niche.simulate(planned, settings, samples, QUANTITIES);
    Optional<Response> response = response(trajectory, visits);
    List<Administration> given = planned;
    boolean stops = regimen.map(Regimen::stopsAtProgression).orElse(false);
    Optional<Progression> progression = response.flatMap(Response::progression);
    if (stops && progression.isPresent()) {
      // Progression is known for certain only at the visit that confirms it.
      double confirmed = progression.get().day() + plan.interval();
      given = planned.stream().filter(d -> d.time() < confirmed).toList();
      trajectory = niche.simulate(given, settings, samples, QUANTITIES);
    }
    Optional<Boolean> refractory =
        given.isEmpty() ? Optional.empty() : response.map(refractoryTo(given));
    Depth depth = Depth.of(trajectory.times(), trajectory.of("burden"), MARROW_SHARE);
    return new Course(given, trajectory, response, depth, refractory);
  }

  private static java.util.function.Function<Response, Boolean> refractoryTo(
      List<Administration> given) {
    return r -> r.isRefractory(given.getLast().time());
  }

  private static double[] samples(double days, double[] visits) {
    DoubleStream daily = DoubleStream.iterate(0, d -> d <= days, d -> d + 1);
    return DoubleStream.concat(
            DoubleStream.concat(daily, Arrays.stream(visits)), DoubleStream.of(days))
        .sorted()
        .distinct()
        .toArray();
  }

  private static Optional<Response> response(Trajectory course, double[] visits) {
    double[] protein = course.of("m_protein");
    if (!(protein[0] >= MEASURABLE)) {
      return Optional.empty();
    }
    List<Assessment> assessments = new ArrayList<>();
    for (double visit : visits) {
      int at = Arrays.binarySearch(course.times(), visit);
      assessments.add(Assessment.on(visit).serum(Math.max(0, protein[at])));
    }
    return Optional.of(Response.of(assessments));
  }

  /** The value of a quantity on a day that was sampled. */
  public double at(String quantity, double day) {
    int at = Arrays.binarySearch(trajectory.times(), day);
    return trajectory.of(quantity)[at >= 0 ? at : Math.min(trajectory.times().length - 1, -at - 1)];
  }
}
