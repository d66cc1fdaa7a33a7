package org.marrow.cytometry.template;

import java.util.ArrayList;
import java.util.List;

/**
 * What a count hangs on: how it moves when a threshold moves, and when a gate is left out.
 *
 * @param count events of the population
 * @param shifts counts with one threshold moved
 * @param leftOut counts with the conditions on one marker of one gate left out
 */
public record Explanation(long count, List<Shift> shifts, List<LeftOut> leftOut) {
  /** Factors by which each threshold is moved, in raw units. */
  private static final double[] FACTORS = {0.90, 0.95, 1.05, 1.10};

  /**
   * The count with one threshold moved.
   *
   * @param gate the gate
   * @param threshold which threshold, as in {@code CD86} or {@code CD86hi}
   * @param factor what its raw value was multiplied by
   * @param count events of the population then
   */
  public record Shift(String gate, String threshold, double factor, long count) {}

  /**
   * The count without the conditions on a marker.
   *
   * @param gate the gate
   * @param marker the marker
   * @param count events of the population then
   */
  public record LeftOut(String gate, String marker, long count) {}

  public Explanation {
    shifts = List.copyOf(shifts);
    leftOut = List.copyOf(leftOut);
  }

  /** Explains a gated population; later gates keep their thresholds when an earlier one moves. */
  public static Explanation of(Gated gated) {
    List<Shift> shifts = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (int s = 0; s < gated.steps().size(); s++) {
      GatedStep step = gated.steps().get(s);
      for (Threshold t : step.thresholds()) {
        for (double factor : FACTORS) {
          List<Threshold> moved = new ArrayList<>(step.thresholds());
          moved.replaceAll(other -> other.equals(t) ? t.moved(t.raw() * factor) : other);
          shifts.add(new Shift(step.step().name(), t.key(), factor, count(gated, s, moved, "")));
        }
      }
      for (String marker : step.applied().markerNames()) {
        leftOut.add(
            new LeftOut(step.step().name(), marker, count(gated, s, step.thresholds(), marker)));
      }
    }
    return new Explanation(gated.count(), shifts, leftOut);
  }

  private static long count(Gated gated, int changed, List<Threshold> thresholds, String without) {
    GatedStep there = gated.steps().get(changed);
    return gated
        .regated(
            changed,
            step -> step.step().equals(there.step()) ? thresholds : step.thresholds(),
            without)
        .cardinality();
  }
}
