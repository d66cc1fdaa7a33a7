package org.marrow.workbench.cli.niche;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.niche.fit.MouseSensitivity;
import org.marrow.workbench.cli.Answer;

/** Which numbers of the mouse model its readouts depend on. */
final class SensitivityAnswer {
  private SensitivityAnswer() {}

  /** What {@code --json} prints. */
  record Indices(boolean simulated, List<ByReadout> readouts) {}

  /** One readout under one rival. */
  record ByReadout(
      String rival,
      String arm,
      String readout,
      double variance,
      List<String> numbers,
      double[] first,
      double[] total) {}

  static Answer of(List<MouseSensitivity> all) {
    List<ByReadout> rows = new ArrayList<>();
    List<String> text = new ArrayList<>();
    text.add(
        "Sobol's indices of the mouse readouts, each number between half and twice its value."
            + " Estimates: a share may lie a little above 100 %. Simulated.");
    for (MouseSensitivity s : all) {
      text.add("");
      text.add("rival: " + s.rival().id());
      for (MouseSensitivity.Output o : s.outputs()) {
        rows.add(
            new ByReadout(
                s.rival().id(),
                o.row().arm(),
                o.row().readout().words(),
                o.variance(),
                s.factors(),
                o.first(),
                o.total()));
        text.add("  " + o.row().arm() + ", " + o.row().readout().words());
        if (MouseSensitivity.isMissing(o)) {
          text.add("    not computed: somewhere in the box a mouse does not die from day 6 to 44");
          continue;
        }
        if (MouseSensitivity.isIdle(o)) {
          text.add("    depends on none of these numbers");
          continue;
        }
        for (int factor : MouseSensitivity.ranking(o)) {
          if (o.total()[factor] >= 0.01) {
            text.add(
                String.format(
                    Locale.ROOT,
                    "    %-28s alone %4.0f %%, with others %4.0f %%  %s",
                    s.factors().get(factor),
                    100 * Math.max(0, o.first()[factor]),
                    100 * o.total()[factor],
                    "#".repeat((int) Math.round(30 * Math.min(1, o.total()[factor])))));
          }
        }
      }
    }
    return Answer.of(new Indices(true, rows), String.join("\n", text));
  }
}
