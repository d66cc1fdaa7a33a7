package org.marrow.workbench.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many years of school an English text asks for: the grade of Flesch and Kincaid, 0.39 words a
 * sentence + 11.8 syllables a word - 15.59 (Kincaid and others 1975, Naval Technical Training
 * Command, Research Branch Report 8-75). Syllables are counted by groups of vowels, with the usual
 * exceptions for a silent e; a number counts as one word of one syllable.
 */
public final class Readability {
  private static final Pattern WORD = Pattern.compile("[\\p{L}]+(?:'[\\p{L}]+)?|\\d[\\d.,]*");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  /** Two vowels that are spoken one after the other. */
  private static final Pattern HIATUS =
      Pattern.compile(
          "(?<!c)ia(?!l)|io(?!u|n)|iu|(?<![gq])ua(?!r)|eo(?!u|p)|mye|dea$|scie|quie|[^cstgx]ious|(?<=[^cstgx])ial|[aeiou]ing|[yi]er$|uous");

  private Readability() {}

  /**
   * The grade of sentences; each may hold several.
   *
   * @return years of school; may be below 0 for very easy text
   * @throws IllegalArgumentException when there is no word
   */
  public static double grade(List<String> sentences) {
    int words = 0;
    int syllables = 0;
    int count = 0;
    for (String text : sentences) {
      for (String sentence : text.split("(?<=[.!?])\\s+", -1)) {
        int before = words;
        Matcher word = WORD.matcher(sentence);
        while (word.find()) {
          words++;
          syllables += syllables(word.group());
        }
        count += words > before ? 1 : 0;
      }
    }
    if (words == 0) {
      throw new IllegalArgumentException("a text without words has no grade");
    }
    return 0.39 * words / count + 11.8 * syllables / words - 15.59;
  }

  /** Syllables of one English word, at least 1. */
  static int syllables(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (plain.isEmpty()) {
      return 1;
    }
    // Silent: a last e, and es or ed after a sound that needs no vowel of its own.
    String spoken =
        plain
            .replaceAll("(?<=[aeiouy].{0,12}[^aeiouyl])e$", "")
            .replaceAll("(?<=[aeiouy].{0,12}[aeiouy])les?$", "l")
            .replaceAll("(?<=[aeiouy].{0,12}[^aeiouydt])ed$", "d")
            .replaceAll("(?<=[aeiouy].{0,12}[^aeiouyszxcghl])es$", "s")
            .replaceAll("(?<=[aeiouy].{0,12}[^aeiouy])e(?=(ly|ment|ful|less|ness)s?$)", "");
    int groups = count(VOWELS, spoken) + count(HIATUS, spoken);
    return Math.max(1, groups);
  }

  private static int count(Pattern pattern, String text) {
    int count = 0;
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      count++;
    }
    return count;
  }
}
