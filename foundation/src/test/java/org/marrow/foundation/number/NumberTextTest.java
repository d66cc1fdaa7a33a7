package org.marrow.foundation.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberTextTest {
  private final NumberText text = NumberText.ENGLISH;

  @Test
  void anEstimateAndItsIntervalHaveTheSameDecimals() {
    assertThat(text.of(1.722, Interval.of95(1.138, 2.608))).isEqualTo("1.72 (1.14 to 2.61)");
    assertThat(text.of(0.05, Interval.of95(0.001, 12.34))).isEqualTo("0.0500 (0.0010 to 12.3400)");
    assertThat(text.of(120.4, Interval.of95(58, Double.POSITIVE_INFINITY)))
        .isEqualTo("120 (58 to ∞)");
  }

  @Test
  void digitsAreSignificantDigits() {
    assertThat(text.of(0)).isEqualTo("0.00");
    assertThat(text.of(9.999)).isEqualTo("10.0");
    assertThat(text.of(-0.012345)).isEqualTo("−0.0123");
    assertThat(text.of(1234.5)).isEqualTo("1234");
    assertThat(text.of(123456)).isEqualTo("123,456");
    assertThat(text.of(1e12)).isEqualTo("1.00 × 10^12");
    assertThat(text.of(2.5e-6)).isEqualTo("2.50 × 10^-6");
    assertThat(text.of(Double.NaN)).isEqualTo("–");
  }

  @Test
  void theLocaleIsTheOneGiven() {
    assertThat(new NumberText(Locale.GERMAN, 3).of(82810.4)).isEqualTo("82.810");
    assertThat(new NumberText(Locale.GERMAN, 3).of(1.722)).isEqualTo("1,72");
    assertThat(text.count(82810)).isEqualTo("82,810");
  }

  @Test
  void pValuesAreNeverZero() {
    assertThat(text.p(0)).isEqualTo("p < 0.001");
    assertThat(text.p(0.0217)).isEqualTo("p = 0.022");
    assertThat(text.p(0.37)).isEqualTo("p = 0.37");
    assertThatThrownBy(() -> text.p(1.37)).hasMessageContaining("1.37");
  }

  @Test
  void anIntervalIsOrdered() {
    assertThatThrownBy(() -> Interval.of95(2, 1)).hasMessageContaining("ordered");
    assertThatThrownBy(() -> Interval.of95(Double.NaN, 1)).hasMessageContaining("ordered");
  }
}
