package org.marrow.kinetics.dosing;

/** A scheduled change: a parameter (or another input, or a state) takes a value. */
public record Setting(double time, String id, double value) implements Entry {
  public Setting {
    Entry.requireTime(time);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the value of " + id + " must be finite, got " + value);
    }
  }
}
