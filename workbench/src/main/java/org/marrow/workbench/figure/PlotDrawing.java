package org.marrow.workbench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out one plot and writes it: title, legend, grid, marks, axes, numbers below. */
final class PlotDrawing {
  /** Least room between the axes: words at both sides make the drawing wider, not the plot flat. */
  private static final double LEAST_FRAME = 220;

  private static final double LEAST_NARROW_FRAME = 130;

  /** A narrow plot is lower too, unless its rows are names that need their height. */
  private static final double NARROW_HEIGHT = 0.72;

  private static final double FONT = 13;
  private static final double NOTE = 12;
  private static final double TITLE = 15;
  private static final double ROW = 16;
  private static final double LINE = 15;
  private static final double GAP = 8;
  private static final double COLOUR_BAR = 92;

  private final Plot plot;
  private final Svg svg = new Svg();
  private final boolean narrow;
  private final List<String> titleLines;
  private final Legend legend;
  private final List<Tick> ticksX;
  private final List<Tick> ticksY;
  private final List<List<String>> labelsX;
  private final List<List<String>> labelsY;
  private final List<String> titleX;
  private final List<String> titleY;
  private final Frame frame;
  private final double axisBottom;
  private final double tableBottom;
  private final List<String> noteLines;
  private final double height;
  private final double width;
  private final Optional<HeatMap> field;
  private final Optional<SideColumns> beside;

  /**
   * @param wanted width of the drawing; words at both sides may make it wider
   * @param least room to the left of the y axis, at least; so that panels stand in line
   */
  PlotDrawing(Plot plot, double wanted, double least) {
    this.plot = plot;
    narrow = wanted < Picture.WIDE;
    ticksX = plot.x().ticks();
    ticksY = plot.y().ticks();
    field =
        plot.marks().stream()
            .filter(HeatMap.class::isInstance)
            .map(HeatMap.class::cast)
            .findFirst();
    double most = wanted * (narrow ? 0.38 : 0.5);
    labelsY = ticksY.stream().map(t -> Svg.lines(t.label(), FONT, most - 42)).toList();
    double tall = tall();
    titleY = Svg.lines(plot.y().title(), FONT, tall + 40);
    double left = Math.max(left(wanted), least);
    beside = narrow ? plot.beside().map(SideColumns::narrow) : plot.beside();
    double words =
        beside.stream()
            .flatMap(columns -> columns.columns().stream())
            .mapToDouble(SideColumns.Column::width)
            .sum();
    double margin = (field.isPresent() ? COLOUR_BAR : 24) + words;
    width = Math.max(wanted, left + (narrow ? LEAST_NARROW_FRAME : LEAST_FRAME) + margin);
    double right = width - margin;
    titleLines = Svg.lines(plot.title(), TITLE, width - 16);
    legend = new Legend(plot.marks(), width - legendLeft(left) - GAP);
    double top = 14 + 18.0 * titleLines.size() + legend.height() + (words > 0 ? 28 : 8);
    frame = new Frame(plot.x(), plot.y(), left, top, right - left, tall);
    labelsX = labelsX();
    titleX = Svg.lines(plot.x().title(), FONT, width - 2 * GAP);
    int linesX = labelsX.stream().mapToInt(List::size).max().orElse(1);
    axisBottom = frame.bottom() + 23 + LINE * (linesX - 1);
    int rows = plot.under().map(table -> table.rows().size() + 1).orElse(0);
    noteLines =
        plot.notes().stream().flatMap(n -> Svg.lines(n, NOTE, width - 16).stream()).toList();
    tableBottom = axisBottom + 8 + LINE * titleX.size() + (rows == 0 ? 0 : rows * ROW + 14);
    height = tableBottom + (noteLines.isEmpty() ? 0 : noteLines.size() * ROW + 12);
  }

  double height() {
    return height;
  }

  double width() {
    return width;
  }

  double leftEdge() {
    return frame.left();
  }

  private double legendLeft(double left) {
    return narrow ? GAP : left;
  }

  /** Height between the axes: every name of the y axis keeps the room of its lines. */
  private double tall() {
    if (plot.y().scale() != Scale.CATEGORIES) {
      return plot.height() * (narrow ? NARROW_HEIGHT : 1);
    }
    int lines = labelsY.stream().mapToInt(List::size).max().orElse(1);
    return Math.max(plot.height(), ticksY.size() * (lines * LINE + 2));
  }

