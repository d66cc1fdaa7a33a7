package org.marrow.workbench.experiment;

import java.util.List;
import java.util.Map;
import org.marrow.niche.experiment.ArmResult;
import org.marrow.workbench.analysis.Outcome;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Section;

/** M1 macrophages over time, which the rivals share. */
final class MacrophageSection {
  private static final List<String> DRAWN =
      List.of("vehicle", "bortezomib", "both", "two-doses", "depletion");

  private MacrophageSection() {}

  static Outcome of(List<RivalRun> runs) {
    double difference = difference(runs);
    String fold = Wording.NUMBERS.fixed(runs.getFirst().arm("bortezomib").m1Fold(), 2);
    String shared =
        runs.size() < 2
            ? ""
            : difference <= 1e-6
                ? " The rivals differ only in what happens to tumour cells; this course is the same"
                    + " under all of them."
                : " Between rivals the course differs by up to "
                    + Wording.NUMBERS.of(difference)
                    + ".";
    return new Outcome(
        new Section(
            "macrophages",
            "M1 macrophages over time",
            List.of(
                new Block.Paragraph(
                    "Under bortezomib M1 macrophages are "
                        + fold
                        + "-fold those of vehicle on day 14 (published: 1.3 to 1.5, used to"
                        + " calibrate)."
                        + shared),
                new Block.Shown(
                    CourseFigure.of(
                        "m1",
                        "M1 macrophages over time",
                        "M1 macrophages as a share of the M0 of an untreated niche, rising with each"
                            + " dose of bortezomib; the thin line is the read-out on day 14.",
                        "M1 macrophages",
                        "share of M0 at rest",
                        "M1",
                        1,
                        runs.getFirst(),
                        DRAWN)))),
        "M1 macrophages under bortezomib (simulated): "
            + fold
            + "-fold those of vehicle on day 14.",
        Map.of("simulated", true, "largestDifferenceBetweenRivals", difference),
        List.of());
  }

  private static double difference(List<RivalRun> runs) {
    double largest = 0;
    for (RivalRun run : runs) {
      for (ArmResult arm : run.arms()) {
        double[] a = runs.getFirst().arm(arm.arm().id()).trajectory().of("M1");
        double[] b = arm.trajectory().of("M1");
        for (int i = 0; i < a.length; i++) {
          largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
      }
    }
    return largest;
  }
}
