package org.marrow.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.workbench.figure.Figure;

/**
 * The two-page summary for a clinician-scientist: what a report says first.
 *
 * @param answers the chapters, that of the key figure first
 * @param keyFigure at most one figure: the one that the author names, else that of the first
 *     chapter that names one, else the first
 * @param refusals what was refused
 * @param limits what the results do not show: the author's words, then the analyses', so many as
 *     leave the summary on two pages
 * @param more the limits that did not fit; the appendix has them
 * @param warnings what the findings warn about, by title, on one line; empty without warnings
 * @param rest how many findings the appendix has
 */
public record Summary(
    List<Chapter> answers,
    List<Figure> keyFigure,
    List<Finding> refusals,
    List<String> limits,
    List<String> more,
    String warnings,
    String rest) {
  private static final int LIMITS_SHOWN = 7;

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
    Optional<Figure> key = chosen.or(() -> named).or(() -> first);
    List<String> limits = limits(report);
    int shown = Math.min(LIMITS_SHOWN, limits.size());
    return new Summary(
        answers(report, key),
        key.stream().toList(),
        of(report, Severity.REFUSAL),
        limits.subList(0, shown),
        limits.subList(shown, limits.size()),
        of(report, Severity.WARNING).stream()
            .map(f -> f.rule().title().toLowerCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining("; ")),
        rest(report));
  }

  private static List<Chapter> answers(Report report, Optional<Figure> key) {
    Optional<Chapter> answer =
        report.chapters().stream()
            .filter(c -> key.isPresent() && c.section().figures().contains(key.get()))
            .findFirst();
    List<Chapter> chapters = new ArrayList<>(answer.stream().toList());
    report.chapters().stream().filter(c -> !answer.equals(Optional.of(c))).forEach(chapters::add);
    return List.copyOf(chapters);
  }

  private static List<Finding> of(Report report, Severity severity) {
    return report.findings().stream().filter(f -> f.severity() == severity).toList();
  }

  private static List<String> limits(Report report) {
    Set<String> limits = new LinkedHashSet<>(report.preface().digest().limits());
    limits.add(
        report.simulated()
            ? "A model shows what follows from its assumptions, not what happens in people."
            : "Patients were observed, not assigned: what goes together need not cause one"
                + " another.");
    report.chapters().forEach(chapter -> limits.addAll(chapter.digest().limits()));
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
