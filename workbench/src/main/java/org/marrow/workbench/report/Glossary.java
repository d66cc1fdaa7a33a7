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

/** Words that need an explanation; a file has one a line. */
final class Glossary {
  /** For everyone: the page in plain words. */
  static final Glossary EVERYDAY = new Glossary("glossary.txt");

  /** For clinicians and scientists of other fields: the summary. */
  static final Glossary TERMS = new Glossary("terms.txt");

  private final Map<String, String> all;

  private Glossary(String file) {
    all = read(file);
  }

  /** The words that the sentences use, with what they mean, in order of the alphabet. */
  Map<String, String> of(List<String> sentences) {
    String text = String.join("\n", sentences);
    Map<String, String> used = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.forEach((word, meaning) -> {
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
  Map<String, String> all() {
    return all;
  }

  private static Map<String, String> read(String file) {
    Map<String, String> words = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (InputStream in = Glossary.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the build");
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
