package org.marrow.workbench.experiment;

import java.util.ArrayList;
import java.util.List;
import org.marrow.niche.experiment.Comparison;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.experiment.Published;
import org.marrow.workbench.report.Digest;

/** What the three readers are told of the rivals. */
final class VerdictDigest {
  private VerdictDigest() {}

  static Digest of(List<RivalRun> runs) {
    int published = MouseExperiments.published().size();
    List<String> plain = new ArrayList<>();
    plain.add(
        "Bortezomib kills cancer cells. In mice it also makes a kind of immune cell grow, the M1"
            + " macrophage. Some rare cancer cells then become more common. The question is why.");
    plain.add(
        "A computer model tried "
            + runs.size()
            + " answers. Each had to give the "
            + published
            + " results that real mice gave.");
    for (RivalRun run : runs) {
      long met = run.comparisons().stream().filter(Comparison::agrees).count();
      plain.add(
          Wording.plainClaim(run.rival())
              + " This answer fits "
              + met
              + " of the "
              + published
              + " results"
              + (run.missed(Published.Use.VALIDATION).isEmpty()
                  ? "."
                  : ". Some tests in mice speak against it."));
    }
    plain.add("An answer that fits may still be wrong. New tests in mice and people are needed.");
    return Digest.NONE
        .withPlain(plain)
        .withMethods(
            List.of(
                "The published mouse experiments were simulated with the shipped model of the niche"
                    + " under "
                    + runs.size()
                    + " rival explanations ("
                    + String.join(", ", runs.stream().map(RivalRun::name).toList())
                    + "); every arm was integrated as ordinary differential equations, nothing is"
                    + " random. A rival counts as refuted when it misses a published number that was"
                    + " not used to calibrate it."))
        .withLimits(
            List.of(
                "For most arms only a direction was published; the ranges asked are this study's,"
                    + " and doses and days of the 2019 paper could not be read.",
                "Agreement says that a rival can give these numbers, not that it is true."));
  }
}
