package org.marrow.cytometry.template;

import java.util.BitSet;
import java.util.List;
import org.marrow.cytometry.definition.Phenotype;

/**
 * Which events fulfil a phenotype at given thresholds. Works on whole columns, not event by event.
 */
final class Membership {
  private Membership() {}

  /**
   * Events of the parent that fulfil a phenotype.
   *
   * @param without a marker whose conditions count as fulfilled; empty: none
   */
  static BitSet of(
      MarkerTable table,
      Phenotype phenotype,
      List<Threshold> thresholds,
      BitSet parent,
      String without) {
    return switch (phenotype) {
      case Phenotype.Marker marker ->
          marker.marker().equals(without)
              ? (BitSet) parent.clone()
              : level(table, marker, thresholds, parent);
      case Phenotype.All all -> {
        BitSet inside = (BitSet) parent.clone();
        for (Phenotype part : all.parts()) {
          inside = of(table, part, thresholds, inside, without);
        }
        yield inside;
      }
      case Phenotype.Any any -> {
        BitSet inside = new BitSet(table.events());
        for (Phenotype part : any.parts()) {
          inside.or(of(table, part, thresholds, parent, without));
        }
        yield inside;
      }
      case Phenotype.Not not -> {
        BitSet inside = (BitSet) parent.clone();
        if (!not.part().markerNames().contains(without)) {
          inside.andNot(of(table, not.part(), thresholds, parent, without));
        }
        yield inside;
      }
    };
  }

  private static BitSet level(
      MarkerTable table, Phenotype.Marker marker, List<Threshold> thresholds, BitSet parent) {
    double positive = value(thresholds, marker.marker(), false);
    double high = value(thresholds, marker.marker(), true);
    double[] raw = table.raw(marker.marker());
    BitSet inside = new BitSet(raw.length);
    for (int event = parent.nextSetBit(0); event >= 0; event = parent.nextSetBit(event + 1)) {
      if (marker.level().holds(raw[event], positive, high)) {
        inside.set(event);
      }
    }
    return inside;
  }

  private static double value(List<Threshold> thresholds, String marker, boolean high) {
    for (Threshold t : thresholds) {
      if (t.marker().equals(marker) && t.high() == high) {
        return t.raw();
      }
    }
    return Double.NaN;
  }
}
