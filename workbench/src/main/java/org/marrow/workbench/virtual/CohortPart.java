package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.number.NumberText;
import org.marrow.niche.population.VisitPlan;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.analysis.Plain;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.niche.NicheDiagram;
import org.marrow.workbench.figure.trial.Swimmer;
import org.marrow.workbench.figure.trial.Waterfall;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.NaturalFrequency;
import org.marrow.workbench.report.Report;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.VirtualPlan;

/** Who the virtual patients are, how many were asked for, and how they fared. */
final class CohortPart {
  static final String MARK = Report.SIMULATED + ". ";
  private static final NumberText NUMBERS = NumberText.ENGLISH;
  private static final int LANES = 18;

  private CohortPart() {}

  /**
   * @param check what was seen at visits against simulated copies
   */
  static Outcome of(VirtualPlan plan, VirtualCohort cohort, Figure check) {
    List<VirtualCohort.Patient> patients = cohort.patients();
    long events = patients.stream().filter(p -> p.seen().event()).count();
    long sampled = patients.stream().filter(VirtualCohort.Patient::sampled).count();
    long repeated = patients.stream().filter(VirtualCohort.Patient::repeated).count();
    long responded = patients.stream().filter(p -> p.seen().best().isResponse()).count();
    String who =
        NUMBERS.count(patients.size())
            + " virtual patients with relapsed myeloma were drawn from the model's population and"
            + " given "
            + plan.arms().getFirst().name()
            + " ("
            + plan.arms().getFirst().regimen()
            + "). M-protein was measured every "
            + Plain.of(plan.cycle())
            + " days with an error of "
            + NUMBERS.percent(plan.assayCv())
            + "; marrow was drawn before the first dose and, from the "
            + sampled
            + " still without progression, on day "
            + Plain.of(plan.sampleDay())
            + ", twice in "
            + repeated
            + " of them. "
            + responded
            + " responded (partial response or better by IMWG criteria), "
            + events
            + " were seen to progress within "
            + Plain.of(plan.days())
            + " days. The model knows no other death, so time to progression and progression-free"
            + " survival are the same here.";
    Figure waterfall =
        Waterfall.of(
            "virtual-waterfall",
            "Best change of M-protein",
            MARK,
            patients.stream()
                .map(p ->
                    new Waterfall.Patient(
                        p.id(),
                        Math.max(-100, p.seen().bestChange(plan.visits())),
                        p.seen().best().isResponse() ? "response" : "no response"))
                .toList());
    Outcome outcome =
        new Outcome(
            new Section(
                "virtual-patients",
                "The virtual patients",
                List.of(
                    new Block.Paragraph(who),
                    new Block.Shown(loop(plan, patients)),
                    new Block.Paragraph(number(plan, patients.size())),
                    new Block.Paragraph(planted(plan)),
                    new Block.Shown(waterfall),
                    new Block.Shown(check),
                    new Block.Shown(swimmer(plan, patients)),
                    new Block.Download(
                        ReportTable.of(
                            "virtual-patients",
                            "The virtual patients",
                            MARK + "As a clinic's table: one row each, no truth in it.",
                            cohort.table())))),
            NUMBERS.count(patients.size())
                + " virtual patients on "
                + plan.arms().getFirst().name()
                + ": "
                + responded
                + " responded, "
                + events
                + " progressed (simulated).",
            results(plan, patients, events, sampled, responded),
            List.of());
    return outcome
        .plainly(
            patients.size()
                + " made-up patients got "
                + plan.arms().getFirst().name()
                + ". "
                + Plain.capital(NaturalFrequency.of((double) responded / patients.size()))
                + " got better. In "
                + NaturalFrequency.of((double) events / patients.size())
                + " the cancer was seen to grow again within "
                + Math.round(plan.days() / VisitPlan.MONTH)
                + " months.")
        .methods(
            "Virtual patients were drawn from the shipped population of the niche model (rival:"
                + " self-renewal), with one planted link between M1 macrophages and interleukin-1;"
                + " response followed the IMWG criteria at visits.")
        .limits("Every patient, sample and outcome of this report is simulated.");
  }

