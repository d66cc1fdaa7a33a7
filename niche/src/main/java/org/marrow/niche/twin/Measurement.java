package org.marrow.niche.twin;

import java.util.List;

/**
 * One thing measured in a patient.
 *
 * @param quantity what: {@code m_protein} (g/L), {@code free_light_chain} (mg/L), {@code
 *     tic_fraction} (share), {@code m1_fold} (M1 macrophages over their value on day 0), {@code
 *     crp} (mg/L)
 * @param day days since the first dose of the therapy under which it was measured; 0 or before the
 *     first dose is day 0
 * @param value above 0
 * @param cv coefficient of variation of the measurement, above 0
 */
public record Measurement(String quantity, double day, double value, double cv) {
  /** What a twin can be measured by. */
  public static final List<String> QUANTITIES =
      List.of("m_protein", "free_light_chain", "tic_fraction", "m1_fold", "crp");

  public Measurement {
    if (!QUANTITIES.contains(quantity)) {
      throw new IllegalArgumentException(quantity + " is not one of " + QUANTITIES);
    }
    if (!(day >= 0 && Double.isFinite(day))) {
      throw new IllegalArgumentException(
          "the day of " + quantity + " must be 0 or later, got " + day);
    }
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(quantity + " must be above 0, got " + value);
    }
    if (!(cv > 0 && cv <= 2)) {
      throw new IllegalArgumentException(
          "the error (cv) of " + quantity + " must be above 0 and at most 2, got " + cv);
    }
  }

  /** Standard deviation of the logarithm: sqrt(ln(1 + cv^2)). */
  double sigma() {
    return StrictMath.sqrt(StrictMath.log1p(cv * cv));
  }
}
