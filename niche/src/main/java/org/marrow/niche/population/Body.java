package org.marrow.niche.population;

import java.util.Map;
import org.marrow.niche.regimen.BodySize;

/**
 * What doses and clearances need to know of a patient's body.
 *
 * @param size weight and surface
 * @param creatinineClearance mL/min, above 0 and at most 300; anakinra, lenalidomide and melphalan
 *     leave the body by it
 */
public record Body(BodySize size, double creatinineClearance) {
  /** The body that the drug files are written for. */
  public static final Body TYPICAL = new Body(new BodySize(75, 1.8), 90);

  /** Above this it is a slip of the pen. */
  private static final double MOST_CLEARANCE = 300;

  public Body {
    if (!(creatinineClearance > 0 && creatinineClearance <= MOST_CLEARANCE)) {
      throw new IllegalArgumentException(
          "creatinine clearance must be above 0 and at most 300 mL/min, got "
              + creatinineClearance);
    }
  }

  /** The body as the drug files' parameters, by name. */
  Map<String, Double> numbers() {
    return Map.of(
        "body_weight", size.weight(),
        "body_surface", size.surface(),
        "creatinine_clearance", creatinineClearance);
  }
}
