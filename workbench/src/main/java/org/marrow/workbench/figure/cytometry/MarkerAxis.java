package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.transform.LogicleScale;
import org.marrow.workbench.figure.Axis;
import org.marrow.workbench.figure.Tick;

/**
 * A marker as an axis: logicle for fluorescence (T 262144, W 0.5, M 4.5, A 0), asinh for mass
 * cytometry, linear for values that were scaled before; ticks at decades of the raw value.
 *
 * @param marker the marker
 * @param place raw value to place on the axis
 * @param spread raw values to places, in place
 * @param axis the axis in places, with ticks in raw values
 */
record MarkerAxis(String marker, DoubleUnaryOperator place, Consumer<double[]> spread, Axis axis) {
  private static final String[] RAISED = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

  /** The axis of a marker wide enough for these events. */
  static MarkerAxis of(MarkerTable table, String marker, BitSet events) {
    MarkerScale scale = table.scale(marker);
    boolean linear = Double.isInfinite(scale.cofactor());
    LogicleScale logicle = LogicleScale.of(262_144, 0.5, 4.5, 0);
    DoubleUnaryOperator place =
        linear ? x -> x : scale.cofactor() < 50 ? scale::forward : logicle::apply;
    Consumer<double[]> spread =
        linear
            ? values -> {}
            : scale.cofactor() < 50
                ? values -> Arrays.setAll(values, e -> scale.forward(values[e]))
                : values -> logicle.apply(values, values.length);
    double[] raw = table.raw(marker, events.isEmpty() ? table.everyEvent() : events);
    double high = Arrays.stream(raw).max().orElse(1);
    double low = bottom(raw);
    double from = place.applyAsDouble(low);
    double to = place.applyAsDouble(high);
    double margin = Math.max(1e-9, 0.04 * (to - from));
    Axis axis = Axis.linear(marker, "", from - margin, to + margin);
    return new MarkerAxis(
        marker, place, spread, linear ? axis : axis.withTicks(decades(place, axis)));
  }

  /** The 0.05th percentile of at most 200,000 values evenly through the file. */
  private static double bottom(double[] raw) {
    int kept = Math.min(200_000, raw.length);
    if (kept == 0) {
      return 0;
    }
    double[] some = new double[kept];
    Arrays.setAll(some, i -> raw[(int) ((long) i * raw.length / kept)]);
    Arrays.sort(some);
    return some[(int) (0.0005 * (kept - 1))];
  }

  private static List<Tick> decades(DoubleUnaryOperator place, Axis axis) {
    List<Tick> ticks = new ArrayList<>();
    double apart = 0.05 * (axis.max() - axis.min());
    ticks.add(new Tick(place.applyAsDouble(0), "0"));
    for (int exponent = 1; exponent <= 6; exponent++) {
      double raw = StrictMath.pow(10, exponent);
      for (double sign : new double[] {-1, 1}) {
        double at = place.applyAsDouble(sign * raw);
        // Around zero decades run together on these scales; the outer ones stay.
        if (Math.abs(at - place.applyAsDouble(0)) > apart) {
          ticks.add(new Tick(at, (sign < 0 ? "−" : "") + "10" + RAISED[exponent]));
        }
      }
    }
    ticks.sort((a, b) -> Double.compare(a.value(), b.value()));
    return ticks;
  }

  /** Turns an array of raw values into places, in place. */
  double[] places(double[] raw) {
    spread.accept(raw);
    return raw;
  }
}
