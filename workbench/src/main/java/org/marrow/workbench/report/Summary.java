package org.marrow.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.workbench.figure.Figure;

/**
 * The two-page summary for a clinician-scientist: what a report says first. It takes so much of
 * everything as leaves it on two printed pages; the appendix has all of it.
 *
 * @param answer one sentence: that of the analysis which answers the study's question
 * @param terms words that the answer and the figures use and a stranger may not know, with what
 *     they mean
 * @param shown analyses with a key figure, in their order; their sentence is its caption
 * @param rest the other analyses, as a sentence each
 * @param further headings of analyses that had no room; may be empty
 * @param refusals what was refused
 * @param moreRefusals how many more; empty when all are shown
 * @param limits what the results do not show: the author's words, then the analyses'
 * @param moreLimits the limits that did not fit
 * @param warnings what the findings warn about, by title, on one line; empty without warnings
 * @param findings how many findings the appendix has, as a sentence
 */
public record Summary(
    String answer,
    Map<String, String> terms,
    List<Shown> shown,
    List<Chapter> rest,
    String further,
    List<Finding> refusals,
    String moreRefusals,
    List<String> limits,
    List<String> moreLimits,
    String warnings,
    String findings) {
  private static final int PLACES = 4;
  private static final int SENTENCES = 9;
  private static final int REFUSALS = 4;
  private static final int LIMITS = 7;

  /**
   * An analysis with the figure that tells most of it.
   *
   * @param chapter the analysis
   * @param figure one of its figures
   */
  public record Shown(Chapter chapter, Figure figure) {
    /** Whether the picture would be too high beside another one; it then has the whole width. */
    public boolean wide() {
      return figure.isTall();
    }

    /** Places of the summary that it takes. */
    private int places() {
      return wide() ? 2 : 1;
    }
  }

  /** The summary of a report. */
  public static Summary of(Report report) {
    List<Shown> shown = shown(report);
    List<Chapter> pictured = shown.stream().map(Shown::chapter).toList();
    List<Chapter> others = report.chapters().stream().filter(c -> !pictured.contains(c)).toList();
    List<Chapter> rest = head(others, SENTENCES);
    String answer =
        Stream.concat(pictured.stream(), others.stream())
            .findFirst()
            .map(Chapter::answer)
            .orElse("This study asks for no analysis.");
    List<String> said = new ArrayList<>(List.of(report.question(), answer));
    pictured.forEach(c -> said.add(c.sentence()));
    rest.forEach(c -> said.add(c.sentence()));
    List<Finding> refusals = of(report, Severity.REFUSAL);
    List<String> limits = limits(report);
    return new Summary(
        answer,
        Glossary.TERMS.of(said),
        shown,
        rest,
        others.stream()
            .skip(rest.size())
            .map(c -> c.section().heading())
            .collect(Collectors.joining("; ")),
        head(refusals, REFUSALS),
        refusals.size() > REFUSALS
            ? "The appendix has " + (refusals.size() - REFUSALS) + " more refusals."
            : "",
        head(limits, LIMITS),
        limits.subList(Math.min(LIMITS, limits.size()), limits.size()),
        of(report, Severity.WARNING).stream()
            .map(f -> f.rule().title().toLowerCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining("; ")),
        findings(report));
  }

  /**
   * The figures that the author names, in that order; else the key figures of the analyses, and
   * where no analysis names one, the first figure of the first that has any.
   */
  private static List<Shown> shown(Report report) {
    List<Shown> named = new ArrayList<>();
    for (String id : report.preface().keyFigures()) {
      for (Chapter chapter : report.chapters()) {
        chapter.section().figures().stream()
            .filter(figure -> figure.id().equals(id))
            .forEach(figure -> named.add(new Shown(chapter, figure)));
      }
    }
    if (!named.isEmpty()) {
      return fitting(named);
    }
    List<Shown> key = new ArrayList<>();
    List<Shown> any = new ArrayList<>();
    for (Chapter chapter : report.chapters()) {
      chapter.digest().key().ifPresent(figure -> key.add(new Shown(chapter, figure)));
      chapter.section().figures().stream()
          .limit(1)
          .forEach(figure -> any.add(new Shown(chapter, figure)));
    }
    return key.isEmpty() ? head(any, 1) : fitting(key);
  }

  /** The first ones that fill no more than the places of the summary. */
  private static List<Shown> fitting(List<Shown> all) {
    List<Shown> fitting = new ArrayList<>();
    int places = 0;
    for (Shown shown : all) {
      places += shown.places();
      if (places <= PLACES) {
        fitting.add(shown);
      }
    }
    return List.copyOf(fitting);
  }

  private static <T> List<T> head(List<T> all, int most) {
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
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

  private static String findings(Report report) {
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