  /** Names below the x axis in lines that fit; of numbers those that do not touch one another. */
  private List<List<String>> labelsX() {
    List<List<String>> labels = new ArrayList<>();
    if (plot.x().scale() == Scale.CATEGORIES) {
      double room = frame.width() / Math.max(1, ticksX.size()) - GAP;
      ticksX.forEach(tick -> labels.add(Svg.lines(tick.label(), FONT, room)));
      return labels;
    }
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticksX) {
      double half = Svg.width(tick.label(), FONT) / 2;
      double at = frame.atX(tick.value());
      boolean fits = at - half > free;
      labels.add(List.of(fits ? tick.label() : ""));
      free = fits ? at + half + 2 : free;
    }
    return labels;
  }

  private double left(double wanted) {
    double rows =
        plot.under().stream()
            .flatMap(table -> table.rows().stream())
            .filter(row -> !row.cells().isEmpty())
            .mapToDouble(row -> Svg.width(row.label(), FONT) + (narrow ? 46 : 54))
            .max()
            .orElse(0);
    return Math.max(widestTickY() + 34 + LINE * (titleY.size() - 1), Math.min(wanted / 2, rows));
  }

  String svg() {
    svg.document(plot.id(), plot.title(), plot.description(), width, height);
    for (int i = 0; i < titleLines.size(); i++) {
      svg.ink(titleLines.get(i), 8, 20 + 18.0 * i, "start", TITLE, true);
    }
    legend.draw(svg, legendLeft(frame.left()), 12 + 18.0 * titleLines.size());
    grid();
    marks();
    axes();
    field.ifPresent(this::colourBar);
    plot.under().ifPresent(this::under);
    beside.ifPresent(this::beside);
    for (int i = 0; i < noteLines.size(); i++) {
      svg.ink(noteLines.get(i), 8, tableBottom + ROW * (i + 1) - 2, "start", NOTE, false);
    }
    svg.end("svg");
    return svg.toString();
  }

  private void beside(SideColumns words) {
    double x = frame.right() + 14;
    for (SideColumns.Column column : words.columns()) {
      svg.ink(column.heading(), x, frame.top() - 10, "start", FONT, true);
      for (int i = 0; i < column.cells().size(); i++) {
        svg.ink(column.cells().get(i), x, frame.atY(words.at().get(i)) + 4.5, "start", FONT, false);
      }
      x += column.width();
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
        Svg.INK,
        "stroke-width",
        "1",
        "fill",
        "none");
    for (int i = 0; i < ticksX.size(); i++) {
      double at = frame.atX(ticksX.get(i).value());
      for (int line = 0; line < labelsX.get(i).size(); line++) {
        String label = labelsX.get(i).get(line);
        svg.ink(label, at, frame.bottom() + 19 + LINE * line, "middle", FONT, false);
      }
    }
    for (int i = 0; i < ticksY.size(); i++) {
      List<String> lines = labelsY.get(i);
      double first = frame.atY(ticksY.get(i).value()) + 4.5 - LINE * (lines.size() - 1) / 2;
      for (int line = 0; line < lines.size(); line++) {
        svg.ink(lines.get(line), frame.left() - 8, first + LINE * line, "end", FONT, false);
      }
    }
    for (int i = 0; i < titleX.size(); i++) {
      double half = Svg.width(titleX.get(i), FONT) / 2;
      double middle = frame.left() + frame.width() / 2;
      // A title longer than its axis keeps within the picture.
      double at = Math.max(half + 4, Math.min(middle, width - half - 4));
      svg.ink(titleX.get(i), at, axisBottom + LINE * (i + 1), "middle", FONT, false);
    }
    double middle = frame.top() + frame.height() / 2;
    for (int i = 0; i < titleY.size(); i++) {
      double x = frame.left() - 14 - widestTickY() - LINE * (titleY.size() - 1 - i);
      svg.words(
          titleY.get(i),
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
          Svg.INK,
          "font-size",
          Svg.number(FONT));
    }
  }

  private double widestTickY() {
    return labelsY.stream()
        .flatMap(List::stream)
        .mapToDouble(line -> Svg.width(line, FONT))
        .max()
        .orElse(0);
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
      svg.ink(
          tick.label(),
          x + 18,
          frame.bottom() - share * frame.height() + 4.5,
          "start",
          FONT,
          false);
    }
    String title = map.unit().isEmpty() ? map.name() : map.name() + " (" + map.unit() + ")";
    svg.ink(title, width - 8, frame.top() - 8, "end", FONT, false);
  }

  private void under(AlignedTable table) {
    double y = axisBottom + 8 + LINE * titleX.size() + 14;
    svg.ink(table.title(), 8, y, "start", FONT, true);
    int stride = stride(table);
    for (AlignedTable.Row row : table.rows()) {
      y += ROW;
      boolean heading = row.cells().isEmpty();
      double indent = 8;
      if (row.series() >= 0) {
        Style style = Style.of(row.series());
        svg.stroke("M8 " + Svg.number(y - 4) + "h18", style, 2, style.dash());
        indent = 32;
      }
      svg.ink(row.label(), heading ? indent : narrow ? 20 : 32, y, "start", FONT, heading);
      for (int i = 0; i < row.cells().size(); i += stride) {
        svg.ink(row.cells().get(i), frame.atX(table.at().get(i)), y, "middle", FONT, false);
      }
    }
  }

  /** Every column, or every second, third ... where numbers would touch one another. */
  private int stride(AlignedTable table) {
    double widest =
        table.rows().stream()
            .flatMap(row -> row.cells().stream())
            .mapToDouble(cell -> Svg.width(cell, FONT))
            .max()
            .orElse(0);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < table.at().size(); i++) {
      least = Math.min(least, frame.atX(table.at().get(i)) - frame.atX(table.at().get(i - 1)));
    }
    return least > 0 ? Math.max(1, (int) Math.ceil((widest + 4) / least)) : 1;
  }
}
