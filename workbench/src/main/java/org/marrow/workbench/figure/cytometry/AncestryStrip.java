package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.GatedStep;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.Panels;
import org.marrow.workbench.figure.Plot;

/**
 * Every gate of a population from the outside in, two in a row, with the cells of the last gate
 * shown in each (back-gating).
 */
public final class AncestryStrip {
  private static final int IN_A_ROW = 2;
  private static final double HEIGHT = 230;

  private AncestryStrip() {}

  /**
   * The gates of a gated population.
   *
   * @param gated a population with at least one gate and one marker
   * @param words what a page calls a gate
   */
  public static Figure of(String id, String title, Gated gated, UnaryOperator<String> words) {
    if (!gated.isGated()) {
      throw new IllegalArgumentException("a strip needs a population that was gated");
    }
    BitSet cells = gated.members();
    List<Plot> panels = new ArrayList<>();
    List<String> gates = new ArrayList<>();
    double[] inside = new double[gated.steps().size()];
    double[] parents = new double[gated.steps().size()];
    for (int i = 0; i < gated.steps().size(); i++) {
      GatedStep step = gated.steps().get(i);
      List<String> markers = new ArrayList<>(step.applied().markerNames());
      String x = markers.getFirst();
      String y = markers.size() > 1 ? markers.get(1) : other(gated, x);
      inside[i] = step.members().cardinality();
      parents[i] = step.parent().cardinality();
      gates.add(step.step().name());
      String name =
          words.apply(step.step().name())
              + ": "
              + NumberText.ENGLISH.count((long) inside[i])
              + " of "
              + NumberText.ENGLISH.count((long) parents[i]);
      panels.add(
          BiaxialPlot.plot(
                  id + "-" + (i + 1),
                  name,
                  gated.table(),
                  step.parent(),
                  x,
                  y,
                  step.thresholds(),
                  cells,
                  "cells of the last gate")
              .tall(HEIGHT));
    }
    return Figure.of(
        new Panels(id, title, panels, IN_A_ROW),
        "Each gate inside the one before, by its first two markers; orange dots are cells of the"
            + " last gate.",
        Table.of(
            id,
            List.of(
                TextColumn.of("gate", gates),
                new NumberColumn("inside", inside),
                new NumberColumn("parent", parents))));
  }

  private static String other(Gated gated, String marker) {
    return gated.table().markers().stream()
        .filter(m -> !m.equals(marker))
        .findFirst()
        .orElse(marker);
  }
}
