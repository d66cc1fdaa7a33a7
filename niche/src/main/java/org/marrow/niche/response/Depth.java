package org.marrow.niche.response;

/**
 * How deep a response went: the lowest share of tumour cells among the nucleated cells of the
 * marrow. Measurable residual disease is negative at a level when the share lies below it (IMWG
 * 2016, Lancet Oncol 17:e328, asks for an assay that sees one cell in 1e5 or better).
 *
 * @param share lowest share, 0 to 1
 * @param day day on which it was reached
 */
public record Depth(double share, double day) {
  /** The level that every assay of measurable residual disease must reach. */
  public static final double ONE_IN_100_000 = 1e-5;

  /** The level of next-generation flow and sequencing. */
  public static final double ONE_IN_A_MILLION = 1e-6;

  public Depth {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of cells lies in 0 ... 1, got " + share);
    }
  }

  /** Whether residual disease is negative at a level, for example 1e-5. */
  public boolean isNegativeAt(double level) {
    return share < level;
  }

  /**
   * The depth of a course. The other cells of the marrow stay as many as they were, so a burden of
   * b times the first one takes s b / (s b + 1 - s) of the marrow.
   *
   * @param days in order
   * @param burden tumour cells on these days; the first is the baseline, above 0
   * @param shareAtBaseline share of tumour cells among nucleated marrow cells at baseline, above 0
   *     and below 1
   */
  public static Depth of(double[] days, double[] burden, double shareAtBaseline) {
    if (!(shareAtBaseline > 0 && shareAtBaseline < 1) || !(burden[0] > 0)) {
      throw new IllegalArgumentException(
          "depth needs tumour cells at baseline, got a share of "
              + shareAtBaseline
              + " and a burden of "
              + burden[0]);
    }
    int lowest = 0;
    for (int i = 1; i < burden.length; i++) {
      lowest = burden[i] < burden[lowest] ? i : lowest;
    }
    double tumour = shareAtBaseline * burden[lowest] / burden[0];
    return new Depth(tumour / (tumour + 1 - shareAtBaseline), days[lowest]);
  }
}