  /** How the loop works, with what it did to these patients by the day of the second sample. */
  private static Figure loop(VirtualPlan plan, List<VirtualCohort.Patient> patients) {
    double[] m1 = patients.stream().mapToDouble(p -> p.course().m1Fold()).toArray();
    double[] tic =
        patients.stream()
            .mapToDouble(p -> p.course().after().ticFraction() / p.course().before().ticFraction())
            .toArray();
    double[] tumour = patients.stream().mapToDouble(p -> p.course().after().burden()).toArray();
    Figure diagram =
        NicheDiagram.of(
            "niche-loop",
            false,
            Map.of(
                NicheDiagram.Link.BORTEZOMIB_M1,
                fold(m1),
                NicheDiagram.Link.INTERLEUKIN_TIC,
                "share " + fold(tic),
                NicheDiagram.Link.BORTEZOMIB_TUMOUR,
                fold(tumour)));
    return diagram.captioned(
        MARK
            + "Folds are medians of these patients on day "
            + Plain.of(plan.sampleDay())
            + ", known without any error: M1 macrophages, the share of tumour-initiating cells"
            + " (TIC) and the tumour. "
            + diagram.caption());
  }

  private static String fold(double[] values) {
    return NUMBERS.of(ComparePart.quantile(values, 0.5)) + "-fold";
  }

  private static String number(VirtualPlan plan, int patients) {
    VirtualPlan.Planned planned = plan.planned();
    String calculation =
        "The power calculation asks for "
            + NUMBERS.of(VirtualCohort.events(planned))
            + " progressions to find a hazard ratio of "
            + NUMBERS.of(planned.hazardRatio())
            + " for a standard deviation of the true marker with "
            + NUMBERS.percent(planned.power())
            + " power (two-sided 5 %), when a count has a reliability of "
            + NUMBERS.of(planned.reliability())
            + "; with events seen after the landmark in "
            + NUMBERS.percent(planned.events())
            + " of the patients that makes "
            + VirtualCohort.needed(planned)
            + ".";
    return plan.number().isPresent()
        ? calculation + " This study has " + patients + "."
        : calculation;
  }

  private static String planted(VirtualPlan plan) {
    return plan.il1FollowsM1() == 0
        ? "Nothing is planted: in the model as it ships, the number of M1 macrophages and the level"
            + " of interleukin-1 vary apart between patients."
        : "What is planted: untreated interleukin-1 grows with the number of M1 macrophages to the"
            + " power "
            + NUMBERS.of(plan.il1FollowsM1())
            + ", so that who has more of them has tumour-initiating cells that renew themselves more"
            + " often. In the model as it ships the two vary apart between patients, and the number"
            + " of M1 macrophages then says nothing of outcome: the fold under treatment alone is"
            + " not enough, because a patient whose proteasome is inhibited more both makes more M1"
            + " macrophages and loses more tumour.";
  }

  private static Figure swimmer(VirtualPlan plan, List<VirtualCohort.Patient> patients) {
    List<Swimmer.Patient> lanes = new ArrayList<>();
    double treated = 8 * plan.cycle();
    for (VirtualCohort.Patient p : patients.subList(0, Math.min(LANES, patients.size()))) {
      double end = p.seen().time();
      List<Swimmer.Stretch> stretches = new ArrayList<>();
      stretches.add(new Swimmer.Stretch("treatment", 0, Math.min(end, treated)));
      if (end > treated) {
        stretches.add(new Swimmer.Stretch("observation", treated, end));
      }
      List<Swimmer.Event> happened = new ArrayList<>();
      if (p.sampled()) {
        happened.add(new Swimmer.Event("second marrow sample", plan.sampleDay()));
      }
      if (p.seen().event()) {
        happened.add(new Swimmer.Event("progression", end));
      }
      lanes.add(new Swimmer.Patient(p.id(), stretches, happened, !p.seen().event()));
    }
    return Swimmer.of(
        "virtual-swimmer", "The first " + lanes.size() + " virtual patients", MARK, "days", lanes);
  }

  private static Map<String, Object> results(
      VirtualPlan plan,
      List<VirtualCohort.Patient> patients,
      long events,
      long sampled,
      long responded) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("simulated", true);
    results.put("patients", patients.size());
    results.put("eventsNeeded", VirtualCohort.events(plan.planned()));
    results.put("patientsNeeded", VirtualCohort.needed(plan.planned()));
    results.put("progressed", events);
    results.put("secondSamples", sampled);
    results.put("responded", responded);
    return results;
  }
}
