package org.marrow.workbench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PaletteTest {
  @Test
  void viridisEndsInItsPublishedColoursAndClampsBeyond() {
    assertThat(Palette.viridis(0)).isEqualTo("#440154");
    assertThat(Palette.viridis(1)).isEqualTo("#fde725");
    assertThat(Palette.viridis(-3)).isEqualTo("#440154");
    assertThat(Palette.viridis(Double.NaN)).isEqualTo("#dddddd");
  }

  @Test
  void viridisGetsLighterAllTheWaySoThatItReadsInGrey() {
    double last = -1;
    for (int i = 0; i <= 100; i++) {
      double luminance = luminance(Palette.viridis(i / 100.0));
      assertThat(luminance).isGreaterThan(last);
      last = luminance;
    }
  }

  @Test
  void theFirstFourCategoriesDifferInColourDashAndSymbol() {
    HashSet<String> colours = new HashSet<>();
    HashSet<String> dashes = new HashSet<>();
    HashSet<Shape> shapes = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      colours.add(Palette.category(i));
      dashes.add(Style.of(i).dash());
      shapes.add(Style.of(i).shape());
    }
    assertThat(colours).hasSize(4);
    assertThat(dashes).hasSize(4);
    assertThat(shapes).hasSize(4);
  }

  private static double luminance(String hex) {
    int colour = Integer.parseInt(hex.substring(1), 16);
    return 0.2126 * (colour >> 16 & 0xff)
        + 0.7152 * (colour >> 8 & 0xff)
        + 0.0722 * (colour & 0xff);
  }
}
