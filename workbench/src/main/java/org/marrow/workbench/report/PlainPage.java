package org.marrow.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The page for a patient advocate: everyday words, counts of ten or a hundred, and what the words
 * mean. It never says what somebody should take.
 *
 * @param question what was asked
 * @param found what was found, a sentence or a few an item
 * @param not what it does not tell
 * @param glossary words of the page that need an explanation, in order of the alphabet
 * @param grade years of school that its sentences ask for, see {@link Readability}
 */
public record PlainPage(
    String question,
    List<String> found,
    List<String> not,
    Map<String, String> glossary,
    double grade) {
  /** The highest grade that is plain. */
  public static final double PLAIN_GRADE = 8;

  /** What is said of a study without measurements. */
  public static final String SIMULATED =
      "A computer model worked out what might happen. No person and no animal was measured for it.";

  /** Letters of what was found that leave room for the rest of a sheet of A4 or Letter. */
  private static final int ROOM = 1050;

  private static final String NOTHING =
      "This study has no findings in plain words yet. Please ask the people who made it.";

  /** The page of a report. */
  public static PlainPage of(Report report) {
    String question = report.preface().plainQuestion().orElse(report.question());
    List<String> found = found(report);
    List<String> not = not(report);
    List<String> all = new ArrayList<>(List.of(question));
    all.addAll(found);
    all.addAll(not);
    Map<String, String> glossary = Glossary.EVERYDAY.of(all);
    all.addAll(glossary.values());
    return new PlainPage(question, found, not, glossary, Readability.grade(all));
  }

  /**
   * So many sentences as leave the page on one sheet: the author's, then the first of each
   * analysis, the second of each and so on while there is room; they stand in the order of the
   * report.
   */
  private static List<String> found(Report report) {
    List<List<String>> said = new ArrayList<>(List.of(report.preface().digest().plain()));
    report.chapters().forEach(chapter -> said.add(chapter.digest().plain()));
    // What the author holds for the key figures is said first.
    List<List<String>> order = new ArrayList<>();
    Summary.of(report).shown().forEach(shown -> order.add(shown.chapter().digest().plain()));
    order.addAll(said.subList(1, said.size()));
    Set<String> kept = new LinkedHashSet<>(said.getFirst());
    int room = ROOM - kept.stream().mapToInt(String::length).sum();
    int longest = said.stream().mapToInt(List::size).max().orElse(0);
    for (int place = 0; place < longest; place++) {
      for (List<String> own : order) {
        if (place < own.size() && own.get(place).length() <= room && kept.add(own.get(place))) {
          room -= own.get(place).length();
        }
      }
    }
    List<String> found =
        said.stream().flatMap(List::stream).distinct().filter(kept::contains).toList();
    return found.isEmpty() ? List.of(NOTHING) : found;
  }

  private static List<String> not(Report report) {
    List<String> not = new ArrayList<>();
    if (report.simulated()) {
      not.add("It does not show what happens in people. A model can be wrong.");
    } else {
      not.add(
          "It looks back at what happened to a group. Two things that go together need not cause"
              + " one another.");
      not.add("It cannot tell what will happen to one person. People differ a lot.");
    }
    if (!Summary.of(report).refusals().isEmpty()) {
      not.add(
          "Some questions could not be answered fairly with these data. The program refused them"
              + " and says why in the full report.");
    }
    not.add("It does not say which treatment is best for you. Talk about that with your doctor.");
    return List.copyOf(not);
  }

  /** The grade with one decimal. */
  public String gradeText() {
    return String.format(Locale.ROOT, "%.1f", grade);
  }
}
