package org.marrow.workbench.figure;

import java.util.List;

/** Colours that stay apart for colour-blind readers and in grey. */
public final class Palette {
  /**
   * The qualitative palette of Okabe and Ito (2002, "Color universal design"), ordered so that the
   * first ones have the most contrast on white.
   */
  static final List<String> OKABE_ITO =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#222222", "#e69f00", "#56b4e9");

  /** Eleven colours of viridis (van der Walt and Smith 2015), from 0 to 1 in tenths. */
  private static final int[] VIRIDIS = {
    0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151,
    0xbddf26, 0xfde725
  };

  private Palette() {}

  /** Colour of the i-th category, as {@code #rrggbb}; repeats after seven. */
  public static String category(int i) {
    return OKABE_ITO.get(Math.floorMod(i, OKABE_ITO.size()));
  }

  /**
   * Colour of a share on the viridis scale, as {@code #rrggbb}.
   *
   * @param share 0 to 1; values outside are drawn as the nearer end, NaN as light grey
   */
  public static String viridis(double share) {
    if (Double.isNaN(share)) {
      return "#dddddd";
    }
    double at = Math.clamp(share, 0.0, 1.0) * (VIRIDIS.length - 1);
    int low = Math.min((int) at, VIRIDIS.length - 2);
    double part = at - low;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = VIRIDIS[low] >> shift & 0xff;
      int b = VIRIDIS[low + 1] >> shift & 0xff;
      colour = colour << 8 | (int) Math.rint(a + part * (b - a));
    }
    String hex = Integer.toHexString(colour);
    return "#" + "0".repeat(6 - hex.length()) + hex;
  }
}
