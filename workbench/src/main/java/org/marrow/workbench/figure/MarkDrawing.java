package org.marrow.workbench.figure;

/** Draws marks into the frame of a plot. */
final class MarkDrawing {
  private static final int HATCHINGS = 4;

  private final Svg svg;
  private final Frame frame;

  MarkDrawing(Svg svg, Frame frame) {
    this.svg = svg;
    this.frame = frame;
  }

  void draw(Mark mark) {
    switch (mark) {
      case Line line -> path(line.style(), line.x(), line.y(), false);
      case Steps steps -> path(steps.style(), steps.x(), steps.y(), true);
      case Band band -> band(band);
      case Points points -> points(points);
      case Intervals intervals -> intervals(intervals);
      case Bars bars -> bars(bars);
      case Spans spans -> spans(spans);
      case HeatMap map -> heatMap(map);
      case Reference reference -> reference(reference);
      case Label label -> label(label);
    }
  }

  private void path(Style style, double[] x, double[] y, boolean stepped) {
    StringBuilder d = new StringBuilder();
    boolean broken = true;
    for (int i = 0; i < x.length; i++) {
      if (!frame.drawable(x[i], y[i])) {
        broken = true;
        continue;
      }
      String px = Svg.number(frame.atX(x[i]));
      String py = Svg.number(frame.atY(y[i]));
      if (broken) {
        d.append('M').append(px).append(' ').append(py);
        broken = false;
      } else if (stepped) {
        d.append('H').append(px).append('V').append(py);
      } else {
        d.append('L').append(px).append(' ').append(py);
      }
    }
    if (!d.isEmpty()) {
      svg.stroke(d.toString(), style, style.width(), style.dash());
    }
  }

  /** Drawn piece by piece: each run of drawable points is one closed shape. */
  private void band(Band band) {
    StringBuilder d = new StringBuilder();
    int from = 0;
    int n = band.x().length;
    while (from < n) {
      int to = from;
      while (to < n
          && frame.drawable(band.x()[to], band.low()[to])
          && frame.drawableY(band.high()[to])) {
        to++;
      }
      if (to > from) {
        piece(d, band, from, to);
      }
      from = Math.max(to, from) + 1;
    }
    if (!d.isEmpty()) {
      svg.element(
          "path",
          "d",
          d.toString(),
          "class",
          band.style().fillClass(),
          "fill",
          band.style().colour(),
          "fill-opacity",
          "0.18",
          "stroke",
          "none");
    }
  }

  private void piece(StringBuilder d, Band band, int from, int to) {
    for (int i = from; i < to; i++) {
      String px = Svg.number(frame.atX(band.x()[i]));
      String py = Svg.number(frame.atY(band.high()[i]));
      if (i == from) {
        d.append('M').append(px).append(' ').append(py);
      } else if (band.stepped()) {
        d.append('H').append(px).append('V').append(py);
      } else {
        d.append('L').append(px).append(' ').append(py);
      }
    }
    for (int i = to - 1; i >= from; i--) {
      String px = Svg.number(frame.atX(band.x()[i]));
      String py = Svg.number(frame.atY(band.low()[i]));
      if (band.stepped() && i < to - 1) {
        d.append('V').append(py).append('H').append(px);
      } else {
        d.append('L').append(px).append(' ').append(py);
      }
    }
    d.append('Z');
  }

  private void points(Points points) {
    for (int i = 0; i < points.x().length; i++) {
      if (frame.drawable(points.x()[i], points.y()[i])) {
        symbol(points.style(), frame.atX(points.x()[i]), frame.atY(points.y()[i]));
      }
    }
  }

  private void circle(Style style, String x, String y, String radius) {
    svg.element(
        "circle",
        "cx",
        x,
        "cy",
        y,
        "r",
        radius,
        "class",
        style.fillClass(),
        "fill",
        style.colour(),
        "fill-opacity",
        style.opacityText());
  }

  void symbol(Style style, double x, double y) {
    String px = Svg.number(x);
    String py = Svg.number(y);
    switch (style.shape()) {
      case CIRCLE -> circle(style, px, py, "3.5");
      case DOT -> circle(style, px, py, "1.6");
      case SQUARE -> filled(style, "M" + px + " " + py + "m-3.2 -3.2h6.4v6.4h-6.4z");
      case TRIANGLE -> filled(style, "M" + px + " " + py + "m0 -4.2l4 7h-8z");
      case DIAMOND -> filled(style, "M" + px + " " + py + "m0 -4.6l4.6 4.6l-4.6 4.6l-4.6 -4.6z");
      case CROSS -> stroked(style, "M" + px + " " + py + "m-3.2 -3.2l6.4 6.4m0 -6.4l-6.4 6.4");
      case TICK -> stroked(style, "M" + px + " " + py + "m0 -4v8");
      case ARROW -> filled(style, "M" + px + " " + py + "m0 -4.5l8 4.5l-8 4.5z");
      case NONE -> {}
    }
  }

  private void filled(Style style, String d) {
    svg.element("path", "d", d, "class", style.fillClass(), "fill", style.colour());
  }

