package org.marrow.kinetics.compile;

import java.util.List;
import org.marrow.kinetics.elementary.Elementary;

/**
 * A component of states with z' = A z + c, in the coordinates w = V^-1 z in which it falls apart:
 * w_k(t) = e^(l_k t) w_k(0) + g_k (e^(l_k t) - 1) / l_k with g = V^-1 c. Eigenvalues l and vectors
 * V are found once a patient, and anew when inputs change.
 *
 * <p>A block, in which coefficients stand in pairs along a tree, is similar by a diagonal matrix to
 * a symmetric one, whose eigenvectors Jacobi's rotations find (Golub and Van Loan, Matrix
 * Computations, 4th ed., section 8.5). A block that feeds another is joined to it through the
 * other's own modes, which needs eigenvalues that differ.
 */
final class LinearModes {
  /** Eigenvalues closer than this, relative to the larger, lose digits when they are joined. */
  static final double LEAST_GAP = 1e-3;

  /** Below this e^x is as good as nothing, and above it still a normal number. */
  static final double LEAST_EXPONENT = -700;

  private static final int MOST_SWEEPS = 60;

  /** A value that stands in a slot, or a number when the slot is -1. */
  record Place(int slot, double number) {
    static final Place ZERO = new Place(-1, 0);

    double in(double[] memory, int lanes, int lane) {
      return slot < 0 ? number : memory[slot * lanes + lane];
    }

    boolean isZero() {
      return slot < 0 && number == 0;
    }
  }

  private final int[] states;
  private final int[] blockStart;
  private final int[] parents;
  private final Place[][] matrix;
  private final Place[] constants;
  private final int[] rates;
  private final int firstState;
  private final int eigenvalues;
  private final int vectors;
  private final int inverses;

  /**
   * @param matrix coefficients A, in the order of the component's states
   * @param constants c without infusions
   * @param rates slots of infusions, -1 where there is none
   * @param firstState slot of state 0 of the kernel
   * @param eigenvalues first of m slots
   * @param vectors first of m m slots, row by row
   * @param inverses first of m m slots of V^-1
   */
  LinearModes(
      LinearStructure.Component component,
      Place[][] matrix,
      Place[] constants,
      int[] rates,
      int firstState,
      int eigenvalues,
      int vectors,
      int inverses) {
    this.states = component.states();
    this.matrix = matrix;
    this.constants = constants;
    this.rates = rates;
    this.firstState = firstState;
    this.eigenvalues = eigenvalues;
    this.vectors = vectors;
    this.inverses = inverses;
    List<LinearStructure.Block> blocks = component.blocks();
    blockStart = new int[blocks.size() + 1];
    parents = new int[states.length];
    for (int b = 0; b < blocks.size(); b++) {
      int[] own = blocks.get(b).parents();
      for (int i = 0; i < own.length; i++) {
        parents[blockStart[b] + i] = own[i] < 0 ? -1 : blockStart[b] + own[i];
      }
      blockStart[b + 1] = blockStart[b] + own.length;
    }
  }

  int[] states() {
    return states.clone();
  }

