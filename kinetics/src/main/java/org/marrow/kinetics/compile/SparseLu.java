package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Gaussian elimination without pivoting, carried out on the graph: the order of the pivots is
 * chosen once from the pattern (Markowitz 1957, doi:10.1287/mnsc.3.3.255), each entry of the
 * factors becomes a node, and the solution of a right-hand side is a list of nodes. The relative
 * loss of digits at the pivots is computed as well, so that the caller can tell when another order
 * is needed.
 */
final class SparseLu {
  private final Code code;
  private final int n;
  private final List<TreeMap<Integer, Integer>> rows = new ArrayList<>();
  private final int[] pivotRow;
  private final int[] pivotColumn;
  private final int[] inverse;
  private int loss;

  /** What a pivot is in the pattern: the diagonal of a differential equation is the safest. */
  interface Safety {
    boolean isSafe(int row, int column);
  }

  /**
   * @param matrix for each row its entries: column to node
   */
  SparseLu(Code code, List<? extends Map<Integer, Integer>> matrix, Safety safety) {
    this.code = code;
    this.n = matrix.size();
    this.pivotRow = new int[n];
    this.pivotColumn = new int[n];
    this.inverse = new int[n];
    this.loss = code.constant(0);
    for (Map<Integer, Integer> row : matrix) {
      rows.add(new TreeMap<>(row));
    }
    eliminate(matrix, safety);
  }

  private void eliminate(List<? extends Map<Integer, Integer>> matrix, Safety safety) {
    boolean[] rowDone = new boolean[n];
    boolean[] columnDone = new boolean[n];
    for (int step = 0; step < n; step++) {
      choosePivot(step, rowDone, columnDone, safety);
      int r = pivotRow[step];
      int c = pivotColumn[step];
      rowDone[r] = true;
      columnDone[c] = true;
      int pivot = entry(r, c);
      inverse[step] = code.div(code.constant(1), pivot);
      Integer original = matrix.get(r).get(c);
      if (original != null && original != pivot) {
        noteLoss(original, inverse[step]);
      }
      for (int i = 0; i < n; i++) {
        Integer below = rowDone[i] ? null : rows.get(i).get(c);
        if (below == null) {
          continue;
        }
        int factor = code.mul(below, inverse[step]);
        rows.get(i).put(c, factor);
        for (Map.Entry<Integer, Integer> entry : rows.get(r).entrySet()) {
          if (!columnDone[entry.getKey()]) {
            int product = code.mul(factor, entry.getValue());
            rows.get(i)
                .merge(entry.getKey(), code.neg(product), (old, ignored) -> code.sub(old, product));
          }
        }
      }
    }
  }

  private int entry(int row, int column) {
    return Objects.requireNonNull(rows.get(row).get(column));
  }

  /** Digits are lost when a pivot is far smaller than the entry it grew from. */
  private void noteLoss(int original, int inversePivot) {
    int shrunk = code.apply(Op.ABS, code.mul(original, inversePivot));
    loss = code.select(code.compare(Op.LT, loss, shrunk), shrunk, loss);
  }

  private void choosePivot(int step, boolean[] rowDone, boolean[] columnDone, Safety safety) {
    int[] columnCount = new int[n];
    for (int i = 0; i < n; i++) {
      if (!rowDone[i]) {
        rows.get(i).keySet().forEach(c -> columnCount[c] += columnDone[c] ? 0 : 1);
      }
    }
    long best = Long.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      if (rowDone[i]) {
        continue;
      }
      long rowCount = rows.get(i).keySet().stream().filter(c -> !columnDone[c]).count();
      for (int c : rows.get(i).keySet()) {
        if (columnDone[c] || code.isConstant(entry(i, c), 0)) {
          continue;
        }
        long cost =
            (rowCount - 1) * (columnCount[c] - 1) + (safety.isSafe(i, c) ? 0 : (long) n * n);
        if (cost < best) {
          best = cost;
          pivotRow[step] = i;
          pivotColumn[step] = c;
        }
      }
    }
    if (best == Long.MAX_VALUE) {
      throw new SingularPattern();
    }
  }

  /** No choice of pivots makes the matrix regular, whatever the values. */
  static final class SingularPattern extends RuntimeException {
    private static final long serialVersionUID = 1;

    SingularPattern() {
      super("the Jacobian of the equations is structurally singular");
    }
  }

  /** Largest relative loss at a pivot. */
  int loss() {
    return loss;
  }

  /** Every entry of the factors that is computed, row by row; inverse pivots in their place. */
  List<Integer> factors() {
    List<Integer> factors = new ArrayList<>();
    for (int step = 0; step < n; step++) {
      for (Map.Entry<Integer, Integer> entry : rows.get(pivotRow[step]).entrySet()) {
        factors.add(entry.getKey() == pivotColumn[step] ? inverse[step] : entry.getValue());
      }
    }
    return factors;
  }

  /**
   * The solution for a right-hand side.
   *
   * @param right nodes of the right-hand side
   * @param read how to read an entry of the factors back: its node to another node
   */
  int[] solve(int[] right, IntUnaryOperator read) {
    int[] stepOfColumn = new int[n];
    for (int step = 0; step < n; step++) {
      stepOfColumn[pivotColumn[step]] = step;
    }
    Map<Integer, Integer> cache = new HashMap<>();
    IntUnaryOperator factor = node -> cache.computeIfAbsent(node, read::applyAsInt);
    int[] y = new int[n];
    for (int step = 0; step < n; step++) {
      int sum = right[pivotRow[step]];
      for (Map.Entry<Integer, Integer> entry : rows.get(pivotRow[step]).entrySet()) {
        int earlier = stepOfColumn[entry.getKey()];
        if (earlier < step) {
          sum = code.sub(sum, code.mul(factor.applyAsInt(entry.getValue()), y[earlier]));
        }
      }
      y[step] = sum;
    }
    int[] x = new int[n];
    for (int step = n - 1; step >= 0; step--) {
      int sum = y[step];
      for (Map.Entry<Integer, Integer> entry : rows.get(pivotRow[step]).entrySet()) {
        if (stepOfColumn[entry.getKey()] > step) {
          sum = code.sub(sum, code.mul(factor.applyAsInt(entry.getValue()), x[entry.getKey()]));
        }
      }
      x[pivotColumn[step]] = code.mul(sum, factor.applyAsInt(inverse[step]));
    }
    return x;
  }
}
