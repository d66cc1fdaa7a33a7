package org.marrow.workbench.virtual;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a marrow holds: shares of nucleated cells, from the state of the niche. The model knows
 * macrophages (in multiples of the resting ones of an untreated niche) and tumour cells (in
 * multiples of the burden at the start); the other cells fill up in fixed proportions.
 *
 * @param m0 resting macrophages
 * @param m1 M1 macrophages
 * @param m2 M2 macrophages
 * @param burden tumour cells over those at the first dose
 * @param ticFraction share of TICs among tumour cells
 */
record Marrow(double m0, double m1, double m2, double burden, double ticFraction) {
  /** Macrophages of an untreated niche, M0 + M1 + M2, in the model's own unit. */
  private static final double UNTREATED = 1 + 0.02 / 0.28 + 0.2;

  /**
   * Macrophages among nucleated cells that are no tumour; CD68+ cells were 12.5 % of the marrow at
   * diagnosis (Blood 2020;136 Suppl 1:4).
   */
  private static final double MACROPHAGES = 0.125;

  /** Tumour cells for every other nucleated cell at the first dose: 35 %, a setting. */
  private static final double TUMOUR = 0.35 / 0.65;

  /** The cells that are neither tumour nor macrophage, in their proportions; a setting. */
  private static final Map<CellKind, Double> OTHERS =
      new EnumMap<>(
          Map.of(
              CellKind.T_CELL, 0.14,
              CellKind.B_CELL, 0.03,
              CellKind.NK_CELL, 0.03,
              CellKind.GRANULOCYTE, 0.52,
              CellKind.ERYTHROID, 0.20,
              CellKind.MONOCYTE, 0.075,
              CellKind.MAST, 0.005));

  /** Blood that comes with an aspirate. */
  private static final Map<CellKind, Double> BLOOD =
      new EnumMap<>(
          Map.of(
              CellKind.T_CELL, 0.22,
              CellKind.B_CELL, 0.04,
              CellKind.NK_CELL, 0.05,
              CellKind.GRANULOCYTE, 0.62,
              CellKind.MONOCYTE, 0.07));

  /**
   * Share of each kind in an aspirate, in the order of {@link CellKind}.
   *
   * @param blood share of the leukocytes that came from blood. Not of all cells: then a marrow full
   *     of tumour would lose more of its macrophages to blood, the error of a count would depend on
   *     the disease, and no correction by repeated aspirates would be right
   * @param patch factor on the share of macrophages
   */
  double[] aspirate(double blood, double patch) {
    double macrophages = MACROPHAGES * (m0 + m1 + m2) / UNTREATED * patch;
    double tumour = TUMOUR * burden;
    double[] shares = new double[CellKind.values().length];
    double others = Math.max(0.2, 1 - macrophages);
    OTHERS.forEach((kind, share) -> shares[kind.ordinal()] = others * share);
    // Resting macrophages look like monocytes on this panel.
    shares[CellKind.MONOCYTE.ordinal()] += macrophages * m0 / (m0 + m1 + m2);
    shares[CellKind.M1.ordinal()] = macrophages * m1 / (m0 + m1 + m2);
    shares[CellKind.M2.ordinal()] = macrophages * m2 / (m0 + m1 + m2);
    shares[CellKind.TIC.ordinal()] = tumour * ticFraction;
    shares[CellKind.MYELOMA.ordinal()] = tumour * (1 - ticFraction);
    double total = 0;
    for (double share : shares) {
      total += share;
    }
    double leukocytes = leukocytes(shares);
    double added = leukocytes * blood / (1 - blood);
    BLOOD.forEach((kind, share) -> shares[kind.ordinal()] += added * share);
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total + added;
    }
    return shares;
  }

  /** The truth: M1 macrophages among leukocytes of the marrow itself, without blood. */
  double m1OfLeukocytes() {
    return m1OfLeukocytes(aspirate(0, 1));
  }

  static double m1OfLeukocytes(double[] shares) {
    return shares[CellKind.M1.ordinal()] / leukocytes(shares);
  }

  /** Share of leukocytes. */
  static double leukocytes(double[] shares) {
    double leukocytes = 0;
    for (CellKind kind : CellKind.values()) {
      leukocytes += kind.isLeukocyte() ? shares[kind.ordinal()] : 0;
    }
    return leukocytes;
  }
}
