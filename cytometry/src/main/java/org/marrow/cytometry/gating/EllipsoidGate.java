package org.marrow.cytometry.gating;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An ellipse, ellipsoid or hyperellipsoid: {@code (x - mean) C^-1 (x - mean)' <= D^2} (Gating-ML
 * 2.0 section 5.3.3).
 *
 * @param dimensions at least two
 * @param mean the centre, one number a dimension
 * @param covariance the matrix C, symmetric
 * @param distanceSquare D squared, above 0
 */
public record EllipsoidGate(
    String id,
    Optional<String> parent,
    List<Dimension> dimensions,
    List<Double> mean,
    List<List<Double>> covariance,
    double distanceSquare)
    implements Gate {
  public EllipsoidGate {
    Gate.check(id, parent);
    dimensions = List.copyOf(dimensions);
    mean = List.copyOf(mean);
    covariance = covariance.stream().map(List::copyOf).toList();
    int n = dimensions.size();
    boolean square = covariance.size() == n && covariance.stream().allMatch(r -> r.size() == n);
    if (n < 2 || mean.size() != n || !square) {
      throw new IllegalArgumentException(
          "ellipsoid gate "
              + id
              + " has "
              + n
              + " dimensions, a mean of "
              + mean.size()
              + " and a covariance matrix of "
              + covariance.size()
              + " rows; 2 is the least");
    }
    if (!(distanceSquare > 0) || Double.isInfinite(distanceSquare)) {
      throw new IllegalArgumentException(
          "ellipsoid gate " + id + ": distanceSquare must be above 0: " + distanceSquare);
    }
    for (double m : mean) {
      if (!Double.isFinite(m)) {
        throw new IllegalArgumentException("ellipsoid gate " + id + ": the mean must be finite");
      }
    }
  }

  /** The covariance matrix as an array. */
  double[][] matrix() {
    return covariance.stream()
        .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  @Override
  public String toString() {
    return "EllipsoidGate["
        + id
        + ", "
        + dimensions
        + ", "
        + mean
        + ", "
        + Arrays.deepToString(matrix())
        + "]";
  }
}
