package org.marrow.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plots in one picture: below each other with their vertical axes in line, or side by side in rows
 * as far as the width allows.
 *
 * @param id short name in lower case with hyphens; also the file name
 * @param title what the plots show together
 * @param plots from above, or row by row; their ids differ
 * @param abreast plots in a row of a wide picture; a narrow one has one in a row
 */
public record Panels(String id, String title, List<Plot> plots, int abreast) implements Picture {
  private static final double TITLE = 30;

  public Panels {
    plots = List.copyOf(plots);
    if (plots.isEmpty() || plots.stream().map(Plot::id).distinct().count() < plots.size()) {
      throw new IllegalArgumentException("panels " + id + " need plots with ids that differ");
    }
    if (abreast < 1) {
      throw new IllegalArgumentException("panels " + id + " need a plot in a row, got " + abreast);
    }
  }

  /** Plots below each other. */
  public Panels(String id, String title, List<Plot> plots) {
    this(id, title, plots, 1);
  }

  /** What a screen reader says: every plot's own description. */
  public String description() {
    return plots.stream().map(Plot::description).collect(Collectors.joining(" "));
  }

  @Override
  public String svg(double width) {
    int columns = Math.min(plots.size(), width < WIDE ? 1 : abreast);
    return columns == 1 ? column(width) : rows(columns, width / columns);
  }

  private String column(double width) {
    double left =
        plots.stream()
            .mapToDouble(plot -> new PlotDrawing(plot, width, 0).leftEdge())
            .max()
            .orElse(0);
    List<PlotDrawing> drawings =
        plots.stream().map(plot -> new PlotDrawing(plot, width, left)).toList();
    Svg svg = new Svg();
    svg.document(
        id,
        title,
        description(),
        drawings.stream().mapToDouble(PlotDrawing::width).max().orElse(width),
        drawings.stream().mapToDouble(PlotDrawing::height).sum());
    double top = 0;
    for (PlotDrawing drawing : drawings) {
      place(svg, drawing, 0, top);
      top += drawing.height();
    }
    return svg.end("svg").toString();
  }

  /** Plots in rows bear a title of their own, which those below each other do not need. */
  private String rows(int columns, double width) {
    List<PlotDrawing> drawings =
        plots.stream().map(plot -> new PlotDrawing(plot, width, 0)).toList();
    double slot = drawings.stream().mapToDouble(PlotDrawing::width).max().orElse(width);
    List<Double> tops = new ArrayList<>(List.of(TITLE));
    for (int i = 0; i < drawings.size(); i += columns) {
      List<PlotDrawing> row = drawings.subList(i, Math.min(i + columns, drawings.size()));
      tops.add(tops.getLast() + row.stream().mapToDouble(PlotDrawing::height).max().orElse(0));
    }
    Svg svg = new Svg();
    svg.document(id, title, description(), slot * columns, tops.getLast());
    svg.ink(title, 8, 20, "start", 15, true);
    for (int i = 0; i < drawings.size(); i++) {
      place(svg, drawings.get(i), i % columns * slot, tops.get(i / columns));
    }
    return svg.end("svg").toString();
  }

  private static void place(Svg svg, PlotDrawing drawing, double x, double y) {
    svg.start("svg", "x", Svg.number(x), "y", Svg.number(y));
    svg.raw(drawing.svg());
    svg.end("svg");
  }
}
