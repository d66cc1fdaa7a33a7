package org.marrow.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The methods text of a report: a sentence for each thing that was done, none for anything else.
 */
public final class Methods {
  private Methods() {}

  /** One or two paragraphs. */
  public static List<String> of(Report report) {
    Set<String> sentences = new LinkedHashSet<>(report.preface().digest().methods());
    report.chapters().forEach(chapter -> sentences.addAll(chapter.digest().methods()));
    List<String> paragraphs = new ArrayList<>();
    if (!sentences.isEmpty()) {
      paragraphs.add(String.join(" ", sentences));
    }
    Provenance made = report.provenance();
    paragraphs.add(
        "All analyses were written down in a plan (SHA-256 "
            + PrintPage.shortHash(made.planHash())
            + ") that was fixed before "
            + (report.simulated() ? "anything was simulated" : "any outcome was looked at")
            + ", and were run with Marrow "
            + made.marrow()
            + ", seed "
            + made.seed()
            + ".");
    return List.copyOf(paragraphs);
  }
}
