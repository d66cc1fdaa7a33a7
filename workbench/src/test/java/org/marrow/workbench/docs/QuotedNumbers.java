package org.marrow.workbench.docs;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.workbench.report.ReportFiles;

/**
 * Numbers that a study's README says to expect, looked up in the report of a run: decimal numbers
 * alone, and an estimate with its limits, {@code 1.79 (1.45 to 2.21)}, as the three that stand
 * together. The report may give more digits.
 */
public final class QuotedNumbers {
  private static final String NUMBER = "(?<![\\d.])\\d+\\.\\d+(?!\\d|\\.\\d)";
  private static final Pattern EXPECTED = Pattern.compile("(?s)## What to expect\\n(.*?)\\n## ");
  private static final Pattern DECIMAL = Pattern.compile(NUMBER);
  private static final Pattern ESTIMATE =
      Pattern.compile("(\\d+\\.\\d+) \\((\\d+\\.\\d+) to (\\d+\\.\\d+)\\)");

  private QuotedNumbers() {}

  /** What of the README's section on what to expect the report does not have. */
  public static List<String> missing(Path study, Path report) throws IOException {
    String readme = Files.readString(study.resolve("README.md"), StandardCharsets.UTF_8);
    Matcher section = EXPECTED.matcher(readme);
    String expected = section.find() ? section.group(1).replaceAll("\\s+", " ") : "";
    String said = words(Files.readString(report.resolve(ReportFiles.PAGE), StandardCharsets.UTF_8));
    List<String> missing = new ArrayList<>();
    for (Pattern pattern : List.of(ESTIMATE, DECIMAL)) {
      List<List<String>> there = numbers(pattern, said);
      for (List<String> quoted : numbers(pattern, expected)) {
        if (there.stream().noneMatch(found -> agree(quoted, found))) {
          missing.add(String.join(" ", quoted));
        }
      }
    }
    return missing;
  }

  /** Text and printed tables of the page, without pictures and the numbers behind them. */
  private static String words(String page) {
    return page.replaceAll("(?s)<style>.*?</style>|<svg.*?</svg>|<details>.*?</details>", " ")
        .replaceAll("<[^>]*>", " ")
        .replace(",", "")
        .replaceAll("\\s+", " ");
  }

  private static List<List<String>> numbers(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(QuotedNumbers::groups).distinct().toList();
  }

  private static List<String> groups(MatchResult match) {
    return match.groupCount() == 0
        ? List.of(match.group())
        : List.of(match.group(1), match.group(2), match.group(3));
  }

  private static boolean agree(List<String> quoted, List<String> found) {
    for (int i = 0; i < quoted.size(); i++) {
      BigDecimal wanted = new BigDecimal(quoted.get(i));
      BigDecimal rounded =
          new BigDecimal(found.get(i)).setScale(wanted.scale(), RoundingMode.HALF_UP);
      if (wanted.compareTo(rounded) != 0) {
        return false;
      }
    }
    return true;
  }
}
