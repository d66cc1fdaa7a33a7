package org.marrow.cytometry.labelled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.marrow.cytometry.template.TemplateSettings;
import org.marrow.cytometry.template.ValleySettings;

/** Settings chosen by a program on the tuning halves alone. */
final class Tuning {
  private static final double[] SIGNIFICANCES = {2.5, 3.5, 5};
  private static final double[] DEPTHS = {0.7, 0.85, 0.95};

  private Tuning() {}

  /** One notion of a valley and what it reaches on the tuning halves. */
  record Tried(ValleySettings valleys, double meanF1) {}

  /** The mean F1 of the template over all sets, for each notion of a valley; the best first. */
  static List<Tried> valleys(List<Labelled> halves) {
    List<Tried> tried = new ArrayList<>();
    for (double significance : SIGNIFICANCES) {
      for (double depth : DEPTHS) {
        ValleySettings valleys =
            new ValleySettings(ValleySettings.standard().leastBandwidth(), significance, depth);
        double mean =
            halves.stream()
                .mapToDouble(h -> h.with(h.settings().withValleys(valleys)).score().meanF1())
                .average()
                .orElse(0);
        tried.add(new Tried(valleys, mean));
      }
    }
    tried.sort((a, b) -> Double.compare(b.meanF1(), a.meanF1()));
    return tried;
  }

  /** Thresholds as a laboratory sets them on its first samples: the best of the candidates. */
  static TemplateSettings thresholds(Labelled half, Map<String, double[]> candidates) {
    TreeMap<String, Double> chosen = new TreeMap<>();
    double best = half.score().meanF1();
    for (Map.Entry<String, double[]> marker : new TreeMap<>(candidates).entrySet()) {
      for (double value : marker.getValue()) {
        TreeMap<String, Double> next = new TreeMap<>(chosen);
        next.put(marker.getKey(), value);
        double mean = half.with(half.settings().withManual(next)).score().meanF1();
        if (mean > best) {
          best = mean;
          chosen.put(marker.getKey(), value);
        }
      }
    }
    return half.settings().withManual(chosen);
  }

  /** A row a try, for the page. */
  static String rows(List<Tried> tried) {
    StringBuilder rows = new StringBuilder();
    for (Tried t : tried) {
      rows.append(
          String.format(
              Locale.ROOT,
              "| %.1f | %.2f | %.4f |%n",
              t.valleys().significance(),
              t.valleys().depth(),
              t.meanF1()));
    }
    return rows.toString();
  }
}
