package org.marrow.workbench.figure;

/** Draws a flow diagram: columns share the width, arrows run from edge to edge. */
final class FlowDrawing {
  private static final double TOP = 44;
  private static final double ROW = 92;
  private static final double BOX = 42;
  private static final double FONT = 13;

  private final FlowDiagram diagram;
  private final Svg svg = new Svg();
  private final double width;
  private final double column;
  private final double half;
  private final double height;

  FlowDrawing(FlowDiagram diagram, double width) {
    this.width = width;
    this.diagram = diagram;
    int columns = 1 + diagram.boxes().stream().mapToInt(FlowDiagram.Box::column).max().orElse(0);
    int rows = 1 + diagram.boxes().stream().mapToInt(FlowDiagram.Box::row).max().orElse(0);
    column = width / columns;
    double widest =
        diagram.boxes().stream().mapToDouble(b -> Svg.width(b.name(), FONT)).max().orElse(0);
    half = Math.min(column / 2 - 12, widest / 2 + 12);
    height = TOP + rows * ROW;
  }

  String svg() {
    svg.document(diagram.id(), diagram.title(), diagram.says(), width, height);
    svg.ink(diagram.title(), 8, 20, "start", 15, true);
    diagram.arrows().forEach(this::arrow);
    diagram.boxes().forEach(this::box);
    svg.end("svg");
    return svg.toString();
  }

  private double middleX(FlowDiagram.Box box) {
    return (box.column() + 0.5) * column;
  }

  private double middleY(FlowDiagram.Box box) {
    return TOP + (box.row() + 0.5) * ROW;
  }

  private void box(FlowDiagram.Box box) {
    Style style = Style.of(box.series());
    svg.element(
        "rect",
        "x",
        Svg.number(middleX(box) - half),
        "y",
        Svg.number(middleY(box) - BOX / 2),
        "width",
        Svg.number(2 * half),
        "height",
        Svg.number(BOX),
        "rx",
        "6",
        "class",
        "f-box " + style.strokeClass(),
        "fill",
        "#ffffff",
        "stroke",
        style.colour(),
        "stroke-width",
        "2.5");
    svg.ink(box.name(), middleX(box), middleY(box) + 4.5, "middle", FONT, true);
  }

  private void arrow(FlowDiagram.Arrow arrow) {
    FlowDiagram.Box from = diagram.box(arrow.from());
    FlowDiagram.Box to = diagram.box(arrow.to());
    double dx = middleX(to) - middleX(from);
    double dy = middleY(to) - middleY(from);
    double[] start = edge(middleX(from), middleY(from), dx, dy, 3);
    double[] end = edge(middleX(to), middleY(to), -dx, -dy, 5);
    double length = StrictMath.hypot(end[0] - start[0], end[1] - start[1]);
    double ux = (end[0] - start[0]) / length;
    double uy = (end[1] - start[1]) / length;
    path(
        "M" + point(start[0], start[1]) + "L" + point(end[0], end[1]),
        arrow.active() ? "" : "5 4",
        2);
    if (arrow.raises()) {
      double bx = end[0] - 9 * ux;
      double by = end[1] - 9 * uy;
      path(
          "M"
              + point(bx - 5 * uy, by + 5 * ux)
              + "L"
              + point(end[0], end[1])
              + "L"
              + point(bx + 5 * uy, by - 5 * ux),
          "",
          2);
    } else {
      path(
          "M"
              + point(end[0] - 8 * uy, end[1] + 8 * ux)
              + "L"
              + point(end[0] + 8 * uy, end[1] - 8 * ux),
          "",
          3);
    }
    if (!arrow.words().isEmpty()) {
      boolean level = Math.abs(uy) < 0.5;
      svg.ink(
          arrow.words(),
          (start[0] + end[0]) / 2 + (level ? 0 : 10),
          (start[1] + end[1]) / 2 + (level ? -BOX / 2 - 6 : 4),
          level ? "middle" : "start",
          12,
          false);
    }
  }

  /** Where the line from a box's middle leaves its edge, and a little beyond. */
  private double[] edge(double x, double y, double dx, double dy, double beyond) {
    double length = StrictMath.hypot(dx, dy);
    double toSide = dx == 0 ? Double.POSITIVE_INFINITY : half / Math.abs(dx);
    double toTop = dy == 0 ? Double.POSITIVE_INFINITY : BOX / 2 / Math.abs(dy);
    double share = Math.min(toSide, toTop) + beyond / length;
    return new double[] {x + share * dx, y + share * dy};
  }

  private static String point(double x, double y) {
    return Svg.number(x) + " " + Svg.number(y);
  }

  private void path(String d, String dash, double width) {
    svg.element(
        "path",
        "d",
        d,
        "class",
        "f-line",
        "fill",
        "none",
        "stroke",
        Svg.INK,
        "stroke-width",
        Svg.number(width),
        "stroke-dasharray",
        dash);
  }
}
