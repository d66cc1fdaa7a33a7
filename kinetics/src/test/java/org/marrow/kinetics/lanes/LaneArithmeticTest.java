package org.marrow.kinetics.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneArithmeticTest {
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    0.5,
    -0.5,
    1e-320,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    709.9,
    -745.2,
    -708.5,
    1e-9,
    3,
    -3
  };

  private interface Function {
    void apply(LaneArithmetic arithmetic, double[] memory);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void vectorFunctionsAreTheScalarOnesToTheBit(int lanes) {
    Assumptions.assumeTrue(Lanes.available(), "no vector module");
    LaneArithmetic vector = Lanes.arithmetic(lanes);
    LaneArithmetic plain = Lanes.plain(lanes);
    Random random = new Random(lanes);
    for (int round = 0; round < 4000; round++) {
      double[] memory = new double[3 * lanes];
      for (int i = 0; i < 2 * lanes; i++) {
        memory[i] = argument(random, round);
      }
      same(memory, vector, plain, (a, m) -> a.exp(m, 0, 2 * lanes));
      same(memory, vector, plain, (a, m) -> a.log(m, 0, 2 * lanes));
      same(memory, vector, plain, (a, m) -> a.log10(m, 0, 2 * lanes));
      same(memory, vector, plain, (a, m) -> a.pow(m, 0, lanes, 2 * lanes));
    }
  }

  private static double argument(Random random, int round) {
    return switch (round % 4) {
      case 0 -> random.nextDouble() * 10;
      case 1 -> random.nextDouble() * 1500 - 750;
      case 2 -> Math.scalb(random.nextDouble() + 0.5, random.nextInt(2100) - 1074);
      default -> SPECIAL[random.nextInt(SPECIAL.length)];
    };
  }

  private static void same(
      double[] memory, LaneArithmetic vector, LaneArithmetic plain, Function function) {
    double[] a = memory.clone();
    double[] b = memory.clone();
    function.apply(vector, a);
    function.apply(plain, b);
    assertThat(a).containsExactly(b);
  }
}
