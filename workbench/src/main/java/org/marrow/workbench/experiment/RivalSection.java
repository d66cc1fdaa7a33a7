package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.ArmResult;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.Published;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.niche.NicheDiagram;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;

/** One rival: its claim, simulated against published, every arm, TICs over time. */
final class RivalSection {
  private static final List<String> DRAWN =
      List.of(
          "vehicle",
          "bortezomib",
          "anakinra",
          "both",
          "receptor-knock-out",
          "conditioned-medium",
          "two-doses");

  private RivalSection() {}

  static Outcome of(RivalRun run) {
    String id = "rival-" + run.name();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(Wording.claim(run.rival())));
    if (run.rival() == Rival.SELF_RENEWAL) {
      blocks.add(new Block.Shown(loop(run.arm("bortezomib"))));
    }
    blocks.add(new Block.Tabulated(published(id + "-published", run)));
    blocks.add(
        new Block.Shown(
            CourseFigure.of(
                id + "-tic-share",
                "TIC share over time, " + run.name(),
                "Share of TICs among tumour cells in seven arms under the rival "
                    + run.name()
                    + "; the thin line is the read-out on day 14.",
                "TIC share",
                "%",
                "tic_fraction",
                100,
                run,
                DRAWN)));
    blocks.add(new Block.Tabulated(arms(id + "-arms", run)));
    Section section = new Section(id, "Rival: " + run.name(), blocks);
    return new Outcome(section, summary(run), MouseResults.rival(run), List.of());
  }

  /**
   * The loop with the folds that this rival gives at each step; the other two lack a step of it.
   */
  private static Figure loop(ArmResult bortezomib) {
    Figure diagram =
        NicheDiagram.of(
            "loop",
            false,
            Map.of(
                NicheDiagram.Link.BORTEZOMIB_M1,
                fold(bortezomib.m1Fold()),
                NicheDiagram.Link.M1_INTERLEUKIN,
                fold(bortezomib.il1Fold()),
                NicheDiagram.Link.INTERLEUKIN_TIC,
                "share " + fold(bortezomib.ticFold())));
    return diagram.captioned(
        Wording.MARK
            + "Folds of vehicle on day 14 under bortezomib: M1 macrophages, interleukin-1beta, share"
            + " of TICs. "
            + diagram.caption());
  }

  private static String fold(double value) {
    return Wording.NUMBERS.fixed(value, 2) + "-fold";
  }

  private static String summary(RivalRun run) {
    long agree = run.comparisons().stream().filter(Comparison::agrees).count();
    int held = held(run).size();
    long heldAgree = held(run).stream().filter(Comparison::agrees).count();
    return "Rival "
        + run.name()
        + " (simulated): "
        + agree
        + " of "
        + run.comparisons().size()
        + " published numbers are met, "
        + heldAgree
        + " of the "
        + held
        + " that were held back.";
  }

  private static List<Comparison> held(RivalRun run) {
    return run.comparisons().stream()
        .filter(c -> c.published().use() == Published.Use.VALIDATION)
        .toList();
  }

  private static ReportTable published(String id, RivalRun run) {
    List<Comparison> all = run.comparisons();
    List<List<String>> rows = new ArrayList<>();
    for (Comparison c : all) {
      Published p = c.published();
      rows.add(
          List.of(
              Wording.arm(p.arm()),
              Wording.readout(p),
              Wording.range(p),
              Wording.value(p, c.simulated()),
              Wording.use(p),
              c.agrees() ? "yes" : "no"));
    }
    Table data =
        Table.of(
            id,
            List.of(
                TextColumn.of("arm", all.stream().map(c -> c.published().arm()).toList()),
                TextColumn.of(
                    "read-out", all.stream().map(c -> c.published().readout().words()).toList()),
                numbers("published low", all.stream().map(c -> c.published().low()).toList()),
                numbers("published high", all.stream().map(c -> c.published().high()).toList()),
                numbers("simulated", all.stream().map(Comparison::simulated).toList()),
                TextColumn.of("use", all.stream().map(c -> Wording.use(c.published())).toList()),
                TextColumn.of("agrees", all.stream().map(c -> c.agrees() ? "yes" : "no").toList()),
                TextColumn.of("published", all.stream().map(c -> c.published().text()).toList()),
                TextColumn.of("source", all.stream().map(c -> c.published().source()).toList())));
    return new ReportTable(
        id,
        "Simulated against published, " + run.name(),
        Wording.MARK
            + "Folds are of the vehicle arm on day "
            + Wording.NUMBERS.count((long) MouseExperiments.READ_OUT)
            + ". Calibrated: the model's numbers were chosen to meet it. Held back: they were not."
            + " Where only a direction was published, the range is what this study asks; the CSV has"
            + " the wording and the source of each.",
        List.of("Arm", "Read-out", "Published", "Simulated", "Use", "Agrees"),
        rows,
        data);
  }

  private static ReportTable arms(String id, RivalRun run) {
    List<List<String>> rows = new ArrayList<>();
    for (ArmResult a : run.arms()) {
      rows.add(
          List.of(
              Wording.arm(a.arm().id()),
              Wording.NUMBERS.fixed(a.m1Fold(), 2),
              Wording.NUMBERS.fixed(a.il1Fold(), 2),
              Wording.NUMBERS.fixed(100 * a.ticShare(), 2),
              Wording.NUMBERS.fixed(a.ticFold(), 2),
              Double.isNaN(a.death()) ? "not in 60 days" : Wording.NUMBERS.fixed(a.death(), 1)));
    }
    List<ArmResult> all = run.arms();
    Table data =
        Table.of(
            id,
            List.of(
                TextColumn.of("arm", all.stream().map(a -> a.arm().id()).toList()),
                numbers("M1 fold", all.stream().map(ArmResult::m1Fold).toList()),
                numbers("IL-1beta fold", all.stream().map(ArmResult::il1Fold).toList()),
                numbers("TIC share", all.stream().map(ArmResult::ticShare).toList()),
                numbers("TIC fold", all.stream().map(ArmResult::ticFold).toList()),
                numbers("day of death", all.stream().map(ArmResult::death).toList())));
    return new ReportTable(
        id,
        "Every arm, " + run.name(),
        Wording.MARK
            + "M1, interleukin-1beta and TIC share on day 14; death when the burden is lethal.",
        List.of("Arm", "M1 fold", "IL-1beta fold", "TIC share, %", "TIC fold", "Day of death"),
        rows,
        data);
  }

  /** A column; what is not finite is missing. */
  static NumberColumn numbers(String name, List<Double> values) {
    return new NumberColumn(
        name, values.stream().mapToDouble(v -> Double.isFinite(v) ? v : Double.NaN).toArray());
  }
}
