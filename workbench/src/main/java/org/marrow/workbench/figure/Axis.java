package org.marrow.workbench.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: what it shows, in which unit, over which range.
 *
 * @param label what is measured, for example {@code Time since diagnosis}
 * @param unit its unit, or the empty string when it has none
 * @param scale how values become distance
 * @param min value at the left or lower end
 * @param max value at the right or upper end, above {@code min}
 * @param marks ticks given by the caller, or empty for round numbers
 */
public record Axis(
    String label, String unit, Scale scale, double min, double max, List<Tick> marks) {
  public Axis {
    marks = List.copyOf(marks);
    if (label.isBlank()) {
      throw new IllegalArgumentException("an axis needs a label");
    }
    if (!(min < max) || !Double.isFinite(min) || !Double.isFinite(max)) {
      throw new IllegalArgumentException(
          "axis " + label + " needs a finite range from low to high, got " + min + " to " + max);
    }
    if (scale == Scale.LOG && !(min > 0)) {
      throw new IllegalArgumentException("log axis " + label + " must start above 0, got " + min);
    }
  }

  /** A linear axis. */
  public static Axis linear(String label, String unit, double min, double max) {
    return new Axis(label, unit, Scale.LINEAR, min, max, List.of());
  }

  /** A logarithmic axis; both ends above zero. */
  public static Axis log(String label, String unit, double min, double max) {
    return new Axis(label, unit, Scale.LOG, min, max, List.of());
  }

  /** An axis of categories; marks use the index of the category as their coordinate. */
  public static Axis categories(String label, List<String> names) {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ticks.add(new Tick(i, names.get(i)));
    }
    return new Axis(label, "", Scale.CATEGORIES, -0.5, Math.max(1, names.size()) - 0.5, ticks);
  }

  /** A linear axis that covers all finite values given, widened to round numbers. */
  public static Axis covering(String label, String unit, double[]... values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] some : values) {
      for (double value : some) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    if (!(low <= high)) {
      return linear(label, unit, 0, 1);
    }
    double[] round = Ticks.roundRange(low, high);
    return linear(label, unit, round[0], round[1]);
  }

  /** The same axis with ticks of the caller's choice, for example decades of an arcsinh scale. */
  public Axis withTicks(List<Tick> ticks) {
    return new Axis(label, unit, scale, min, max, ticks);
  }

  /** Label with its unit: {@code Time since diagnosis (years)}. */
  public String title() {
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  /** The ticks inside the range. */
  public List<Tick> ticks() {
    if (!marks.isEmpty()) {
      return marks.stream().filter(tick -> tick.value() >= min && tick.value() <= max).toList();
    }
    return scale == Scale.LOG ? Ticks.log(min, max) : Ticks.linear(min, max);
  }

  /** Share of the way from {@code min} to {@code max}; outside 0 to 1 for a value out of range. */
  public double at(double value) {
    if (scale == Scale.LOG) {
      return (StrictMath.log(value) - StrictMath.log(min))
          / (StrictMath.log(max) - StrictMath.log(min));
    }
    return (value - min) / (max - min);
  }
}
