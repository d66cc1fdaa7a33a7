package org.marrow.workbench.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.workbench.figure.Figure;

/**
 * The two-page summary for a clinician-scientist: what a report says first.
 *
 * @param keyFigure at most one figure: the one that the author names, else that of the first
 *     chapter that names one, else the first
 * @param refusals what was refused
 * @param limits what the results do not show: the author's words, the analyses', then the warnings
 * @param rest how many findings the appendix has
 */
public record Summary(
    List<Figure> keyFigure, List<Finding> refusals, List<String> limits, String rest) {
  private static final int WARNINGS_SHOWN = 5;

  /** The summary of a report. */
  public static Summary of(Report report) {
    Optional<Figure> chosen =
        report.sections().stream()
            .flatMap(section -> section.figures().stream())
            .filter(figure -> report.preface().keyFigure().equals(Optional.of(figure.id())))
            .findFirst();
    Optional<Figure> named =
        report.chapters().stream().flatMap(c -> c.digest().key().stream()).findFirst();
    Optional<Figure> first =
        report.chapters().stream().flatMap(c -> c.keyFigure().stream()).findFirst();
    return new Summary(
        chosen.or(() -> named).or(() -> first).stream().toList(),
        of(report, Severity.REFUSAL),
        limits(report),
        rest(report));
  }

  private static List<Finding> of(Report report, Severity severity) {
    return report.findings().stream().filter(f -> f.severity() == severity).toList();
  }

  private static List<String> limits(Report report) {
    Set<String> limits = new LinkedHashSet<>(report.preface().digest().limits());
    report.chapters().forEach(chapter -> limits.addAll(chapter.digest().limits()));
    of(report, Severity.WARNING).stream()
        .map(f -> f.rule().title() + ": " + f.what() + ".")
        .distinct()
        .limit(WARNINGS_SHOWN)
        .forEach(limits::add);
    if (report.simulated()) {
      limits.add("A model shows what follows from its assumptions, not what happens in people.");
    } else {
      limits.add(
          "Patients were observed, not assigned: what goes together need not cause one another.");
    }
    return List.copyOf(limits);
  }

  private static String rest(Report report) {
    return String.format(
        Locale.ROOT,
        "In all there are %s, %s and %s.",
        count(of(report, Severity.REFUSAL).size(), "refusal"),
        count(of(report, Severity.WARNING).size(), "warning"),
        count(of(report, Severity.NOTE).size(), "note"));
  }

  private static String count(int number, String what) {
    return (number == 0 ? "no" : Integer.toString(number)) + " " + what + (number == 1 ? "" : "s");
  }
}
