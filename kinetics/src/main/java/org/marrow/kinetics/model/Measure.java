package org.marrow.kinetics.model;

import org.marrow.foundation.units.Unit;

/** What is known about the unit of an expression. */
sealed interface Measure {
  /** It has this unit. */
  record Known(Unit unit) implements Measure {}

  /** It is made of bare numbers and fits any unit. */
  record Free() implements Measure {}

  /** Something in it has no declared unit. */
  record Unknown() implements Measure {}

  /** Bare numbers only. */
  Measure FREE = new Free();

  /** Not to be judged. */
  Measure UNKNOWN = new Unknown();
}
