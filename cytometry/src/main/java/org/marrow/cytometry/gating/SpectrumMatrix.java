package org.marrow.cytometry.gating;

import java.util.HashSet;
import java.util.List;

/**
 * A compensation matrix of a gating file (Gating-ML 2.0 section 5.5): one row a fluorochrome, one
 * column a detector, the share of its light that the detector sees. With more detectors than
 * fluorochromes it describes spectral unmixing.
 *
 * @param fluorochromes names of the rows; dimensions refer to them
 * @param detectors names of the columns, short names of channels
 * @param rows coefficients
 * @param inverted whether the coefficients are those of the inverse already
 */
public record SpectrumMatrix(
    String id,
    List<String> fluorochromes,
    List<String> detectors,
    List<List<Double>> rows,
    boolean inverted) {
  public SpectrumMatrix {
    fluorochromes = List.copyOf(fluorochromes);
    detectors = List.copyOf(detectors);
    rows = rows.stream().map(List::copyOf).toList();
    int width = detectors.size();
    if (fluorochromes.isEmpty()
        || rows.size() != fluorochromes.size()
        || rows.stream().anyMatch(r -> r.size() != width)) {
      throw new IllegalArgumentException(
          "matrix " + id + " needs " + fluorochromes.size() + " rows of " + width + " numbers");
    }
    if (inverted && width != fluorochromes.size()) {
      throw new IllegalArgumentException("matrix " + id + " is inverted, so it must be square");
    }
    if (new HashSet<>(fluorochromes).size() < rows.size()
        || new HashSet<>(detectors).size() < width) {
      throw new IllegalArgumentException("matrix " + id + " names something twice");
    }
    for (List<Double> row : rows) {
      for (double value : row) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("matrix " + id + " holds " + value);
        }
      }
    }
  }

  /** The coefficients as an array. */
  double[][] array() {
    return rows.stream()
        .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }
}
