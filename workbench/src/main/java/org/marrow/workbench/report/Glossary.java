package org.marrow.workbench.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Words that need an explanation; the file {@code glossary.txt} has one a line. */
final class Glossary {
  private static final Map<String, String> ALL = read();

  private Glossary() {}

  /** The words that the sentences use, with what they mean, in order of the alphabet. */
  static Map<String, String> of(List<String> sentences) {
    String text = String.join("\n", sentences);
    Map<String, String> used = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ALL.forEach((word, meaning) -> {
      Pattern whole =
          Pattern.compile(
              "(?<![\\p{L}\\d-])" + Pattern.quote(word) + "(?:s|es|'s)?(?![\\p{L}\\d])",
              Pattern.CASE_INSENSITIVE);
      if (whole.matcher(text).find()) {
        used.put(word, meaning);
      }
    });
    return used;
  }

  /** Every word with its explanation. */
  static Map<String, String> all() {
    return ALL;
  }

  private static Map<String, String> read() {
    Map<String, String> words = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (InputStream in = Glossary.class.getResourceAsStream("glossary.txt")) {
      if (in == null) {
        throw new IllegalStateException("glossary.txt is missing from the build");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf(" = ");
        if (equals > 0) {
          words.put(line.substring(0, equals).strip(), line.substring(equals + 3).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