  private void stroked(Style style, String d) {
    svg.stroke(d, style, 1.2, "");
  }

  private void intervals(Intervals intervals) {
    for (int i = 0; i < intervals.at().length; i++) {
      double at = intervals.at()[i];
      double low = intervals.low()[i];
      double high = intervals.high()[i];
      StringBuilder d = new StringBuilder();
      if (intervals.horizontal()) {
        if (frame.drawable(low, at) && frame.drawableX(high)) {
          String py = Svg.number(frame.atY(at));
          d.append('M').append(Svg.number(frame.atX(low))).append(' ').append(py);
          d.append("m0 -4v8m0 -4H").append(Svg.number(frame.atX(high))).append("m0 -4v8");
        }
      } else if (frame.drawable(at, low) && frame.drawableY(high)) {
        String px = Svg.number(frame.atX(at));
        d.append('M').append(px).append(' ').append(Svg.number(frame.atY(low)));
        d.append("m-4 0h8m-4 0V").append(Svg.number(frame.atY(high))).append("m-4 0h8");
      }
      if (!d.isEmpty()) {
        stroked(intervals.style(), d.toString());
      }
    }
  }

  private void bars(Bars bars) {
    for (int i = 0; i < bars.x().length; i++) {
      if (!frame.drawable(bars.x()[i], bars.y()[i]) || !frame.drawableY(bars.base())) {
        continue;
      }
      double left = frame.atX(bars.x()[i] - bars.width() / 2);
      double right = frame.atX(bars.x()[i] + bars.width() / 2);
      double top = frame.atY(Math.max(bars.y()[i], bars.base()));
      double bottom = frame.atY(Math.min(bars.y()[i], bars.base()));
      svg.box(bars.style(), left, top, right - left, bottom - top, "");
    }
  }

  private void spans(Spans spans) {
    for (int i = 0; i < spans.at().length; i++) {
      double low = Math.min(spans.from()[i], spans.to()[i]);
      double high = Math.max(spans.from()[i], spans.to()[i]);
      if (frame.drawable(low, spans.at()[i]) && frame.drawableX(high)) {
        double top = frame.atY(spans.at()[i] + spans.thickness() / 2);
        double bottom = frame.atY(spans.at()[i] - spans.thickness() / 2);
        double left = frame.atX(low);
        hatched(svg, spans.style(), left, top, frame.atX(high) - left, bottom - top);
      }
    }
  }

  /** A filled box; from the second series on with upright lines, closer with each series. */
  static void hatched(Svg svg, Style style, double x, double y, double width, double height) {
    svg.box(style, x, y, width, height, "");
    double step = 14.0 / (style.series() % HATCHINGS);
    if (style.series() % HATCHINGS > 0) {
      StringBuilder d = new StringBuilder();
      for (double at = x + step / 2; at < x + width; at += step) {
        d.append('M').append(Svg.number(at)).append(' ').append(Svg.number(y));
        d.append('v').append(Svg.number(height));
      }
      svg.element(
          "path",
          "d",
          d.toString(),
          "class",
          "f-hatch",
          "stroke",
          "#ffffff",
          "stroke-width",
          "1.6");
    }
  }

  private void heatMap(HeatMap map) {
    // Crisp edges: otherwise hair lines of the paper show between the cells.
    svg.start("g", "shape-rendering", "crispEdges");
    for (int row = 0; row < map.values().length; row++) {
      double top = frame.atY(map.y()[row + 1]);
      double bottom = frame.atY(map.y()[row]);
      for (int column = 0; column < map.values()[row].length; column++) {
        double left = frame.atX(map.x()[column]);
        double right = frame.atX(map.x()[column + 1]);
        double share = (map.values()[row][column] - map.min()) / (map.max() - map.min());
        svg.element(
            "rect",
            "x",
            Svg.number(left),
            "y",
            Svg.number(top),
            "width",
            Svg.number(right - left),
            "height",
            Svg.number(bottom - top),
            "fill",
            Palette.viridis(share));
      }
    }
    svg.end("g");
  }

  private void reference(Reference reference) {
    boolean upright = reference.vertical();
    if (upright ? !frame.drawableX(reference.value()) : !frame.drawableY(reference.value())) {
      return;
    }
    String d =
        upright
            ? "M"
                + Svg.number(frame.atX(reference.value()))
                + " "
                + Svg.number(frame.top())
                + "V"
                + Svg.number(frame.bottom())
            : "M"
                + Svg.number(frame.left())
                + " "
                + Svg.number(frame.atY(reference.value()))
                + "H"
                + Svg.number(frame.right());
    svg.reference(d);
  }

  private void label(Label label) {
    if (frame.drawable(label.x(), label.y())) {
      svg.words(
          label.text(),
          "x",
          Svg.number(frame.atX(label.x())),
          "y",
          Svg.number(frame.atY(label.y()) - 4),
          "class",
          "f-ink",
          "fill",
          "#222222",
          "font-size",
          "12");
    }
  }
}
