package org.marrow.workbench.figure.cytometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.GatedStep;
import org.marrow.foundation.number.NumberText;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.workbench.figure.Figure;

/**
 * Every gate of a population from the outside in, side by side, with the cells of the last gate
 * shown in each (back-gating).
 */
public final class AncestryStrip {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 520;

  private AncestryStrip() {}

  /**
   * The strip of a gated population.
   *
   * @param gated a population with at least one gate and one marker
   */
  public static Figure of(String id, String title, Gated gated) {
    if (!gated.isGated()) {
      throw new IllegalArgumentException("a strip needs a population that was gated");
    }
    BitSet cells = gated.members();
    StringBuilder svg = new StringBuilder();
    int panels = gated.steps().size();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append((int) (WIDTH * panels))
        .append(' ')
        .append((int) HEIGHT)
        .append("\" role=\"img\">\n<title>")
        .append(title.replace("&", "&amp;").replace("<", "&lt;"))
        .append("</title>\n");
    List<String> gates = new ArrayList<>();
    List<Double> inside = new ArrayList<>();
    List<Double> parents = new ArrayList<>();
    for (int i = 0; i < panels; i++) {
      GatedStep step = gated.steps().get(i);
      List<String> markers = new ArrayList<>(step.applied().markerNames());
      String x = markers.getFirst();
      String y = markers.size() > 1 ? markers.get(1) : other(gated, x);
      String name =
          step.step().name()
              + ": "
              + NumberText.ENGLISH.count(step.members().cardinality())
              + " of "
              + NumberText.ENGLISH.count(step.parent().cardinality());
      String panel =
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
              .svg();
      // A nested svg element keeps its own coordinates.
      svg.append("<svg x=\"")
          .append((int) (i * WIDTH))
          .append("\" y=\"0\" width=\"")
          .append((int) WIDTH)
          .append("\" height=\"")
          .append((int) HEIGHT)
          .append("\">\n")
          .append(panel.substring(panel.indexOf("<svg")))
          .append("</svg>\n");
      gates.add(step.step().name());
      inside.add((double) step.members().cardinality());
      parents.add((double) step.parent().cardinality());
    }
    svg.append("</svg>\n");
    Table data =
        Table.of(
            id,
            List.of(
                TextColumn.of("gate", gates),
                new NumberColumn(
                    "inside", inside.stream().mapToDouble(Double::doubleValue).toArray()),
                new NumberColumn(
                    "parent", parents.stream().mapToDouble(Double::doubleValue).toArray())));
    return new Figure(
        id,
        title,
        "From left to right each gate inside the one before, by its first two markers; orange dots are"
            + " cells of the last gate.",
        svg.toString(),
        data);
  }

  private static String other(Gated gated, String marker) {
    return gated.table().markers().stream()
        .filter(m -> !m.equals(marker))
        .findFirst()
        .orElse(marker);
  }
}
