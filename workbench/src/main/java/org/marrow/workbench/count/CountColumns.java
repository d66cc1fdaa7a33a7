package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.cytometry.count.Count;
import org.marrow.foundation.table.Column;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;

/**
 * Counts as columns that are joined to the patients: one row a patient, and for each definition and
 * visit the cells counted ({@code m1_like_human_marrow_before_k}), those looked at ({@code _n}),
 * the share in percent with half a cell added to none ({@code _percent}), and the day.
 */
public final class CountColumns {
  /** Column with the patient. */
  public static final String PATIENT = "patient";

  private CountColumns() {}

  /** Name of the columns of a definition and visit, without the last word. */
  static String stem(String definition, String visit) {
    return (definition.replaceFirst("@.*$", "") + " " + visit)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "_")
        .replaceAll("^_|_$", "");
  }

  /** The columns that counting these definitions at these visits will give. */
  public static List<String> names(List<String> definitions, List<String> visits) {
    List<String> names = new ArrayList<>();
    for (String definition : definitions) {
      for (String visit : visits) {
        for (String last : List.of("k", "n", "percent", "day")) {
          names.add(stem(definition, visit) + "_" + last);
        }
      }
    }
    return names;
  }

  /** The table of all samples. */
  public static Table of(List<CountedSample> samples) {
    Set<String> patients = new LinkedHashSet<>();
    samples.forEach(s -> patients.add(s.row().patient()));
    List<String> ids = List.copyOf(patients);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (CountedSample sample : samples) {
      int row = ids.indexOf(sample.row().patient());
      for (CountedSample.Population population : sample.populations()) {
        String stem = stem(population.definition().id(), sample.row().visit());
        Optional<Count> count = population.count();
        set(columns, stem + "_k", ids.size(), row, count.map(c -> (double) c.k()));
        set(columns, stem + "_n", ids.size(), row, count.map(c -> (double) c.n()));
        set(columns, stem + "_percent", ids.size(), row, count.map(CountColumns::percent));
        double day = sample.row().day().orElse(Double.NaN);
        set(columns, stem + "_day", ids.size(), row, Optional.of(day));
      }
    }
    List<Column> list = new ArrayList<>(List.of(TextColumn.of(PATIENT, ids)));
    columns.forEach((name, values) -> list.add(new NumberColumn(name, values)));
    return Table.of("counts", list);
  }

  private static double percent(Count count) {
    return 100 * (count.k() + 0.5) / (count.n() + 1.0);
  }

  private static void set(
      Map<String, double[]> columns, String name, int size, int row, Optional<Double> value) {
    double[] values =
        columns.computeIfAbsent(
            name,
            _ -> {
              double[] none = new double[size];
              java.util.Arrays.fill(none, Double.NaN);
              return none;
            });
    value.ifPresent(v -> values[row] = v);
  }
}
