package org.marrow.cytometry.fcs;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * How much of each dye each detector sees, as the file states it. Row {@code i} is the dye meant
 * for detector {@code i}, column {@code j} the share that detector {@code j} sees of it; the
 * diagonal is usually 1. Applying it is the work of {@code transform.Compensation}.
 *
 * @param channels indices of the detectors in the sample, in the order of the matrix
 * @param names the names of the detectors as the file writes them
 * @param matrix square, one row a dye
 * @param keyword the keyword it was read from, for example {@code $SPILLOVER}
 */
public record Spillover(
    List<Integer> channels, List<String> names, List<double[]> matrix, String keyword) {
  public Spillover {
    channels = List.copyOf(channels);
    names = List.copyOf(names);
    matrix = matrix.stream().map(double[]::clone).toList();
    int n = channels.size();
    if (n == 0 || names.size() != n || matrix.size() != n) {
      throw new IllegalArgumentException(
          "a spillover matrix needs as many names and rows as channels: "
              + n
              + ", "
              + names.size()
              + ", "
              + matrix.size());
    }
    if (new HashSet<>(channels).size() != n) {
      throw new IllegalArgumentException("a spillover matrix names a channel twice: " + names);
    }
    for (double[] row : matrix) {
      if (row.length != n || !Arrays.stream(row).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "a spillover matrix must be square and finite: " + Arrays.toString(row));
      }
    }
  }

  /** The share of dye {@code row} that detector {@code column} sees. */
  public double at(int row, int column) {
    return matrix.get(row)[column];
  }

  /** How many detectors. */
  public int size() {
    return channels.size();
  }

  /** Whether it changes nothing: the identity matrix. */
  public boolean identity() {
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < size(); j++) {
        if (at(i, j) != (i == j ? 1 : 0)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether the other matrix says the same about the same channels, however it writes their names.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Spillover s
        && channels.equals(s.channels)
        && Arrays.deepEquals(matrix.toArray(), s.matrix.toArray());
  }

  @Override
  public int hashCode() {
    return channels.hashCode() * 31 + Arrays.deepHashCode(matrix.toArray());
  }
}
