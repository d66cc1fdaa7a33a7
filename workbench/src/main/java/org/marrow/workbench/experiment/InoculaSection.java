package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.experiment.Arm;
import org.marrow.niche.experiment.LimitingDilution;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.SmallInocula;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.ReportTable;
import org.marrow.workbench.report.Section;

/** How many mice grow a tumour from a few injected TICs, by chance. */
final class InoculaSection {
  private static final int MICE = 20;
  private static final long SEED = 1;
  private static final List<String> ARMS = List.of("vehicle", "bortezomib", "both");

  /** The mice of one arm. */
  record Take(
      String arm, List<LimitingDilution.Group> groups, double share, List<Double> interval) {}

  private InoculaSection() {}

  static Outcome of(ModelFolder models) {
    SmallInocula inocula = new SmallInocula(models);
    List<Take> takes = new ArrayList<>();
    for (Arm arm : MouseExperiments.arms()) {
      if (ARMS.contains(arm.id())) {
        LimitingDilution d = inocula.run(Rival.SELF_RENEWAL, arm, MICE, SEED);
        takes.add(
            new Take(
                arm.id(),
                d.groups(),
                d.share(),
                List.of(d.interval().lower(), d.interval().upper())));
      }
    }
    String says =
        "Of one injected TIC, "
            + percent(takes.getFirst().share())
            + " of untreated mice grow a tumour, "
            + percent(takes.get(1).share())
            + " under bortezomib, "
            + percent(takes.get(2).share())
            + " with anakinra beside it.";
    return new Outcome(
        new Section(
            "inocula",
            "Few injected cells: take by chance",
            List.of(
                new Block.Paragraph(
                    says
                        + " Each division and death of a TIC is a single event here, everything"
                        + " else flows (hybrid method); a mouse has taken when a TIC lives on day"
                        + " 14. Doses begin on day 4, when most lineages are settled. Estimates"
                        + " from "
                        + MICE
                        + " simulated mice a group by the single-hit model of limiting dilution;"
                        + " nothing was published that they could be held against."),
                new Block.Tabulated(table(takes)))),
        "Small inocula (simulated, self-renewal): " + says,
        Map.of("simulated", true, "arms", takes),
        List.of());
  }

  private static String percent(double share) {
    return Wording.NUMBERS.fixed(100 * share, 0) + " %";
  }

  private static ReportTable table(List<Take> takes) {
    List<String> head = new ArrayList<>(List.of("Arm"));
    SmallInocula.CELLS.forEach(c -> head.add(c + (c == 1 ? " TIC" : " TICs")));
    head.add("One TIC takes in (95 %)");
    List<List<String>> rows = new ArrayList<>();
    List<String> arms = new ArrayList<>();
    List<Double> cells = new ArrayList<>();
    List<Double> taken = new ArrayList<>();
    for (Take take : takes) {
      List<String> row = new ArrayList<>(List.of(Wording.arm(take.arm())));
      for (LimitingDilution.Group group : take.groups()) {
        row.add(group.taken() + "/" + group.mice());
        arms.add(take.arm());
        cells.add((double) group.cells());
        taken.add((double) group.taken());
      }
      row.add(
          percent(take.share())
              + " ("
              + percent(take.interval().getFirst())
              + " to "
              + percent(take.interval().getLast())
              + ")");
      rows.add(row);
    }
    return new ReportTable(
        "inocula",
        "Tumour take by number of TICs injected",
        Wording.MARK + "Mice with a living TIC on day 14 of all mice; self-renewal rival.",
        head,
        rows,
        Table.of(
            "inocula",
            List.of(
                TextColumn.of("arm", arms),
                new NumberColumn(
                    "TICs injected", cells.stream().mapToDouble(Double::doubleValue).toArray()),
                new NumberColumn(
                    "mice taken of " + MICE,
                    taken.stream().mapToDouble(Double::doubleValue).toArray()))));
  }
}
