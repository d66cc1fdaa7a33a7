package org.marrow.workbench.figure;

/**
 * Something drawn between the axes, in data units. A mark with a name appears in the legend. Points
 * that are not finite are left out, and break a line.
 */
public sealed interface Mark
    permits Line, Steps, Band, Points, Intervals, Bars, Spans, HeatMap, Reference, Label {
  /** Name in the legend, or the empty string for none. */
  String name();
}
