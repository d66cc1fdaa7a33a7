package org.marrow.niche.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthTest {
  private static Depth lowest(double burden) {
    return Depth.of(new double[] {0, 28, 56}, new double[] {1e12, burden, 2 * burden}, 0.35);
  }

  @ParameterizedTest
  @CsvSource({
    // share = 0.35 b / (0.35 b + 0.65), so b = share / 0.35 * 0.65 for small shares
    "1.8572e7, false, false",
    "1.8570e7, true, false",
    "1.8573e6, true, false",
    "1.8570e6, true, true"
  })
  void residualDiseaseIsNegativeBelowItsLevelOnly(double burden, boolean five, boolean six) {
    Depth depth = lowest(burden);
    assertThat(depth.isNegativeAt(Depth.ONE_IN_100_000)).isEqualTo(five);
    assertThat(depth.isNegativeAt(Depth.ONE_IN_A_MILLION)).isEqualTo(six);
    assertThat(depth.day()).isEqualTo(28);
  }

  @Test
  void aTumourThatOnlyGrowsIsDeepestAtBaseline() {
    Depth depth = Depth.of(new double[] {0, 10}, new double[] {1, 2}, 0.2);
    assertThat(depth).isEqualTo(new Depth(0.2, 0));
    assertThat(depth.isNegativeAt(0.2)).isFalse();
  }

  @Test
  void aShareThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new Depth(1.1, 0)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> Depth.of(new double[] {0}, new double[] {0}, 0.3))
        .hasMessageContaining("burden of 0");
    assertThatThrownBy(() -> Depth.of(new double[] {0}, new double[] {1}, 1))
        .hasMessageContaining("share of 1");
  }
}
