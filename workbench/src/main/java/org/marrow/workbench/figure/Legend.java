package org.marrow.workbench.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The legend above a plot: one entry a name, in as many rows and lines as its width asks for. */
final class Legend {
  private static final double FONT = 13;
  private static final double KEY = 30;
  private static final double GAP = 18;
  private static final double ROW = 19;
  private static final double LINE = 15;

  /** Marks of one name share one entry: a curve and its band look like one thing. */
  private final Map<String, List<Mark>> entries = new LinkedHashMap<>();

  private final List<List<String>> rows = new ArrayList<>();
  private final double width;

  Legend(List<Mark> marks, double width) {
    this.width = width;
    for (Mark mark : marks) {
      if (!mark.name().isEmpty() && !(mark instanceof HeatMap)) {
        entries.computeIfAbsent(mark.name(), _ -> new ArrayList<>()).add(mark);
      }
    }
    double used = width;
    for (String name : entries.keySet()) {
      double need = need(name);
      if (used + need > width || rows.isEmpty()) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.getLast().add(name);
      used += need;
    }
  }

  private static double need(String name) {
    return KEY + Svg.width(name, FONT) + GAP;
  }

  private List<String> lines(String name) {
    return Svg.lines(name, FONT, width - KEY);
  }

  private double height(List<String> row) {
    return ROW + LINE * (row.stream().mapToInt(name -> lines(name).size()).max().orElse(1) - 1);
  }

  double height() {
    return rows.stream().mapToDouble(this::height).sum();
  }

  void draw(Svg svg, double left, double top) {
    double y = top;
    for (List<String> row : rows) {
      double x = left;
      for (String name : row) {
        for (Mark mark : entries.getOrDefault(name, List.of())) {
          key(svg, mark, x, y + ROW / 2);
        }
        List<String> lines = lines(name);
        for (int i = 0; i < lines.size(); i++) {
          svg.ink(lines.get(i), x + KEY, y + ROW / 2 + 4.5 + i * LINE, "start", FONT, false);
        }
        x += need(name);
      }
      y += height(row);
    }
  }

  private static void key(Svg svg, Mark mark, double x, double middle) {
    switch (mark) {
      case Line line -> line(svg, line.style(), x, middle);
      case Steps steps -> line(svg, steps.style(), x, middle);
      case Band band -> svg.box(band.style(), x, middle - 6, 24, 12, "0.18");
      case Bars bars -> svg.box(bars.style(), x, middle - 6, 24, 12, "");
      case Spans spans -> MarkDrawing.hatched(svg, spans.style(), x, middle - 6, 24, 12);
      case Points points -> symbol(svg, points.style(), x, middle);
      case Intervals intervals -> line(svg, intervals.style(), x, middle);
      case Reference _ -> svg.reference("M" + Svg.number(x) + " " + Svg.number(middle) + "h24");
      case HeatMap _, Label _ -> {}
    }
  }

  private static void symbol(Svg svg, Style style, double x, double middle) {
    Axis unused = Axis.linear("x", "", 0, 1);
    new MarkDrawing(svg, new Frame(unused, unused, 0, 0, 1, 1)).symbol(style, x + 12, middle);
  }

  private static void line(Svg svg, Style style, double x, double middle) {
    String d = "M" + Svg.number(x) + " " + Svg.number(middle) + "h24";
    svg.stroke(d, style, style.width(), style.dash());
  }
}
