package org.marrow.kinetics.dosing;

import java.util.ArrayList;
import java.util.List;

/**
 * An amount given at once or at a constant rate.
 *
 * @param time when it starts, in the model's unit of time
 * @param target id of the species or quantity that takes it
 * @param amount how much in all, in the target's unit of substance (for a species always the
 *     amount, whatever its id means); may be negative
 * @param duration how long the infusion takes; 0 for a bolus
 */
public record Dose(double time, String target, double amount, double duration) implements Entry {
  public Dose {
    Entry.requireTime(time);
    if (!Double.isFinite(amount)) {
      throw new IllegalArgumentException("a dose of " + target + " must be finite, got " + amount);
    }
    if (!(duration >= 0 && duration < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the duration of an infusion must be 0 or more, got " + duration);
    }
  }

  /** The whole amount at once. */
  public static Dose bolus(double time, String target, double amount) {
    return new Dose(time, target, amount, 0);
  }

  /** The amount at a constant rate. */
  public static Dose infusion(double time, String target, double amount, double duration) {
    return new Dose(time, target, amount, duration);
  }

  /**
   * This dose and the same again, NONMEM's ADDL and II.
   *
   * @param additional how many more, 0 or more
   * @param interval time between two
   */
  public List<Dose> repeated(int additional, double interval) {
    if (additional < 0 || (additional > 0 && !(interval > 0))) {
      throw new IllegalArgumentException(
          "repeating " + additional + " times needs an interval above 0, got " + interval);
    }
    List<Dose> doses = new ArrayList<>();
    for (int i = 0; i <= additional; i++) {
      doses.add(new Dose(time + i * interval, target, amount, duration));
    }
    return doses;
  }

  /** The same dose of another amount, over the same time. */
  Dose of(double newAmount) {
    return new Dose(time, target, newAmount, duration);
  }
}
