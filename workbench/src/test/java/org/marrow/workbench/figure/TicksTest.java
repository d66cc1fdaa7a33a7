package org.marrow.workbench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void ticksAreRoundNumbersWithAsManyDecimalsAsTheStepNeeds() {
    assertThat(labels(Ticks.linear(0, 1)))
        .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(Ticks.linear(0, 20))).containsExactly("0", "5", "10", "15", "20");
    assertThat(labels(Ticks.linear(0, 5))).containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(labels(Ticks.linear(-10, 10))).contains("\u221210", "0", "10");
  }

  @Test
  void aLogAxisHasItsDecadesAndVeryLargeOnesAsPowers() {
    assertThat(labels(Ticks.log(1, 1e4))).containsExactly("1", "10", "100", "1000", "10000");
    assertThat(labels(Ticks.log(1e9, 1e12)))
        .containsExactly("10\u2079", "10\u00b9\u2070", "10\u00b9\u00b9", "10\u00b9\u00b2");
    assertThat(labels(Ticks.log(0.5, 2))).containsExactly("0.5", "1", "2");
  }

  @Property(tries = 300)
  void anyRangeGetsAFewTicksAllInside(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
      @ForAll @net.jqwik.api.constraints.Scale(7) @DoubleRange(min = 1e-6, max = 1e6) double span) {
    double high = low + span;
    List<Tick> ticks = Ticks.linear(low, high);
    assertThat(ticks).hasSizeBetween(2, 13);
    double slack = 1e-6 * span;
    assertThat(ticks).allMatch(t -> t.value() >= low - slack && t.value() <= high + slack);
  }

  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).toList();
  }
}