  /** Whether mode k can be seen in state i: its block is the state's or feeds it. */
  boolean reaches(int k, int i) {
    int mine = block(i);
    if (block(k) == mine) {
      return true;
    }
    for (int j = 0; j < blockStart[mine]; j++) {
      for (int member = blockStart[mine]; member < blockStart[mine + 1]; member++) {
        if (!matrix[member][j].isZero() && reaches(k, j)) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isAlone(int i) {
    return blockStart[block(i) + 1] - blockStart[block(i)] == 1;
  }

  private int block(int i) {
    int b = 0;
    while (blockStart[b + 1] <= i) {
      b++;
    }
    return b;
  }

  int eigenvalue(int k) {
    return eigenvalues + k;
  }

  int vector(int i, int k) {
    return vectors + i * states.length + k;
  }

  int inverse(int k, int i) {
    return inverses + k * states.length + i;
  }

  Place constant(int i) {
    return constants[i];
  }

  int rate(int i) {
    return rates[i];
  }

  /** Computes eigenvalues and vectors of a lane; false when they would cost too many digits. */
  boolean decompose(double[] memory, int lanes, int lane) {
    int m = states.length;
    double[][] a = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        a[i][j] = matrix[i][j].in(memory, lanes, lane);
      }
    }
    double[] l = new double[m];
    double[][] v = new double[m][m];
    double[][] inverse = new double[m][m];
    boolean good = true;
    for (int b = 0; b + 1 < blockStart.length; b++) {
      good &= solveBlock(b, a, l, v, inverse) && join(b, a, l, v, inverse);
    }
    for (int i = 0; i < m; i++) {
      memory[eigenvalue(i) * lanes + lane] = l[i];
      good &= Math.abs(l[i]) < Double.POSITIVE_INFINITY;
      for (int k = 0; k < m; k++) {
        memory[vector(i, k) * lanes + lane] = v[i][k];
        memory[inverse(k, i) * lanes + lane] = inverse[k][i];
        good &= Math.abs(v[i][k]) < Double.POSITIVE_INFINITY;
        good &= Math.abs(inverse[k][i]) < Double.POSITIVE_INFINITY;
      }
    }
    return good;
  }

  /** Eigenvalues and vectors of one block by itself. */
  private boolean solveBlock(int b, double[][] a, double[] l, double[][] v, double[][] inverse) {
    int from = blockStart[b];
    int size = blockStart[b + 1] - from;
    double[] scale = new double[size];
    double[][] symmetric = new double[size][size];
    scale[0] = 1;
    for (int i = 0; i < size; i++) {
      symmetric[i][i] = a[from + i][from + i];
      int p = parents[from + i] - from;
      if (i > 0) {
        double up = a[from + i][from + p];
        double down = a[from + p][from + i];
        if (!(up * down > 0)) {
          return false;
        }
        scale[i] = scale[p] * Math.sqrt(up / down);
        double both = Math.sqrt(up * down);
        symmetric[i][p] = up > 0 ? both : -both;
        symmetric[p][i] = symmetric[i][p];
      }
    }
    double[][] rotation = new double[size][size];
    if (!rotate(symmetric, rotation)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      l[from + i] = symmetric[i][i];
      for (int k = 0; k < size; k++) {
        v[from + i][from + k] = scale[i] * rotation[i][k];
        inverse[from + k][from + i] = rotation[i][k] / scale[i];
      }
    }
    return true;
  }

  /** Jacobi's method: the matrix becomes diagonal, its eigenvectors the columns of the rotation. */
  private static boolean rotate(double[][] s, double[][] rotation) {
    int n = s.length;
    for (int i = 0; i < n; i++) {
      rotation[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      boolean isDiagonal = true;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(s[p][q]) <= 0x1p-60 * Math.sqrt(Math.abs(s[p][p] * s[q][q]))
              || Math.abs(s[p][q]) < Double.MIN_NORMAL) {
            continue;
          }
          isDiagonal = false;
          double theta = (s[q][q] - s[p][p]) / (2 * s[p][q]);
          double root = Math.abs(theta) + Math.sqrt(theta * theta + 1);
          double t = theta >= 0 ? 1 / root : -1 / root;
          double c = 1 / Math.sqrt(t * t + 1);
          turn(s, rotation, p, q, c, t * c);
        }
      }
      if (isDiagonal) {
        return true;
      }
    }
    return false;
  }

  private static void turn(double[][] s, double[][] rotation, int p, int q, double c, double sine) {
    for (int k = 0; k < s.length; k++) {
      double kp = s[k][p];
      double kq = s[k][q];
      s[k][p] = c * kp - sine * kq;
      s[k][q] = sine * kp + c * kq;
    }
    for (int k = 0; k < s.length; k++) {
      double pk = s[p][k];
      double qk = s[q][k];
      s[p][k] = c * pk - sine * qk;
      s[q][k] = sine * pk + c * qk;
      double rp = rotation[k][p];
      double rq = rotation[k][q];
      rotation[k][p] = c * rp - sine * rq;
      rotation[k][q] = sine * rp + c * rq;
    }
    s[p][q] = 0;
    s[q][p] = 0;
  }

  /** What the modes of earlier blocks do in this one, and the inverse's rows. */
  private boolean join(int b, double[][] a, double[] l, double[][] v, double[][] inverse) {
    int from = blockStart[b];
    int to = blockStart[b + 1];
    boolean good = true;
    for (int k = 0; k < from; k++) {
      double[] fed = new double[to];
      for (int i = from; i < to; i++) {
        for (int j = 0; j < from; j++) {
          fed[i] += a[i][j] * v[j][k];
        }
      }
      for (int mode = from; mode < to; mode++) {
        double part = 0;
        for (int i = from; i < to; i++) {
          part += inverse[mode][i] * fed[i];
        }
        if (part == 0) {
          continue;
        }
        double gap = l[k] - l[mode];
        good &= Math.abs(gap) > LEAST_GAP * Math.max(Math.abs(l[k]), Math.abs(l[mode]));
        for (int i = from; i < to; i++) {
          v[i][k] += v[i][mode] * (part / gap);
        }
      }
    }
    // V is lower triangular in blocks: so is its inverse, row by row from the diagonal.
    for (int j = 0; j < from; j++) {
      double[] carried = new double[to];
      for (int i = from; i < to; i++) {
        for (int k = 0; k < from; k++) {
          carried[i] += v[i][k] * inverse[k][j];
        }
      }
      for (int mode = from; mode < to; mode++) {
        double sum = 0;
        for (int i = from; i < to; i++) {
          sum -= inverse[mode][i] * carried[i];
        }
        inverse[mode][j] = sum;
      }
    }
    return good;
  }

  /** The states of a lane some time after the start of its step, into their places. */
  void after(double[] memory, int lanes, int lane, double time, double[] state) {
    int m = states.length;
    double[] mode = new double[m];
    for (int k = 0; k < m; k++) {
      double amplitude = 0;
      double drive = 0;
      for (int i = 0; i < m; i++) {
        double inverse = memory[inverse(k, i) * lanes + lane];
        amplitude = Math.fma(inverse, memory[(firstState + states[i]) * lanes + lane], amplitude);
        double rate = rates[i] < 0 ? 0 : memory[rates[i] * lanes + lane];
        drive = Math.fma(inverse, constants[i].in(memory, lanes, lane) + rate, drive);
      }
      double x = memory[eigenvalue(k) * lanes + lane] * time;
      double grown = Elementary.exp(Math.max(LEAST_EXPONENT, x));
      mode[k] = grown * amplitude;
      if (drive != 0) {
        double share = Math.abs(x) < LinearCode.SERIES ? LinearCode.series(x) : (grown - 1) / x;
        mode[k] = Math.fma(drive * time, share, mode[k]);
      }
    }
    for (int i = 0; i < m; i++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum = Math.fma(memory[vector(i, k) * lanes + lane], mode[k], sum);
      }
      state[states[i]] = sum;
    }
  }
}
