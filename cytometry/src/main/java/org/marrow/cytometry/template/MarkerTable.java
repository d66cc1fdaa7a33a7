package org.marrow.cytometry.template;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Raw values of the markers of one tube, by marker name, with the scale each is looked at on. */
public final class MarkerTable {
  private final String name;
  private final int events;
  private final TreeMap<String, double[]> columns;
  private final TreeMap<String, MarkerScale> scales;

  private MarkerTable(
      String name,
      int events,
      TreeMap<String, double[]> columns,
      TreeMap<String, MarkerScale> scales) {
    this.name = name;
    this.events = events;
    this.columns = columns;
    this.scales = scales;
  }

  /**
   * A table of columns of one length; the arrays are kept, not copied.
   *
   * @param name the tube, for findings
   * @param raw raw values by marker, none of them NaN; at least one marker
   * @param scale the scale of every marker
   */
  public static MarkerTable of(String name, Map<String, double[]> raw, MarkerScale scale) {
    if (raw.isEmpty()) {
      throw new IllegalArgumentException(name + " has no marker");
    }
    return of(name, raw, raw.values().iterator().next().length, scale);
  }

  /** A table that may have no marker at all, of so many events. */
  public static MarkerTable of(
      String name, Map<String, double[]> raw, int events, MarkerScale scale) {
    TreeMap<String, MarkerScale> scales = new TreeMap<>();
    raw.forEach((marker, values) -> {
      if (values.length != events) {
        throw new IllegalArgumentException(
            name + ": marker " + marker + " has " + values.length + " events, not " + events);
      }
      for (double value : values) {
        if (Double.isNaN(value)) {
          throw new IllegalArgumentException(name + ": marker " + marker + " holds NaN");
        }
      }
      scales.put(marker, scale);
    });
    return new MarkerTable(name, events, new TreeMap<>(raw), scales);
  }

  /** The same table with only some events, in file order. */
  public MarkerTable select(BitSet chosen) {
    TreeMap<String, double[]> picked = new TreeMap<>();
    columns.keySet().forEach(marker -> picked.put(marker, raw(marker, chosen)));
    return new MarkerTable(name, chosen.cardinality(), picked, scales);
  }

  /** The same table with another scale for one marker. */
  public MarkerTable with(String marker, MarkerScale scale) {
    TreeMap<String, MarkerScale> changed = new TreeMap<>(scales);
    raw(marker);
    changed.put(marker, scale);
    return new MarkerTable(name, events, columns, changed);
  }

  /** The tube. */
  public String name() {
    return name;
  }

  /** Number of events. */
  public int events() {
    return events;
  }

  /** The markers, sorted. */
  public Set<String> markers() {
    return columns.keySet();
  }

  /** Scale of a marker. */
  public MarkerScale scale(String marker) {
    MarkerScale scale = scales.get(marker);
    if (scale == null) {
      throw new IllegalArgumentException(name + " has no marker " + marker);
    }
    return scale;
  }

  /** Raw values of a marker; not to be changed. */
  public double[] raw(String marker) {
    double[] values = columns.get(marker);
    if (values == null) {
      throw new IllegalArgumentException(name + " has no marker " + marker);
    }
    return values;
  }

  /** Raw values of a marker for some events, in file order. */
  public double[] raw(String marker, BitSet chosen) {
    double[] values = raw(marker);
    double[] picked = new double[chosen.cardinality()];
    int at = 0;
    for (int event = chosen.nextSetBit(0); event >= 0; event = chosen.nextSetBit(event + 1)) {
      picked[at++] = values[event];
    }
    return picked;
  }

  /** Scaled values of a marker for some events, in file order. */
  public double[] scaled(String marker, BitSet chosen) {
    MarkerScale scale = scale(marker);
    double[] picked = raw(marker, chosen);
    for (int i = 0; i < picked.length; i++) {
      picked[i] = scale.forward(picked[i]);
    }
    return picked;
  }

  /** Every event. */
  public BitSet everyEvent() {
    BitSet all = new BitSet(events);
    all.set(0, events);
    return all;
  }
}
