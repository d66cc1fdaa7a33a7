package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.reliability.Attenuation;
import org.marrow.workbench.study.VirtualPlan;

/**
 * The virtual patients of a study, as a clinic sees them: the first of a pool under the first arm.
 */
public final class VirtualCohort {
  private static final double ALPHA = 0.05;

  private final List<Patient> patients;
  private final VirtualPlan plan;

  private VirtualCohort(VirtualPlan plan, List<Patient> patients) {
    this.plan = plan;
    this.patients = List.copyOf(patients);
  }

  /**
   * A patient.
   *
   * @param number place in the pool, from 0
   * @param course the truth
   * @param seen what a clinic sees
   * @param sampled whether the patient was still there, without progression, on the day of the
   *     second sample
   * @param repeated whether a second aspirate was taken that day
   */
  record Patient(int number, Pool.Course course, Seen seen, boolean sampled, boolean repeated) {
    /** Pseudonym. */
    String id() {
      return String.format(Locale.ROOT, "V%04d", number + 1);
    }
  }

  /**
   * Patients that the power calculation asks for: events for the attenuated hazard ratio
   * (Schoenfeld 1983; Hsieh, Lavori 2000) over the share of patients whose event will be seen.
   */
  public static int needed(VirtualPlan.Planned planned) {
    return (int) Math.ceil(events(planned) / planned.events());
  }

  /** Events that the power calculation asks for. */
  static double events(VirtualPlan.Planned planned) {
    return Attenuation.eventsNeeded(
        planned.hazardRatio(), planned.reliability(), ALPHA, planned.power());
  }

  /** Number of patients of the study. */
  static int number(VirtualPlan plan) {
    return plan.number().orElse(needed(plan.planned()));
  }

  /**
   * Sees patients.
   *
   * @param numbers which patients of the pool, the same one maybe twice
   * @param draw number of the draw of all chance, so that a patient can be seen again
   */
  static VirtualCohort of(
      List<Pool.Course> pool, int[] numbers, VirtualPlan plan, Streams streams, int draw) {
    List<Patient> patients = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      Pool.Course course = pool.get(numbers[i]);
      Seen seen = Seen.of(course, plan, streams, i, draw, plan.assayCv());
      boolean sampled = seen.time() > plan.sampleDay();
      boolean repeated =
          streams.stream("virtual repeat", i, draw).uniform() < plan.repeated() && sampled;
      patients.add(new Patient(i, course, seen, sampled, repeated));
    }
    return new VirtualCohort(plan, patients);
  }

  List<Patient> patients() {
    return patients;
  }

  /** The patients as a clinic's table: one row each, no truth in it. */
  public Table table() {
    return Table.of(
        "virtual patients",
        List.of(
            text("patient", Patient::id),
            number("m_protein_start_g_l", p -> p.seen().protein()[0]),
            text("best_response", p -> p.seen().best().name()),
            number("best_m_protein_change_percent", p -> p.seen().bestChange(plan.visits())),
            number("progression_free_days", p -> p.seen().time()),
            number("progressed", p -> p.seen().event() ? 1 : 0),
            number("second_sample_day", p -> p.sampled() ? plan.sampleDay() : Double.NaN)));
  }

  private TextColumn text(String name, Function<Patient, String> cell) {
    return TextColumn.of(name, patients.stream().map(cell).toList());
  }

  private NumberColumn number(String name, ToDoubleFunction<Patient> cell) {
    return new NumberColumn(name, patients.stream().mapToDouble(cell).toArray());
  }
}
