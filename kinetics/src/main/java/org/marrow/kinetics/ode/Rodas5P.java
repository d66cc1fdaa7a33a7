package org.marrow.kinetics.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.marrow.kinetics.compile.Areas;
import org.marrow.kinetics.lanes.LaneArithmetic;
import org.marrow.kinetics.lanes.StepPlan;

/**
 * The Rosenbrock-Wanner method Rodas5P: 8 stages, order 5 with an embedded method of order 4,
 * L-stable, stiffly accurate, for M y' = f(t, y) with constant and possibly singular M (index 1),
 * with a dense output of order 4. G. Steinebach, Construction of Rosenbrock-Wanner method Rodas5P
 * and numerical benchmarks within the Julia Differential Equations package, BIT Numer. Math. 63:27
 * (2023), doi:10.1007/s10543-023-00967-x.
 *
 * <p>The coefficients are those of the transformed stages, which need no product with the Jacobian
 * (Hairer and Wanner, Solving Ordinary Differential Equations II, 2nd ed., section IV.7):
 *
 * <pre>
 *   (M / (h gamma) - df/dy) k_i = f(t + c_i h, y + sum_j a_ij k_j) + M sum_j (C_ij / h) k_j + h d_i df/dt
 *   y_new = y + sum_j a_8j k_j + k_8,   error = k_8
 * </pre>
 */
final class Rodas5P {
  static final int STAGES = 8;

  /** Order of the error estimate's leading term. */
  static final int ERROR_ORDER = 5;

  static final double GAMMA = 0.21193756319429014;

  private static final double[] LAST_STATE = {
    -7.502846399306121,
    2.561846144803919,
    -11.627539656261098,
    -0.18268767659942256,
    0.030198172008377946
  };

  static final double[][] A = {
    {},
    {3.0},
    {2.849394379747939, 0.45842242204463923},
    {-6.954028509809101, 2.489845061869568, -10.358996098473584},
    {2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641},
    LAST_STATE,
    followedByOnes(1),
    followedByOnes(2),
  };

  static final double[][] C = {
    {},
    {-14.155112264123755},
    {-17.97296035885952, -2.859693295451294},
    {147.12150275711716, -1.41221402718213, 71.68940251302358},
    {165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306},
    {
      24.854864614690072,
      -3.0009227002832186,
      47.4931110020768,
      5.5814197821558125,
      -0.6610691825249471
    },
    {
      30.91273214028599,
      -3.1208243349937974,
      77.79954646070892,
      34.28646028294783,
      -19.097331116725623,
      -28.087943162872662
    },
    {
      37.80277123390563,
      -3.2571969029072276,
      112.26918849496327,
      66.9347231244047,
      -40.06618937091002,
      -54.66780262877968,
      -9.48861652309627
    },
  };

  static final double[] NODES = {
    0, 0.6358126895828704, 0.4095798393397535, 0.9769306725060716, 0.4288403609558664, 1, 1, 1
  };

  static final double[] TIME_WEIGHTS = {
    0.21193756319429014,
    -0.42387512638858027,
    -0.3384627126235924,
    1.8046452872882734,
    2.325825639765069,
    0,
    0,
    0
  };

  /** Rows of the dense output. */
  static final double[][] DENSE = {
    {
      25.948786856663858,
      -2.5579724845846235,
      10.433815404888879,
      -2.3679251022685204,
      0.524948541321073,
      1.1241088310450404,
      0.4272876194431874,
      -0.17202221070155493
    },
    {
      -9.91568850695171,
      -0.9689944594115154,
      3.0438037242978453,
      -24.495224566215796,
      20.176138334709044,
      15.98066361424651,
      -6.789040303419874,
      -6.710236069923372
    },
    {
      11.419903575922262,
      2.8879645146136994,
      72.92137995996029,
      80.12511834622643,
      -52.072871366152654,
      -59.78993625266729,
      -0.15582684282751913,
      4.883087185713722
    },
  };

  private Rodas5P() {}

  private static double[] followedByOnes(int ones) {
    double[] row = Arrays.copyOf(LAST_STATE, LAST_STATE.length + ones);
    Arrays.fill(row, LAST_STATE.length, row.length, 1);
    return row;
  }

  static StepPlan plan(Areas areas) {
    return new StepPlan(
        areas.states(),
        runs(areas.solved()),
        areas.y(),
        areas.u(),
        areas.s(),
        areas.x(),
        areas.k(),
        A,
        C,
        NODES,
        TIME_WEIGHTS,
        1 / GAMMA);
  }

  /** Neighbours among ascending numbers as from, to (exclusive), from, to, and so on. */
  private static int[] runs(int[] numbers) {
    List<Integer> runs = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      if (i == 0 || numbers[i] != numbers[i - 1] + 1) {
        runs.add(numbers[i]);
      }
      if (i + 1 == numbers.length || numbers[i + 1] != numbers[i] + 1) {
        runs.add(numbers[i] + 1);
      }
    }
    return runs.stream().mapToInt(r -> r).toArray();
  }

  /** The stages after the first until the end of the step is reached, in parts of the step. */
  static double[] stageTimes() {
    return Arrays.copyOfRange(NODES, 1, LAST_INNER_STAGE + 2);
  }

  /** Puts the exact states at the time of a stage into u, in all lanes. */
  static void force(Areas areas, LaneArithmetic arithmetic, double[] memory, int stage) {
    int[] exact = areas.exact();
    // From the end of the step on they stay as they are.
    if (exact.length > 0 && stage <= LAST_INNER_STAGE + 1) {
      int lanes = arithmetic.lanes();
      int from = areas.forcing() + (stage - 1) * exact.length;
      arithmetic.copy(memory, from * lanes, areas.u() * lanes, exact);
    }
  }

  /** Later stages stand at the end of the step. */
  static final int LAST_INNER_STAGE = 4;

  /**
   * The state within a step, of the states that the method solves.
   *
   * @param theta where, 0 at the start and 1 at the end
   * @param memory the memory after a step, before y is overwritten
   */
  static void interpolate(
      StepPlan plan, double[] memory, int lanes, int lane, double theta, double[] state) {
    int n = plan.states();
    double rest = 1 - theta;
    for (int i = 0; i < n; i++) {
      double d0 = 0;
      double d1 = 0;
      double d2 = 0;
      for (int j = 0; j < STAGES; j++) {
        double k = memory[(plan.k() + j * n + i) * lanes + lane];
        d0 = Math.fma(DENSE[0][j], k, d0);
        d1 = Math.fma(DENSE[1][j], k, d1);
        d2 = Math.fma(DENSE[2][j], k, d2);
      }
      double before = memory[(plan.y() + i) * lanes + lane];
      double after = memory[(plan.u() + i) * lanes + lane];
      state[i] = rest * before + theta * (after + rest * (d0 + theta * (d1 + theta * d2)));
    }
  }
}
