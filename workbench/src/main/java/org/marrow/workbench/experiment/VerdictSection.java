package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.experiment.Arm;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.Published;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Intervals;
import org.marrow.workbench.figure.Plot;
import org.marrow.workbench.figure.Points;
import org.marrow.workbench.figure.Reference;
import org.marrow.workbench.figure.Style;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;

/** Which experiment speaks against which rival. */
final class VerdictSection {
  private static final String ID = "verdict";

  private VerdictSection() {}

  static Outcome of(List<RivalRun> runs) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Mice carry a myeloma, are treated, and marrow is read on day 14. Each rival explanation"
                + " of why TICs become more frequent is simulated in every arm. A rival is refuted"
                + " by a published number that was held back and is not met. A number that was used"
                + " to calibrate and is not met asks first whether other parameters would meet it."));
    blocks.add(new Block.Shown(dots(runs)));
    List<String> words = runs.stream().map(VerdictSection::words).toList();
    words.forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
    blocks.add(new Block.Tabulated(matrix(runs)));
    blocks.add(new Block.Tabulated(arms()));
    blocks.add(
        new Block.Paragraph(
            "Doses and days of the 2019 paper could not be read; the schedule is a usual one. For"
                + " most arms the abstract gives a direction and no size, so the ranges asked here"
                + " are this study's. Agreement says that a rival can give these numbers, not that"
                + " it is true."));
    return new Outcome(
        new Section(ID, "Which experiment refutes which rival", blocks),
        "Simulated against published: "
            + String.join("; ", runs.stream().map(VerdictSection::brief).toList())
            + ".",
        Map.of("simulated", true, "verdict", words),
        List.of(),
        VerdictDigest.of(runs));
  }

  /** The verdict in half a sentence, for the summary. */
  private static String brief(RivalRun run) {
    List<String> refuting =
        run.missed(Published.Use.VALIDATION).stream()
            .map(c -> Wording.arm(c.published().arm()))
            .toList();
    int uncalibrated = run.missed(Published.Use.CALIBRATION).size();
    return run.name()
        + (refuting.isEmpty() ? " is not refuted" : " is refuted by " + String.join(", ", refuting))
        + (uncalibrated == 0
            ? ""
            : (refuting.isEmpty() ? ", but " : ", and ")
                + "of the numbers used to calibrate it misses "
                + uncalibrated);
  }

  private static String words(RivalRun run) {
    List<Comparison> refuting = run.missed(Published.Use.VALIDATION);
    List<Comparison> uncalibrated = run.missed(Published.Use.CALIBRATION);
    List<String> parts = new ArrayList<>();
    if (refuting.isEmpty()) {
      parts.add("No number that was held back refutes " + run.name() + ".");
    } else {
      parts.add("Refuting " + run.name() + ": " + Wording.list(refuting) + ".");
    }
    if (!uncalibrated.isEmpty()) {
      parts.add(
          "Not met by "
              + run.name()
              + " as its parameters stand: "
              + Wording.list(uncalibrated)
              + ".");
    }
    if (run.blockadeIsIdle()) {
      parts.add(
          "Here blockade changes nothing that bortezomib does to TICs (fold "
              + Wording.NUMBERS.fixed(run.arm("bortezomib").ticFold(), 2)
              + " without and "
              + Wording.NUMBERS.fixed(run.arm("both").ticFold(), 2)
              + " with anakinra): no choice of parameters abolishes the enrichment by blockade and"
              + " keeps it without.");
    }
    return String.join(" ", parts);
  }

  private static Figure dots(List<RivalRun> runs) {
    List<Published> folds =
        MouseExperiments.published().stream().filter(VerdictSection::isFold).toList().reversed();
    int n = folds.size();
    double highest = folds.stream().mapToDouble(Published::low).max().orElse(1);
    double lowest = folds.stream().mapToDouble(Published::low).min().orElse(1);
    double[][] simulated = new double[runs.size()][n];
    for (int r = 0; r < runs.size(); r++) {
      for (int i = 0; i < n; i++) {
        simulated[r][i] = simulated(runs.get(r), folds.get(i)).simulated();
        highest = Math.max(highest, simulated[r][i]);
        lowest = Math.min(lowest, simulated[r][i]);
      }
    }
    Axis x =
        Axis.covering("Fold of vehicle on day 14", "", new double[] {lowest - 0.05, highest + 0.1});
    double[] at = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      at[i] = i;
      low[i] = folds.get(i).low();
      high[i] = Math.min(x.max(), folds.get(i).high());
    }
    List<String> names = folds.stream().map(VerdictSection::row).toList();
    Plot plot =
        Plot.of(
                "folds",
                "Folds: simulated against published",
                Wording.MARK
                    + "For each experiment the published range as a bar and one symbol a rival.",
                x,
                Axis.categories("Experiment", names))
            .tall(46.0 * n)
            .with(
                new Reference("no change", 1, true),
                new Intervals("published range", Style.of(4).wide(3), at, low, high, true));
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("experiment", names));
    columns.add(RivalSection.numbers("published low", folds.stream().map(Published::low).toList()));
    columns.add(
        RivalSection.numbers("published high", folds.stream().map(Published::high).toList()));
    for (int r = 0; r < runs.size(); r++) {
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        y[i] = i + 0.22 * ((runs.size() - 1) / 2.0 - r);
      }
      plot = plot.with(new Points(runs.get(r).name(), Style.of(r), simulated[r], y));
      columns.add(
          new org.marrow.foundation.table.NumberColumn(
              "simulated, " + runs.get(r).name(), simulated[r]));
    }
    return Figure.of(
        plot,
        Wording.MARK
            + "Bars: published or asked range; one that reaches the right edge has no upper limit."
            + " A symbol outside its bar speaks against that rival. TIC: share of TICs.",
        Table.of("folds", columns));
  }

  private static boolean isFold(Published published) {
    return switch (published.readout()) {
      case M1_FOLD, TIC_FOLD -> true;
      case SURVIVAL, SURVIVAL_GAIN -> false;
    };
  }

  private static String row(Published p) {
    return (p.readout() == Published.Readout.M1_FOLD ? "M1: " : "TIC: ") + Wording.arm(p.arm());
  }

  private static Comparison simulated(RivalRun run, Published published) {
    return run.comparisons().stream()
        .filter(c -> c.published().equals(published))
        .findFirst()
        .orElseThrow();
  }

  private static ReportTable matrix(List<RivalRun> runs) {
    List<Published> all = MouseExperiments.published();
    List<String> head = new ArrayList<>(List.of("Arm", "Read-out", "Use"));
    List<Column> columns = new ArrayList<>();
    columns.add(TextColumn.of("arm", all.stream().map(Published::arm).toList()));
    columns.add(TextColumn.of("read-out", all.stream().map(p -> p.readout().words()).toList()));
    columns.add(TextColumn.of("use", all.stream().map(Wording::use).toList()));
    for (RivalRun run : runs) {
      head.add(run.name());
      columns.add(
          TextColumn.of(run.name(), all.stream().map(p -> verdict(simulated(run, p))).toList()));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Published p : all) {
      List<String> cells = new ArrayList<>();
      cells.add(Wording.arm(p.arm()));
      cells.add(Wording.readout(p));
      cells.add(Wording.use(p));
      runs.forEach(run -> cells.add(verdict(simulated(run, p))));
      rows.add(List.copyOf(cells));
    }
    return new ReportTable(
        "verdicts",
        "What each published number says of each rival",
        Wording.MARK
            + "Agrees: inside the published range. Refutes: held back and not met. Not met: used to"
            + " calibrate and not met.",
        head,
        rows,
        Table.of("verdicts", columns));
  }

  private static String verdict(Comparison c) {
    if (c.agrees()) {
      return "agrees";
    }
    return c.published().use() == Published.Use.VALIDATION ? "refutes" : "not met";
  }

  private static ReportTable arms() {
    List<Arm> arms = MouseExperiments.arms();
    List<List<String>> rows =
        arms.stream()
            .map(a -> List.of(Wording.arm(a.id()), a.regimen().isEmpty() ? "none" : a.regimen()))
            .toList();
    return new ReportTable(
        "arms",
        "The arms",
        Wording.MARK + "Knock-outs, depletion and medium are settings of the model, in the CSV.",
        List.of("Arm", "Treatment"),
        rows,
        Table.of(
            "arms",
            List.of(
                TextColumn.of("arm", arms.stream().map(Arm::id).toList()),
                TextColumn.of("treatment", arms.stream().map(Arm::name).toList()),
                TextColumn.of("regimen", arms.stream().map(Arm::regimen).toList()),
                TextColumn.of(
                    "settings",
                    arms.stream()
                        .map(a -> new java.util.TreeMap<>(a.settings()).toString())
                        .toList()))));
  }
}
