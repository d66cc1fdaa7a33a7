package org.marrow.workbench.cli.cytometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.quality.Removal;
import org.marrow.cytometry.template.Dispute;
import org.marrow.cytometry.template.Explanation;
import org.marrow.cytometry.template.GatedStep;
import org.marrow.cytometry.template.Threshold;
import org.marrow.foundation.number.NumberText;

/** A counted sample for people. */
final class CountText {
  private static final NumberText NUMBERS = NumberText.ENGLISH;

  private CountText() {}

  static String of(AssayResult r) {
    List<String> lines = new ArrayList<>();
    lines.add(
        r.sample()
            + ", "
            + r.definition().id()
            + " ("
            + r.definition().title()
            + "): "
            + r.count().map(c -> c.describe()).orElse("refused, see below"));
    r.count()
        .ifPresent(c ->
            lines.add(
                "  of "
                    + c.denominator()
                    + "; "
                    + (c.limits().blank() > 0
                        ? "blanks show up to " + NUMBERS.count(c.limits().blank()) + ", "
                        : "")
                    + NUMBERS.count(c.limits().detection())
                    + " events detect, "
                    + NUMBERS.count(c.limits().quantification())
                    + " quantify ("
                    + c.limits().source()
                    + ")"));
    for (Removal removal : r.quality().removals()) {
      lines.add(
          "  removed "
              + NUMBERS.count(removal.count())
              + " events, "
              + removal.rule().id()
              + ": "
              + removal.reason());
    }
    for (GatedStep step : r.gated().steps()) {
      lines.add(
          "  gate "
              + step.step().name()
              + "  "
              + step.applied()
              + "  "
              + NUMBERS.count(step.members().cardinality())
              + " of "
              + NUMBERS.count(step.parent().cardinality()));
      step.thresholds().forEach(t -> lines.add("    " + threshold(r, step, t)));
    }
    r.explanation().ifPresent(e -> lines.addAll(sensitivity(e)));
    r.check()
        .ifPresent(c ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "  map: %s events on nodes of this phenotype, Jaccard %.2f with the"
                        + " template%s",
                    NUMBERS.count(c.clusters()),
                    c.jaccard(),
                    c.disagreement() > 0.2 ? ", needs review" : "")));
    r.residents()
        .ifPresent(
            c -> lines.add("  marrow-resident cells, " + c.definition() + ": " + c.describe()));
    for (AssayResult.AlternativeCount a : r.alternatives()) {
      lines.add(
          "  instead "
              + a.definition().id()
              + ": "
              + a.count()
                  .map(c ->
                      String.format(Locale.ROOT, "%s; Jaccard %.2f", c.describe(), a.jaccard()))
                  .orElse(a.missing()));
    }
    return String.join("\n", lines);
  }

  private static String threshold(AssayResult r, GatedStep step, Threshold t) {
    return t.key()
        + " at "
        + NUMBERS.of(t.raw())
        + ", "
        + t.source().words()
        + (t.foundIn().equals("all") ? "" : " in " + t.foundIn())
        + String.format(
            Locale.ROOT,
            "; %s events surely above, %s possibly",
            NUMBERS.count(t.certain()),
            NUMBERS.count(t.possible()))
        + r.review()
            .flatMap(review -> review.dispute(step.step().name(), t))
            .filter(Dispute::matters)
            .map(d ->
                "; NEEDS REVIEW: "
                    + t.doubt()
                    + ", where the count would be "
                    + NUMBERS.count(d.k())
                    + " of "
                    + NUMBERS.count(d.n()))
            .orElse("");
  }

  private static List<String> sensitivity(Explanation e) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i + 3 < e.shifts().size(); i += 4) {
      Explanation.Shift first = e.shifts().get(i);
      List<String> counts =
          e.shifts().subList(i, i + 4).stream()
              .map(s ->
                  String.format(
                      Locale.ROOT,
                      "%+.0f %%: %s",
                      100 * (s.factor() - 1),
                      NUMBERS.count(s.count())))
              .toList();
      lines.add("  if " + first.threshold() + " moves: " + String.join(", ", counts));
    }
    for (Explanation.LeftOut left : e.leftOut()) {
      lines.add(
          "  without " + left.marker() + " in " + left.gate() + ": " + NUMBERS.count(left.count()));
    }
    return lines;
  }
}
