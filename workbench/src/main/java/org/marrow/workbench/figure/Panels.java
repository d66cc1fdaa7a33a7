package org.marrow.workbench.figure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Plots below each other in one picture, their vertical axes in line.
 *
 * @param id short name in lower case with hyphens; also the file name
 * @param title what the plots show together
 * @param plots from above; their ids differ
 */
public record Panels(String id, String title, List<Plot> plots) {
  public Panels {
    plots = List.copyOf(plots);
    if (plots.isEmpty() || plots.stream().map(Plot::id).distinct().count() < plots.size()) {
      throw new IllegalArgumentException("panels " + id + " need plots with ids that differ");
    }
  }

  /** What a screen reader says: every plot's own description. */
  public String description() {
    return plots.stream().map(Plot::description).collect(Collectors.joining(" "));
  }

  /** The picture, a complete SVG document; the same plots give the same text. */
  public String svg() {
    double left =
        plots.stream().map(PlotDrawing::new).mapToDouble(PlotDrawing::leftEdge).max().orElse(0);
    List<PlotDrawing> drawings = plots.stream().map(plot -> new PlotDrawing(plot, left)).toList();
    double height = drawings.stream().mapToDouble(PlotDrawing::height).sum();
    Svg svg = new Svg();
    PlotDrawing.open(svg, id, title, description(), height);
    double top = 0;
    for (PlotDrawing drawing : drawings) {
      svg.start("svg", "y", Svg.number(top));
      svg.raw(drawing.svg());
      svg.end("svg");
      top += drawing.height();
    }
    svg.end("svg");
    return svg.toString();
  }
}
