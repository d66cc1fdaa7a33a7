package org.marrow.kinetics.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class SumTreeTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 255, 256, 257, 5000})
  void aDrawFindsTheLeafThatALinearSearchFinds(int leaves) {
    Stream random = new Streams(1).stream("leaves", leaves);
    SumTree tree = new SumTree(leaves);
    for (int i = 0; i < leaves; i++) {
      // Whole numbers, so that sums are exact in any order.
      tree.leaves()[i] = random.below(4);
    }
    tree.leaves()[leaves / 2] = 3;
    tree.rebuild();
    for (int draw = 0; draw < 200; draw++) {
      double number = random.below((long) tree.total()) + 0.5;
      assertThat(tree.find(number)).isEqualTo(linear(tree.leaves(), number));
      tree.set((int) random.below(leaves), 1 + random.below(4));
    }
  }

  @Test
  void roundingDoesNotGather() {
    Stream random = new Streams(2).stream("leaves", 0);
    SumTree tree = new SumTree(300);
    for (int i = 0; i < 300; i++) {
      tree.leaves()[i] = random.uniform();
    }
    tree.rebuild();
    for (int i = 0; i < 1_000_000; i++) {
      tree.set((int) random.below(300), Math.pow(10, 8 * random.uniform() - 4));
      tree.total();
    }
    double sum = 0;
    for (double leaf : tree.leaves()) {
      sum += leaf;
    }
    assertThat(tree.total()).isEqualTo(sum, within(1e-9 * sum));
  }

  @Test
  void whenAllLeavesFallToZeroTheTotalIsExactlyZero() {
    SumTree tree = new SumTree(40);
    for (int i = 0; i < 40; i++) {
      tree.leaves()[i] = 0.1 * i + 1e9;
    }
    tree.rebuild();
    for (int i = 0; i < 40; i++) {
      tree.set(i, 0);
    }
    assertThat(tree.total()).isZero();
  }

  private static int linear(double[] leaves, double number) {
    double rest = number;
    int i = 0;
    while (rest >= leaves[i]) {
      rest -= leaves[i++];
    }
    return i;
  }
}
