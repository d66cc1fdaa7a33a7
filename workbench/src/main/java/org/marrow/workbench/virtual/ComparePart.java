package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.number.Interval;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.population.VisitPlan;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.analysis.Plain;
import org.marrow.workbench.figure.niche.RegimenCalendar;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.NaturalFrequency;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.VirtualPlan;

/** Arms side by side: courses, resistance, what the second arm might add and how sure that is. */
final class ComparePart {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private ComparePart() {}

  static Outcome of(
      VirtualPlan plan,
      List<List<Pool.Course>> arms,
      List<RegimenCalendar.Arm> calendar,
      double[][] freeDays,
      List<Benefit.Row> rows,
      List<Benefit.Worth> worth) {
    List<Benefit.Row> sound = rows.stream().filter(r -> r.twin().refusal().isEmpty()).toList();
    double[] gain = Benefit.gain(freeDays);
    double mean = Arrays.stream(gain).average().orElse(0);
    long covered = sound.stream().filter(Benefit.Row::covered).count();
    String base = plan.arms().get(0).name();
    String other = plan.arms().get(1).name();
    String cohort =
        "Over the whole pool, "
            + other
            + " leaves "
            + NUMBERS.of(mean)
            + " more days without progression within "
            + Plain.of(plan.days())
            + " days than "
            + base
            + ", between "
            + NUMBERS.of(quantile(gain, 0.05))
            + " and "
            + NUMBERS.of(quantile(gain, 0.95))
            + " in nine of ten virtual patients. How strongly interleukin-1 acts in people is not"
            + " known; it is an assumption of the model, and so is this benefit.";
    String twins =
        "For each of "
            + rows.size()
            + " patients with a second sample, the pool's members were weighted by their likeness in"
            + " M-protein and counted M1 up to day "
            + Plain.of(plan.sampleDay())
            + ", the patient left out. "
            + (rows.size() - sound.size())
            + " have too few twins for a prediction. Of the other "
            + sound.size()
            + ", the 90 % interval of what "
            + other
            + " would have added held the truth in "
            + covered
            + " ("
            + NUMBERS.percent(sound.isEmpty() ? Double.NaN : (double) covered / sound.size())
            + "). This is a model estimate among virtual patients, for no person.";
    String most =
        worth.isEmpty() || worth.getFirst().reduction() < 0.005
            ? "No single further measurement that was tried would narrow it noticeably."
            : "What would narrow it most is "
                + worth.getFirst().what()
                + ": it takes away "
                + NUMBERS.percent(worth.getFirst().reduction())
                + " of the variance on average.";
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(cohort));
    blocks.add(new Block.Shown(RegimenCalendar.of(CohortPart.MARK, calendar)));
    blocks.add(new Block.Shown(CompareFigures.courses(plan, arms)));
    blocks.add(new Block.Tabulated(progression(plan, arms, freeDays)));
    blocks.add(new Block.Paragraph(twins));
    if (!sound.isEmpty()) {
      blocks.add(new Block.Shown(CompareFigures.forest(plan, sound)));
      blocks.add(new Block.Shown(CompareFigures.calibration(sound)));
    }
    blocks.add(new Block.Download(patients(plan, rows)));
    blocks.add(new Block.Paragraph(most));
    if (!worth.isEmpty()) {
      blocks.add(new Block.Shown(CompareFigures.worth(worth)));
    }
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("simulated", true);
    results.put("meanGainDays", mean);
    results.put("patients", rows.size());
    results.put("refused", rows.size() - sound.size());
    results.put("covered", covered);
    results.put("measurements", worth);
    return new Outcome(
            new Section("compare", "Arms compared", blocks),
            "Simulated: "
                + other
                + " leaves "
                + NUMBERS.of(mean)
                + " more days without progression than "
                + base
                + " on average; for single patients the model's 90 % intervals held the truth in "
                + covered
                + " of "
                + sound.size()
                + ".",
            results,
            List.of())
        .plainly(plain(plan, gain, covered, sound.size()))
        .limits(
            "The effect of interleukin-1 on tumour cells in people has not been measured; the"
                + " compared benefit follows from an assumption.");
  }

  private static String[] plain(VirtualPlan plan, double[] gain, long covered, int predicted) {
    double mean = Arrays.stream(gain).average().orElse(0);
    double some = (double) Arrays.stream(gain).filter(g -> g >= 30).count() / gain.length;
    List<String> plain = new ArrayList<>();
    plain.add(
        "The model gave each made-up patient "
            + plan.arms().get(0).name()
            + ", and then, as if time went back, "
            + plan.arms().get(1).name()
            + ". With the second the cancer stayed away for "
            + Math.abs(Math.round(mean))
            + (mean < 0 ? " days less" : " days more")
            + ", on average. "
            + Plain.capital(NaturalFrequency.of(some))
            + " gained a month or more. How strong this is in people, nobody knows. The model had to"
            + " assume it.");
    if (predicted > 0) {
      plain.add(
          "The model also guessed the gain of each patient and said how sure it was. The true gain"
              + " lay in that range for "
              + NaturalFrequency.of((double) covered / predicted)
              + ".");
    }
    return plain.toArray(String[]::new);
  }

  static double quantile(double[] values, double p) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(p * (sorted.length - 1))];
  }

  private static ReportTable progression(
      VirtualPlan plan, List<List<Pool.Course>> arms, double[][] freeDays) {
    List<String> names = plan.arms().stream().map(VirtualPlan.Arm::name).toList();
    List<Column> columns = new ArrayList<>(List.of(TextColumn.of("arm", names)));
    List<String> heads = new ArrayList<>(List.of("Arm"));
    for (int months : new int[] {6, 12, 24}) {
      double day = months * VisitPlan.MONTH;
      if (day > plan.days()) {
        continue;
      }
      heads.add("Progressed by " + months + " months");
      columns.add(
          new NumberColumn(
              "progressed_by_" + months + "_months",
              Arrays.stream(freeDays)
                  .mapToDouble(
                      d -> Arrays.stream(d).filter(t -> t <= day).count() / (double) d.length)
                  .toArray()));
    }
    columns.add(
        new NumberColumn(
            "no_response",
            arms.stream()
                .mapToDouble(courses ->
                    courses.stream().filter(c -> !halved(c)).count() / (double) courses.size())
                .toArray()));
    columns.add(
        new NumberColumn(
            "mean_free_days",
            Arrays.stream(freeDays)
                .mapToDouble(d -> Arrays.stream(d).average().orElse(Double.NaN))
                .toArray()));
    heads.add("M-protein never halved");
    heads.add("Mean days without progression");
    return ReportTable.of(
            "arms-resistance",
            "Resistance by arm",
            CohortPart.MARK
                + "Shares of the whole pool, M-protein without error; days without progression are"
                + " counted within follow-up.",
            Table.of("arms-resistance", columns))
        .headed(heads.toArray(String[]::new));
  }

  /** Whether M-protein fell to half at some visit. */
  static boolean halved(Pool.Course course) {
    return Arrays.stream(course.protein()).anyMatch(p -> p <= 0.5 * course.protein()[0]);
  }

  private static ReportTable patients(VirtualPlan plan, List<Benefit.Row> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("patient", rows.stream().map(Benefit.Row::id).toList()));
    columns.add(
        new NumberColumn(
            "effective_twins", rows.stream().mapToDouble(r -> r.twin().effective()).toArray()));
    columns.add(
        TextColumn.of(
            "refused",
            rows.stream().map(r -> r.twin().refusal().map(f -> f.what()).orElse("")).toList()));
    for (int a = 0; a < plan.arms().size(); a++) {
      int arm = a;
      columns.add(
          new NumberColumn(
              "resistant_under_" + plan.arms().get(a).name(),
              rows.stream().mapToDouble(r -> r.resistant()[arm]).toArray()));
    }
    columns.add(
        new NumberColumn("gain_days", rows.stream().mapToDouble(Benefit.Row::gain).toArray()));
    columns.add(interval("gain_lower", rows, Interval::lower));
    columns.add(interval("gain_upper", rows, Interval::upper));
    columns.add(
        new NumberColumn(
            "true_gain_days", rows.stream().mapToDouble(Benefit.Row::truth).toArray()));
    return ReportTable.of(
        "arms-by-patient",
        "Arms by patient",
        CohortPart.MARK
            + "Probability of resistance (progression within six months, or M-protein never halved)"
            + " under each arm, and days won by the second arm, from each patient's twins.",
        Table.of("arms-by-patient", columns));
  }

  private static NumberColumn interval(
      String name, List<Benefit.Row> rows, java.util.function.ToDoubleFunction<Interval> end) {
    return new NumberColumn(
        name, rows.stream().mapToDouble(r -> end.applyAsDouble(r.interval())).toArray());
  }
}
