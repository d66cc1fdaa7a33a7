package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.fit.MouseSensitivity;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.figure.niche.SobolBars;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Section;

/** Which numbers of the model the readouts depend on, as tornado plots. */
final class SensitivitySection {
  private static final int POINTS = 256;

  /** One readout for programs. */
  record Indices(
      String arm, String readout, List<String> numbers, double[] first, double[] total) {}

  private SensitivitySection() {}

  static Outcome of(ModelFolder models) {
    MouseSensitivity sensitivity = MouseSensitivity.of(models, Rival.SELF_RENEWAL, POINTS);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Every number is moved between half and twice its value, all at once (Sobol's indices,"
                + " rival self-renewal). The upper bar is the share of the variance that the number"
                + " explains alone, the lower one the share in which it takes part. Indices are"
                + " estimates from "
                + POINTS
                + " points, so one may lie a little above 1."));
    List<Indices> all = new ArrayList<>();
    List<String> most = new ArrayList<>();
    for (MouseSensitivity.Output output : sensitivity.outputs()) {
      String readout = Wording.readout(output.row()) + " of " + Wording.arm(output.row().arm());
      if (MouseSensitivity.isMissing(output) || MouseSensitivity.isIdle(output)) {
        blocks.add(
            new Block.Paragraph(
                "Not computed or without influence: "
                    + readout
                    + (MouseSensitivity.isMissing(output)
                        ? " (somewhere in the box a mouse does not die in time)."
                        : " (depends on none of these numbers).")));
        continue;
      }
      String first =
          sensitivity.factors().get(MouseSensitivity.ranking(output)[0]).replace('_', ' ');
      most.add(readout + " on " + first);
      blocks.add(new Block.Shown(SobolBars.of(sensitivity, output)));
      all.add(
          new Indices(
              output.row().arm(),
              output.row().readout().words(),
              sensitivity.factors(),
              output.first(),
              output.total()));
    }
    return new Outcome(
            new Section("sensitivity", "What the read-outs depend on", blocks),
            "Sensitivity (simulated, self-renewal): most depends " + String.join(", ", most) + ".",
            Map.of("simulated", true, "sobolPoints", POINTS, "readouts", all),
            List.of())
        .methods(
            "Sobol's first-order (Saltelli 2010) and total (Jansen 1999) indices over a box of half"
                + " to twice each number, from "
                + POINTS
                + " points of Sobol's sequence.");
  }
}
