package org.marrow.kinetics.dosing;

/** Everything goes back to its state at the start (NONMEM's EVID 3 and 4). */
public record Reset(double time) implements Entry {
  public Reset {
    Entry.requireTime(time);
  }
}
