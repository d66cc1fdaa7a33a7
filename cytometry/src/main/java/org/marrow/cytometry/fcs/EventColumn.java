package org.marrow.cytometry.fcs;

import java.util.Arrays;

/**
 * The raw values of one channel, one per event, in file order. Stored in single precision wherever
 * that holds every value exactly (float data, integers below 2<sup>24</sup>), else in double
 * precision, so a value is never altered. Immutable; the arrays that are handed out are copies.
 */
public final class EventColumn {
  private final float[] singles;
  private final double[] doubles;
  private final boolean single;

  private EventColumn(float[] singles, double[] doubles, boolean single) {
    this.singles = singles;
    this.doubles = doubles;
    this.single = single;
  }

  /** A column over this array, which the caller must not change afterwards. */
  public static EventColumn of(float[] values) {
    return new EventColumn(values, new double[0], true);
  }

  /** A column over this array, which the caller must not change afterwards. */
  public static EventColumn of(double[] values) {
    return new EventColumn(new float[0], values, false);
  }

  /** How many events. */
  public int size() {
    return single ? singles.length : doubles.length;
  }

  /** Whether the values are kept in single precision. */
  public boolean singlePrecision() {
    return single;
  }

  /** The value of an event, counted from 0. */
  public double get(int event) {
    return single ? singles[event] : doubles[event];
  }

  /** Copies the values of {@code count} events from {@code first} on to the start of an array. */
  public void copyTo(int first, int count, double[] target) {
    if (single) {
      for (int i = 0; i < count; i++) {
        target[i] = singles[first + i];
      }
    } else {
      System.arraycopy(doubles, first, target, 0, count);
    }
  }

  /** All values, as a new array. */
  public double[] toDoubles() {
    double[] copy = new double[size()];
    copyTo(0, copy.length, copy);
    return copy;
  }

  /** The values of these events, in this order. */
  public EventColumn select(int[] events) {
    if (single) {
      float[] chosen = new float[events.length];
      for (int i = 0; i < events.length; i++) {
        chosen[i] = singles[events[i]];
      }
      return of(chosen);
    }
    double[] chosen = new double[events.length];
    for (int i = 0; i < events.length; i++) {
      chosen[i] = doubles[events[i]];
    }
    return of(chosen);
  }

  /** Whether the other column has the same values, bit for bit (a NaN equals itself). */
  @Override
  public boolean equals(Object other) {
    return other instanceof EventColumn column
        && (single && column.single
            ? Arrays.equals(singles, column.singles)
            : Arrays.equals(toDoubles(), column.toDoubles()));
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < size(); i++) {
      hash = 31 * hash + Double.hashCode(get(i));
    }
    return hash;
  }
}
