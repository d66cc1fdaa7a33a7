package org.marrow.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out one plot and writes it: title, legend, grid, marks, axes, numbers below. */
final class PlotDrawing {
  private static final double WIDTH = 720;

  /** Least room between the axes: words at both sides make the drawing wider, not the plot flat. */
  private static final double LEAST_FRAME = 220;

  private static final double FONT = 13;
  private static final double NOTE = 12;
  private static final double ROW = 16;
  private static final double COLOUR_BAR = 92;
  private static final String INK = "#222222";

  private final Plot plot;
  private final Svg svg = new Svg();
  private final Legend legend;
  private final List<Tick> ticksX;
  private final List<Tick> ticksY;
  private final Frame frame;
  private final double tableBottom;
  private final List<String> noteLines;
  private final double height;
  private final double width;
  private final Optional<HeatMap> field;

  PlotDrawing(Plot plot) {
    this(plot, 0);
  }

  /**
   * @param least room to the left of the y axis, at least; so that panels stand in line
   */
  PlotDrawing(Plot plot, double least) {
    this.plot = plot;
    ticksX = plot.x().ticks();
    ticksY = plot.y().ticks();
    field =
        plot.marks().stream()
            .filter(HeatMap.class::isInstance)
            .map(HeatMap.class::cast)
            .findFirst();
    double left = Math.max(left(), least);
    double words = plot.beside().map(PlotDrawing::width).orElse(0.0);
    double margin = (field.isPresent() ? COLOUR_BAR : 24) + words;
    width = Math.max(WIDTH, left + LEAST_FRAME + margin);
    double right = width - margin;
    legend = new Legend(plot.marks(), width - left);
    double top = 32 + legend.height() + (words > 0 ? 28 : 8);
    frame = new Frame(plot.x(), plot.y(), left, top, right - left, plot.height());
    int rows = plot.under().map(table -> table.rows().size() + 1).orElse(0);
    noteLines = plot.notes().stream().flatMap(note -> wrapped(note).stream()).toList();
    tableBottom = frame.bottom() + 46 + (rows == 0 ? 0 : rows * ROW + 14);
    height = tableBottom + (noteLines.isEmpty() ? 0 : noteLines.size() * ROW + 12);
  }

  double height() {
    return height;
  }

  double leftEdge() {
    return frame.left();
  }

  private static double width(SideColumns beside) {
    return beside.columns().stream().mapToDouble(PlotDrawing::width).sum();
  }

  private static double width(SideColumns.Column column) {
    double widest = Svg.width(column.heading(), FONT);
    for (String cell : column.cells()) {
      widest = Math.max(widest, Svg.width(cell, FONT));
    }
    return widest + 14;
  }

