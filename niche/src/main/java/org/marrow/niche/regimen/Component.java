package org.marrow.niche.regimen;

import java.util.List;
import org.marrow.foundation.units.Base;
import org.marrow.foundation.units.Quantity;
import org.marrow.foundation.units.Unit;

/**
 * One drug of a phase: dose, route, days of the cycle, length and number of cycles.
 *
 * @param drug name, lower case
 * @param dose as written: absolute, per m2 or per kg
 * @param route the way it is given
 * @param duration length of the infusion in days, 0 for none
 * @param days days of the cycle, ascending; day 1 is the first; day 0 and negative days only in a
 *     single cycle
 * @param cycleLength days from one cycle to the next
 * @param cycles number of cycles; {@link #UNTIL_PROGRESSION} when it goes on
 */
public record Component(
    String drug,
    Quantity dose,
    Route route,
    double duration,
    List<Integer> days,
    int cycleLength,
    int cycles) {
  /** A number of cycles that stands for "until progression". */
  public static final int UNTIL_PROGRESSION = Integer.MAX_VALUE;

  public Component {
    days = List.copyOf(days);
    if (drug.isBlank() || days.isEmpty() || cycleLength < 1 || cycles < 1 || !(duration >= 0)) {
      throw new IllegalArgumentException(
          "a component needs a drug, days, a cycle length and cycles: " + drug);
    }
    if (!(dose.value() > 0)) {
      throw new IllegalArgumentException("the dose of " + drug + " must be above 0, got " + dose);
    }
  }

  /** Days from the first day of the phase to the end of the last cycle. */
  public double length() {
    return cycles == UNTIL_PROGRESSION ? Double.POSITIVE_INFINITY : (double) cycles * cycleLength;
  }

  /**
   * The absolute dose for a body: per-area doses times the surface, per-weight doses times the
   * weight.
   */
  public Quantity doseFor(BodySize body) {
    if (dose.unit().power(Base.BODY_WEIGHT) == -1) {
      Quantity absolute = dose.forBodyWeight(new Quantity(body.weight(), Unit.parse("kg")));
      return new Quantity(absolute.value(), absolute.unit().called(above(dose.unit())));
    }
    if (dose.unit().power(Base.LENGTH) == -2) {
      Quantity absolute = dose.times(new Quantity(body.surface(), Unit.parse("m2")));
      return new Quantity(absolute.value(), absolute.unit().called(above(dose.unit())));
    }
    return dose;
  }

  /** The part of a unit's text before its slash. */
  private static String above(Unit unit) {
    String text = unit.toString();
    int slash = text.indexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }
}
