package org.marrow.workbench.virtual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.analysis.Plain;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.NaturalFrequency;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;
import org.marrow.workbench.study.VirtualPlan;

/** The virtual trial as ADEMP asks (Morris, White, Crowther 2019, doi:10.1002/sim.8086). */
final class TrialPart {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private TrialPart() {}

  static Outcome of(VirtualPlan plan, int patients, List<VirtualTrial.Result> results) {
    VirtualTrial.Result all = results.getFirst();
    VirtualTrial.Result high = results.getLast();
    String ademp =
        "Aims: what a randomised trial of "
            + plan.arms().get(1).name()
            + " against "
            + plan.arms().get(0).name()
            + " would find, and whether choosing patients by a count of M1 macrophages helps."
            + " Data: "
            + patients
            + " virtual patients a trial, measurable M-protein, randomised one to one in blocks of"
            + " two, visits every "
            + Plain.of(plan.cycle())
            + " days for "
            + Plain.of(plan.days())
            + " days, "
            + NUMBERS.percent(plan.dropOut())
            + " leaving a year, M-protein with its error; counts with theirs. Estimand: the hazard"
            + " ratio of progression between arms, known from every eligible patient under both."
            + " Methods: the log-rank test and Cox's model that real data get. Performance: power,"
            + " bias and coverage over "
            + plan.trials()
            + " trials, each with its Monte Carlo standard error.";
    String said =
        "In "
            + plan.trials()
            + " virtual trials of "
            + patients
            + " patients, "
            + NUMBERS.percent(all.power())
            + " found a difference when everybody entered, and "
            + NUMBERS.percent(high.power())
            + " when only patients with high counts of M1 did, for "
            + NUMBERS.of(high.screened())
            + " screened patients each (simulated).";
    ReportTable table =
        ReportTable.of(
                "virtual-trial",
                "The virtual trial",
                CohortPart.MARK
                    + "Truth, estimate and bias are log hazard ratios of the second arm; errors are Monte"
                    + " Carlo standard errors. Screened: patients looked at for each who enters."
                    + " Progressions: a trial, on average.",
                Table.of(
                    "virtual-trial",
                    List.of(
                        TextColumn.of(
                            "entry", results.stream().map(VirtualTrial.Result::strategy).toList()),
                        number("screened", results, VirtualTrial.Result::screened),
                        number("events", results, VirtualTrial.Result::events),
                        number("truth", results, VirtualTrial.Result::truth),
                        number("estimate", results, VirtualTrial.Result::estimate),
                        number("bias", results, VirtualTrial.Result::bias),
                        number("bias_se", results, VirtualTrial.Result::biasError),
                        number("coverage", results, VirtualTrial.Result::coverage),
                        number("coverage_se", results, r -> r.error(r.coverage())),
                        number("power", results, VirtualTrial.Result::power),
                        number("power_se", results, r -> r.error(r.power())))))
            .headed(
                "Who may enter",
                "Screened",
                "Progressions",
                "Truth",
                "Estimate",
                "Bias",
                "its error",
                "Coverage",
                "its error",
                "Power",
                "its error");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (VirtualTrial.Result r : results) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("entry", r.strategy());
      row.put("truth", r.truth());
      row.put("bias", r.bias());
      row.put("coverage", r.coverage());
      row.put("power", r.power());
      rows.add(row);
    }
    return new Outcome(
            new Section(
                "trial",
                "A virtual trial",
                List.of(new Block.Paragraph(ademp), new Block.Tabulated(table))),
            said,
            Map.of("simulated", true, "strategies", rows, "trials", plan.trials()),
            List.of())
        .methods(ademp)
        .plainly(plain(plan, patients, all, high));
  }

  private static String plain(
      VirtualPlan plan, int patients, VirtualTrial.Result all, VirtualTrial.Result high) {
    return "Could a real test of the two treatments see this? The model played "
        + plan.trials()
        + " such tests, each with "
        + patients
        + " made-up patients. "
        + Plain.capital(NaturalFrequency.of(all.power()))
        + " saw a difference. When only patients with many M1 cells took part, "
        + NaturalFrequency.of(high.power())
        + " did. But then more people had to be checked: "
        + Plain.of(high.screened())
        + " for each one who took part.";
  }

  private static NumberColumn number(
      String name,
      List<VirtualTrial.Result> rows,
      java.util.function.ToDoubleFunction<VirtualTrial.Result> value) {
    return new NumberColumn(name, rows.stream().mapToDouble(value).toArray());
  }
}