  /** A note in lines that fit the width. */
  private static List<String> wrapped(String note) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : note.split(" ", -1)) {
      if (!line.isEmpty() && Svg.width(line + " " + word, NOTE) > WIDTH - 16) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private double left() {
    double ticks =
        ticksY.stream().mapToDouble(t -> Svg.width(t.label(), FONT)).max().orElse(0) + 34;
    double rows =
        plot.under().stream()
            .flatMap(table -> table.rows().stream())
            .filter(row -> !row.cells().isEmpty())
            .mapToDouble(row -> Svg.width(row.label(), FONT) + 54)
            .max()
            .orElse(0);
    return Math.min(WIDTH / 2, Math.max(ticks, rows));
  }

  String svg() {
    open(svg, plot.id(), plot.title(), plot.description(), width, height);
    words(plot.title(), 8, 20, "start", 15, true);
    legend.draw(svg, frame.left(), 30);
    grid();
    marks();
    axes();
    field.ifPresent(this::colourBar);
    plot.under().ifPresent(this::under);
    plot.beside().ifPresent(this::beside);
    for (int i = 0; i < noteLines.size(); i++) {
      words(noteLines.get(i), 8, tableBottom + ROW * (i + 1) - 2, "start", NOTE, false);
    }
    svg.end("svg");
    return svg.toString();
  }

  /** Begins a document of the usual width with its title, description and paper. */
  static void open(Svg svg, String id, String title, String description, double height) {
    open(svg, id, title, description, WIDTH, height);
  }

  private static void open(
      Svg svg, String id, String title, String description, double width, double height) {
    String titleId = id + "-title";
    String descriptionId = id + "-description";
    svg.start(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Svg.number(width) + " " + Svg.number(height),
        "width",
        Svg.number(width),
        "height",
        Svg.number(height),
        "role",
        "img",
        "aria-labelledby",
        titleId + " " + descriptionId,
        "font-family",
        "Helvetica, Arial, 'Liberation Sans', sans-serif");
    svg.raw("<title id=\"" + titleId + "\">" + Svg.escape(title) + "</title>\n");
    svg.raw("<desc id=\"" + descriptionId + "\">" + Svg.escape(description) + "</desc>\n");
    svg.element(
        "rect",
        "class",
        "f-paper",
        "width",
        Svg.number(width),
        "height",
        Svg.number(height),
        "fill",
        "#ffffff");
  }

  private void beside(SideColumns beside) {
    double x = frame.right() + 14;
    for (SideColumns.Column column : beside.columns()) {
      words(column.heading(), x, frame.top() - 10, "start", FONT, true);
      for (int i = 0; i < column.cells().size(); i++) {
        words(column.cells().get(i), x, frame.atY(beside.at().get(i)) + 4.5, "start", FONT, false);
      }
      x += width(column);
    }
  }

  private void grid() {
    svg.start("g", "class", "f-grid", "stroke", "#dddddd", "stroke-width", "1", "fill", "none");
    if (field.isEmpty()) {
      for (Tick tick : ticksY) {
        svg.element("path", "d", across(tick.value()));
      }
    }
    svg.end("g");
  }

  private String across(double y) {
    return "M"
        + Svg.number(frame.left())
        + " "
        + Svg.number(frame.atY(y))
        + "H"
        + Svg.number(frame.right());
  }

  private void marks() {
    String clip = plot.id() + "-clip";
    svg.start("clipPath", "id", clip);
    svg.element(
        "rect",
        "x",
        Svg.number(frame.left() - 1),
        "y",
        Svg.number(frame.top() - 5),
        "width",
        Svg.number(frame.width() + 6),
        "height",
        Svg.number(frame.height() + 6));
    svg.end("clipPath");
    svg.start("g", "clip-path", "url(#" + clip + ")");
    MarkDrawing drawing = new MarkDrawing(svg, frame);
    plot.marks().forEach(drawing::draw);
    svg.end("g");
  }

  private void axes() {
    StringBuilder d = new StringBuilder();
    String left = Svg.number(frame.left());
    String bottom = Svg.number(frame.bottom());
    d.append('M').append(left).append(' ').append(Svg.number(frame.top())).append('V');
    d.append(bottom).append('H').append(Svg.number(frame.right()));
    for (Tick tick : ticksX) {
      d.append('M').append(Svg.number(frame.atX(tick.value()))).append(' ').append(bottom);
      d.append("v5");
    }
    for (Tick tick : ticksY) {
      d.append('M').append(left).append(' ').append(Svg.number(frame.atY(tick.value())));
      d.append("h-5");
    }
    svg.element(
        "path",
        "d",
        d.toString(),
        "class",
        "f-line",
        "stroke",
        INK,
        "stroke-width",
        "1",
        "fill",
        "none");
    for (Tick tick : ticksX) {
      words(tick.label(), frame.atX(tick.value()), frame.bottom() + 19, "middle", FONT, false);
    }
    for (Tick tick : ticksY) {
      words(tick.label(), frame.left() - 8, frame.atY(tick.value()) + 4.5, "end", FONT, false);
    }
    words(
        plot.x().title(),
        frame.left() + frame.width() / 2,
        frame.bottom() + 38,
        "middle",
        FONT,
        false);
    double middle = frame.top() + frame.height() / 2;
    double x = frame.left() - 14 - widestTickY();
    svg.words(
        plot.y().title(),
        "x",
        Svg.number(x),
        "y",
        Svg.number(middle),
        "text-anchor",
        "middle",
        "transform",
        "rotate(-90 " + Svg.number(x) + " " + Svg.number(middle) + ")",
        "class",
        "f-ink",
        "fill",
        INK,
        "font-size",
        Svg.number(FONT));
  }

  private double widestTickY() {
    return ticksY.stream().mapToDouble(t -> Svg.width(t.label(), FONT)).max().orElse(0);
  }

  private void colourBar(HeatMap map) {
    double x = frame.right() + 16;
    int steps = 32;
    svg.start("g", "shape-rendering", "crispEdges");
    for (int i = 0; i < steps; i++) {
      double top = frame.bottom() - frame.height() * (i + 1) / steps;
      svg.element(
          "rect",
          "x",
          Svg.number(x),
          "y",
          Svg.number(top),
          "width",
          "14",
          "height",
          Svg.number(frame.height() / steps + 0.5),
          "fill",
          Palette.viridis((i + 0.5) / steps));
    }
    svg.end("g");
    for (Tick tick : Ticks.linear(map.min(), map.max())) {
      double share = (tick.value() - map.min()) / (map.max() - map.min());
      words(
          tick.label(),
          x + 18,
          frame.bottom() - share * frame.height() + 4.5,
          "start",
          FONT,
          false);
    }
    String title = map.unit().isEmpty() ? map.name() : map.name() + " (" + map.unit() + ")";
    words(title, width - 8, frame.top() - 8, "end", FONT, false);
  }

  private void under(AlignedTable table) {
    double y = frame.bottom() + 46 + 14;
    words(table.title(), 8, y, "start", FONT, true);
    for (AlignedTable.Row row : table.rows()) {
      y += ROW;
      boolean heading = row.cells().isEmpty();
      double indent = 8;
      if (row.series() >= 0) {
        Style style = Style.of(row.series());
        svg.element(
            "path",
            "d",
            "M8 " + Svg.number(y - 4) + "h18",
            "class",
            style.strokeClass(),
            "stroke",
            style.colour(),
            "stroke-width",
            "2",
            "stroke-dasharray",
            style.dash());
        indent = 32;
      }
      words(row.label(), heading ? indent : 32, y, "start", FONT, heading);
      for (int i = 0; i < row.cells().size(); i++) {
        words(row.cells().get(i), frame.atX(table.at().get(i)), y, "middle", FONT, false);
      }
    }
  }

  private void words(String text, double x, double y, String anchor, double size, boolean bold) {
    svg.words(
        text,
        "x",
        Svg.number(x),
        "y",
        Svg.number(y),
        "text-anchor",
        anchor.equals("start") ? "" : anchor,
        "font-weight",
        bold ? "bold" : "",
        "class",
        "f-ink",
        "fill",
        INK,
        "font-size",
        Svg.number(size));
  }
}
