package org.marrow.survival.data;

import java.util.Arrays;

/**
 * When a covariate became known, on the time axis of the end point (0 is the time origin). A value
 * known only later cannot define groups at the origin; that is why every covariate carries this.
 */
public final class Measured {
  private enum Kind {
    BEFORE_ORIGIN,
    UNDECLARED,
    AT,
    FROM
  }

  private static final Measured BASELINE = new Measured(Kind.BEFORE_ORIGIN, new double[0]);
  private static final Measured UNDECLARED = new Measured(Kind.UNDECLARED, new double[0]);

  private final Kind kind;
  private final double[] times;

  private Measured(Kind kind, double[] times) {
    this.kind = kind;
    this.times = times;
  }

  /** At or before the time origin: may be used from time 0 on. */
  public static Measured atBaseline() {
    return BASELINE;
  }

  /** Nobody said when. Analyses treat it as baseline and say that it was not declared. */
  public static Measured undeclared() {
    return UNDECLARED;
  }

  /** At the same planned time for everybody, such as the visit at month 4. */
  public static Measured at(double time) {
    return at(new double[] {time});
  }

  /** At these times, one for each row; NaN where no sample was taken. */
  public static Measured at(double[] times) {
    return new Measured(Kind.AT, times.clone());
  }

  /**
   * An event during follow-up, such as transplant or response: the value is 0 before these times
   * and the covariate's value from then on; NaN where it never happened.
   */
  public static Measured from(double[] times) {
    return new Measured(Kind.FROM, times.clone());
  }

  /** Whether somebody said when it was measured. */
  public boolean declared() {
    return kind != Kind.UNDECLARED;
  }

  /** Whether the value tells that something happened during follow-up ("ever transplanted"). */
  public boolean isExposure() {
    return kind == Kind.FROM;
  }

  /** Time of measurement or exposure of a row; 0 at baseline, NaN where there was none. */
  public double time(int row) {
    return times.length == 0 ? 0 : times.length == 1 ? times[0] : times[row];
  }

  /** Whether any row's value became known after the time origin. */
  public boolean afterOrigin() {
    return Arrays.stream(times).anyMatch(t -> t > 0);
  }

  Measured select(int[] rows) {
    return times.length <= 1
        ? this
        : new Measured(kind, Arrays.stream(rows).mapToDouble(r -> times[r]).toArray());
  }

  /** The same measurement on a time axis whose origin lies {@code by} later. */
  Measured shift(double by) {
    return times.length == 0
        ? this
        : new Measured(kind, Arrays.stream(times).map(t -> t - by).toArray());
  }

  int rowsOr(int rows) {
    return times.length <= 1 ? rows : times.length;
  }
}
