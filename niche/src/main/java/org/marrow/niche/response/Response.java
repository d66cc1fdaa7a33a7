package org.marrow.niche.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The response of one course of disease.
 *
 * @param baseline what the changes are measured from
 * @param visits category at each assessment after baseline, unconfirmed, in order
 * @param best best category shown at two consecutive assessments before progression; stable disease
 *     when none is
 * @param progression the confirmed progression, when there is one
 * @param lastAssessed day of the last assessment
 */
public record Response(
    Assessment baseline,
    List<Visit> visits,
    Category best,
    Optional<Progression> progression,
    double lastAssessed) {
  public Response {
    visits = List.copyOf(visits);
  }

  /**
   * The category of one visit.
   *
   * @param day days since the first dose
   * @param category category at this visit alone
   */
  public record Visit(double day, Category category) {}

  /**
   * Applies the criteria to the assessments of one patient.
   *
   * @param assessments in order of time; the first is the baseline
   * @throws IllegalArgumentException when there are none, they are out of order, or the disease is
   *     not measurable at baseline (serum M-protein 10 g/L, urine M-protein 200 mg/24 h, or
   *     involved free light chain 100 mg/L)
   */
  public static Response of(List<Assessment> assessments) {
    if (assessments.isEmpty()) {
      throw new IllegalArgumentException("a response needs a baseline assessment");
    }
    for (int i = 1; i < assessments.size(); i++) {
      if (assessments.get(i).day() <= assessments.get(i - 1).day()) {
        throw new IllegalArgumentException(
            "assessments must be in order of time: day "
                + assessments.get(i).day()
                + " follows day "
                + assessments.get(i - 1).day());
      }
    }
    Criteria criteria = new Criteria(assessments);
    Optional<Progression> progression = criteria.progression();
    List<Visit> visits = new ArrayList<>();
    for (int i = 1; i < assessments.size(); i++) {
      visits.add(new Visit(assessments.get(i).day(), criteria.category(i)));
    }
    double end = progression.map(Progression::day).orElse(Double.POSITIVE_INFINITY);
    Category best = Category.SD;
    for (int i = 0; i + 1 < visits.size(); i++) {
      if (visits.get(i + 1).day() >= end) {
        break;
      }
      Category first = visits.get(i).category();
      Category second = visits.get(i + 1).category();
      Category confirmed = first.atLeast(second) ? second : first;
      best = confirmed.atLeast(best) ? confirmed : best;
    }
    if (best == Category.SD && progression.isPresent() && visits.getFirst().day() >= end) {
      best = Category.PD;
    }
    return new Response(
        assessments.getFirst(), visits, best, progression, assessments.getLast().day());
  }

  /**
   * Days to progression; empty while there is none (the course is then censored at {@link
   * #lastAssessed}).
   */
  public OptionalDouble timeToProgression() {
    return progression.map(p -> OptionalDouble.of(p.day())).orElse(OptionalDouble.empty());
  }

  /**
   * Days to progression or death, whichever came first.
   *
   * @param death day of death, empty while alive
   */
  public OptionalDouble progressionFreeSurvival(OptionalDouble death) {
    OptionalDouble progressed = timeToProgression();
    if (progressed.isEmpty()) {
      return death;
    }
    return death.isEmpty()
        ? progressed
        : OptionalDouble.of(Math.min(progressed.getAsDouble(), death.getAsDouble()));
  }

  /**
   * Whether the disease is refractory to a therapy: less than minimal response, or progression on
   * it or within 60 days of its last dose (Rajkumar 2011, Blood 117:4691).
   *
   * @param lastDose day of the last dose of the therapy
   */
  public boolean isRefractory(double lastDose) {
    boolean early = progression.isPresent() && progression.get().day() <= lastDose + 60;
    return early || !best.atLeast(Category.MR);
  }
}
