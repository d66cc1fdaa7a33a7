package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.cytometry.count.Count;
import org.marrow.workbench.report.NaturalFrequency;

/** Counts in everyday words: the middle share of each visit. */
final class CountDigest {
  private static final int DEFINITIONS = 2;
  private static final int VISITS = 6;

  private CountDigest() {}

  /** Sentences for the page in plain words; the first definitions and visits only. */
  static String[] plain(List<CountedSample> samples) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        (samples.size() == 1 ? "One sample was" : samples.size() + " samples were")
            + " read cell by cell. The program then counted the cells of each kind.");
    samples.stream()
        .flatMap(sample -> sample.populations().stream())
        .map(CountedSample.Population::definition)
        .distinct()
        .limit(DEFINITIONS)
        .forEach(definition -> {
          List<String> parts = new ArrayList<>();
          shares(samples, definition.id())
              .forEach((visit, shares) -> {
                if (parts.size() < VISITS) {
                  parts.add(NaturalFrequency.of(median(shares)) + " in “" + visit + "”");
                }
              });
          if (!parts.isEmpty()) {
            sentences.add(
                definition.title()
                    + ". They were this many of all cells that count: "
                    + String.join(", ", parts)
                    + ".");
          }
        });
    return sentences.toArray(String[]::new);
  }

  private static Map<String, List<Double>> shares(List<CountedSample> samples, String definition) {
    Map<String, List<Double>> shares = new LinkedHashMap<>();
    for (CountedSample sample : samples) {
      Optional<Count> count = sample.count(definition);
      if (count.isPresent()) {
        shares
            .computeIfAbsent(sample.row().visit(), _ -> new ArrayList<>())
            .add(count.get().share());
      }
    }
    return shares;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElse(0);
  }
}
