package org.marrow.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.figure.Figure;

/**
 * What the three readers of a report are told of one analysis, beside its section: a patient
 * advocate the plain sentences, a clinician the answer, limits and key figure, a statistician the
 * methods and the items of reporting lists. All may be empty; the report then does without.
 *
 * @param plain sentences in everyday words, grade 8 or lower, natural frequencies ({@link
 *     NaturalFrequency}) instead of percentages; numbers that were simulated are called so
 * @param methods sentences for the methods text, each about something that was really done
 * @param limits sentences on what the result does not show
 * @param key the figure of the section that tells most, if one does
 * @param items what this analysis fills in of a reporting list
 * @param answer one sentence that a stranger understands, for the top of the summary
 */
public record Digest(
    List<String> plain,
    List<String> methods,
    List<String> limits,
    Optional<Figure> key,
    List<Item> items,
    Optional<String> answer) {
  /** Nothing to tell. */
  public static final Digest NONE =
      new Digest(List.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());

  public Digest {
    plain = List.copyOf(plain);
    methods = List.copyOf(methods);
    limits = List.copyOf(limits);
    items = List.copyOf(items);
  }

  /**
   * One item of a reporting list.
   *
   * @param standard the list
   * @param number its number there
   * @param text what this study says to it
   */
  public record Item(ReportingStandard standard, String number, String text) {
    public Item {
      if (!standard.items().containsKey(number)) {
        throw new IllegalArgumentException(standard.title() + " has no item " + number);
      }
    }
  }

  /** The same with more sentences in everyday words. */
  public Digest withPlain(List<String> sentences) {
    return new Digest(joined(plain, sentences), methods, limits, key, items, answer);
  }

  /** The same with more sentences for the methods text. */
  public Digest withMethods(List<String> sentences) {
    return new Digest(plain, joined(methods, sentences), limits, key, items, answer);
  }

  /** The same with more sentences on what the result does not show. */
  public Digest withLimits(List<String> sentences) {
    return new Digest(plain, methods, joined(limits, sentences), key, items, answer);
  }

  /** The same with this key figure. */
  public Digest withKey(Figure figure) {
    return new Digest(plain, methods, limits, Optional.of(figure), items, answer);
  }

  /** The same with this sentence for the top of the summary. */
  public Digest withAnswer(String sentence) {
    return new Digest(plain, methods, limits, key, items, Optional.of(sentence));
  }

  /** The same with one more item of a reporting list. */
  public Digest withItem(ReportingStandard standard, String number, String text) {
    return new Digest(
        plain,
        methods,
        limits,
        key,
        joined(items, List.of(new Item(standard, number, text))),
        answer);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
