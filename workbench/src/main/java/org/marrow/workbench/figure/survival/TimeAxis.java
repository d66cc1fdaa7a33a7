package org.marrow.workbench.figure.survival;

import org.marrow.foundation.units.Unit;

/**
 * How the times of the data are shown.
 *
 * @param label what time is counted from, for example {@code Time since diagnosis}
 * @param unit unit shown, for example {@code years}
 * @param perUnit times of the data in one unit shown
 * @param end right end in the unit shown, above 0
 */
public record TimeAxis(String label, String unit, double perUnit, double end) {
  public TimeAxis {
    if (!(perUnit > 0) || !(end > 0)) {
      throw new IllegalArgumentException(
          "a time axis needs a positive unit and end, got " + perUnit + " and " + end);
    }
  }

  /**
   * Data in one unit shown in another.
   *
   * @param end right end in the unit shown
   */
  public static TimeAxis of(String label, String dataUnit, String unit, double end) {
    return new TimeAxis(label, unit, Unit.parse(unit).factorTo(Unit.parse(dataUnit)), end);
  }

  /** A time of the data in the unit shown. */
  public double shown(double time) {
    return time / perUnit;
  }

  /** A time shown in the unit of the data. */
  public double data(double shown) {
    return shown * perUnit;
  }
}
