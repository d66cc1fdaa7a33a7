package org.marrow.survival.order;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class IndexSortTest {
  private static final int ROWS = 5000;

  private final Stream stream = new Streams(3).stream("keys", 0);

  @Test
  void keysFarApartGetTheOrderOfTheStableSortOfTheLibrary() {
    agrees(ROWS, i -> stream.normal());
  }

  @Test
  void keysThatDifferInTheirLastBitsOnlyAreSorted() {
    agrees(ROWS, i -> 1000 + 1e-9 * stream.uniform());
  }

  @Test
  void descendingKeysThatDifferInTheirLastBitsAreSorted() {
    agrees(ROWS, i -> 1 - i * 0x1p-50);
  }

  @Test
  void equalKeysKeepTheirOrder() {
    agrees(ROWS, i -> stream.below(40));
    agrees(ROWS, i -> 1 + 0x1p-50 * stream.below(40));
  }

  @Test
  void fewKeysAreSortedFromShortRuns() {
    for (int rows = 0; rows < 40; rows++) {
      agrees(rows, i -> stream.below(12));
    }
    agrees(1001, i -> stream.normal());
  }

  private static void agrees(int rows, IntToDoubleFunction key) {
    double[] keys = IntStream.range(0, rows).mapToDouble(key).toArray();
    int[] expected =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> keys[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(expected, IndexSort.ascending(keys));
    int[] falling =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -keys[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(falling, IndexSort.descending(keys));
  }
}
