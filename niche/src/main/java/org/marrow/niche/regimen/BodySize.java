package org.marrow.niche.regimen;

/**
 * What a dose per body needs to know of the body.
 *
 * @param weight body weight, kg, above 0
 * @param surface body surface area, m2, above 0
 */
public record BodySize(double weight, double surface) {
  public BodySize {
    if (!(weight > 0 && weight < 1000)) {
      throw new IllegalArgumentException(
          "body weight must be above 0 and below 1000 kg, got " + weight);
    }
    if (!(surface > 0 && surface < 10)) {
      throw new IllegalArgumentException(
          "body surface must be above 0 and below 10 m2, got " + surface);
    }
  }

  /**
   * A person of this weight and height; surface by Mosteller, N Engl J Med 1987;317:1098: sqrt(cm
   * kg / 3600).
   *
   * @param weight kg
   * @param height cm
   */
  public static BodySize person(double weight, double height) {
    return new BodySize(weight, StrictMath.sqrt(weight * height / 3600));
  }

  /**
   * A mouse of this weight; surface by Meeh's formula with k = 9.82 (Cheung 2009, Clin Pharmacol
   * Ther 85:596): 9.82 g^(2/3) cm2.
   *
   * @param grams body weight in grams
   */
  public static BodySize mouse(double grams) {
    return new BodySize(grams / 1000, 9.82e-4 * StrictMath.cbrt(grams * grams));
  }
}
