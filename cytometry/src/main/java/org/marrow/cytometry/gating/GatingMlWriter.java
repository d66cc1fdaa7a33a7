package org.marrow.cytometry.gating;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.cytometry.transform.AsinhScale;
import org.marrow.cytometry.transform.BoundedScale;
import org.marrow.cytometry.transform.HyperlogScale;
import org.marrow.cytometry.transform.LinearScale;
import org.marrow.cytometry.transform.LogScale;
import org.marrow.cytometry.transform.LogicleScale;
import org.marrow.cytometry.transform.Scale;

/** Writes a {@link GatingTree} as Gating-ML 2.0, numbers so that they read back exactly. */
final class GatingMlWriter {
  private static final String SPACE = "http://www.isac-net.org/std/Gating-ML/v2.0/";
  private final StringBuilder out = new StringBuilder();
  private int depth;

  String text(GatingTree tree) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    open(
        "gating:Gating-ML",
        "xmlns:gating",
        SPACE + "gating",
        "xmlns:transforms",
        SPACE + "transformations",
        "xmlns:data-type",
        SPACE + "datatypes");
    tree.scales().forEach(this::scale);
    tree.ratios().values().forEach(this::ratio);
    tree.matrices().values().forEach(this::matrix);
    tree.gates().forEach(this::gate);
    close("gating:Gating-ML");
    return out.toString();
  }

  private void scale(String id, Scale scale) {
    open("transforms:transformation", "transforms:id", id);
    if (scale instanceof BoundedScale bounded) {
      curve(bounded.scale(), bounded.least(), bounded.most());
    } else {
      curve(scale, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    close("transforms:transformation");
  }

  private void curve(Scale scale, double least, double most) {
    switch (scale) {
      case LinearScale s -> curve("flin", Map.of("T", s.top(), "A", s.below()), least, most);
      case LogScale s -> curve("flog", Map.of("T", s.top(), "M", s.decades()), least, most);
      case AsinhScale s ->
          curve("fasinh", Map.of("T", s.top(), "M", s.decades(), "A", s.negative()), least, most);
      case LogicleScale s ->
          curve(
              "logicle",
              Map.of("T", s.top(), "W", s.linear(), "M", s.decades(), "A", s.negative()),
              least,
              most);
      case HyperlogScale s ->
          curve(
              "hyperlog",
              Map.of("T", s.top(), "W", s.linear(), "M", s.decades(), "A", s.negative()),
              least,
              most);
      case BoundedScale s -> curve(s.scale(), Math.max(least, s.least()), Math.min(most, s.most()));
    }
  }

  private void curve(String name, Map<String, Double> parameters, double least, double most) {
    StringBuilder attributes = new StringBuilder();
    for (String key : List.of("T", "W", "M", "A")) {
      if (parameters.containsKey(key)) {
        attributes.append(attribute("transforms:" + key, number(parameters.get(key))));
      }
    }
    if (Double.isFinite(least)) {
      attributes.append(attribute("transforms:boundMin", number(least)));
    }
    if (Double.isFinite(most)) {
      attributes.append(attribute("transforms:boundMax", number(most)));
    }
    line("<transforms:" + name + attributes + "/>");
  }

  private void ratio(RatioDimension ratio) {
    open("transforms:transformation", "transforms:id", ratio.id());
    open(
        "transforms:fratio",
        "transforms:A",
        number(ratio.ratio().a()),
        "transforms:B",
        number(ratio.ratio().b()),
        "transforms:C",
        number(ratio.ratio().c()));
    empty("data-type:fcs-dimension", "data-type:name", ratio.numerator());
    empty("data-type:fcs-dimension", "data-type:name", ratio.denominator());
    close("transforms:fratio");
    close("transforms:transformation");
  }

  private void matrix(SpectrumMatrix matrix) {
    if (matrix.inverted()) {
      open(
          "transforms:spectrumMatrix",
          "transforms:id",
          matrix.id(),
          "transforms:matrix-inverted-already",
          "true");
    } else {
      open("transforms:spectrumMatrix", "transforms:id", matrix.id());
    }
    names("transforms:fluorochromes", matrix.fluorochromes());
    names("transforms:detectors", matrix.detectors());
    for (List<Double> row : matrix.rows()) {
      open("transforms:spectrum");
      row.forEach(v -> empty("transforms:coefficient", "transforms:value", number(v)));
      close("transforms:spectrum");
    }
    close("transforms:spectrumMatrix");
  }

  private void names(String element, List<String> names) {
    open(element);
    names.forEach(n -> empty("data-type:fcs-dimension", "data-type:name", n));
    close(element);
  }

  private void gate(Gate gate) {
    String element = "gating:" + gate.getClass().getSimpleName();
    if (gate.parent().isPresent()) {
      open(element, "gating:id", gate.id(), "gating:parent_id", gate.parent().get());
    } else {
      open(element, "gating:id", gate.id());
    }
    switch (gate) {
      case RectangleGate g -> g.sides().forEach(s -> dimension(s.dimension(), s.min(), s.max()));
      case PolygonGate g -> {
        g.dimensions().forEach(this::dimension);
        for (PolygonGate.Vertex vertex : g.vertices()) {
          open("gating:vertex");
          coordinates(List.of(vertex.x(), vertex.y()), "coordinate");
          close("gating:vertex");
        }
      }
      case EllipsoidGate g -> ellipsoid(g);
      case QuadrantGate g -> quadrants(g);
      case BooleanGate g -> {
        String operation = "gating:" + g.operation().name().toLowerCase(Locale.ROOT);
        open(operation);
        for (BooleanGate.Operand operand : g.operands()) {
          if (operand.complement()) {
            empty(
                "gating:gateReference",
                "gating:ref",
                operand.gate(),
                "gating:use-as-complement",
                "true");
          } else {
            empty("gating:gateReference", "gating:ref", operand.gate());
          }
        }
        close(operation);
      }
    }
    close(element);
  }

  private void ellipsoid(EllipsoidGate gate) {
    gate.dimensions().forEach(this::dimension);
    open("gating:mean");
    coordinates(gate.mean(), "coordinate");
    close("gating:mean");
    open("gating:covarianceMatrix");
    for (List<Double> row : gate.covariance()) {
      open("gating:row");
      coordinates(row, "entry");
      close("gating:row");
    }
    close("gating:covarianceMatrix");
    empty("gating:distanceSquare", "data-type:value", number(gate.distanceSquare()));
  }

  private void quadrants(QuadrantGate gate) {
    for (QuadrantGate.Divider divider : gate.dividers()) {
      line(
          "<gating:divider"
              + attribute("gating:id", divider.id())
              + axis(divider.dimension())
              + ">");
      depth++;
      source(divider.dimension());
      divider.values().forEach(v -> line("<gating:value>" + number(v) + "</gating:value>"));
      close("gating:divider");
    }
    for (QuadrantGate.Quadrant quadrant : gate.quadrants()) {
      open("gating:Quadrant", "gating:id", quadrant.id());
      for (QuadrantGate.Position position : quadrant.positions()) {
        empty(
            "gating:position",
            "gating:divider_ref",
            position.divider(),
            "gating:location",
            number(position.location()));
      }
      close("gating:Quadrant");
    }
  }

  private void dimension(Dimension dimension) {
    dimension(dimension, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private void dimension(Dimension dimension, double min, double max) {
    StringBuilder range = new StringBuilder(axis(dimension));
    if (min != Double.NEGATIVE_INFINITY) {
      range.append(attribute("gating:min", number(min)));
    }
    if (max != Double.POSITIVE_INFINITY) {
      range.append(attribute("gating:max", number(max)));
    }
    line("<gating:dimension" + range + ">");
    depth++;
    source(dimension);
    close("gating:dimension");
  }

  private static String axis(Dimension dimension) {
    return attribute("gating:compensation-ref", dimension.compensation())
        + dimension.scale().map(s -> attribute("gating:transformation-ref", s)).orElse("");
  }

  private void source(Dimension dimension) {
    if (dimension.ratio()) {
      empty("data-type:new-dimension", "data-type:transformation-ref", dimension.source());
    } else {
      empty("data-type:fcs-dimension", "data-type:name", dimension.source());
    }
  }

  private void coordinates(List<Double> values, String element) {
    values.forEach(v -> empty("gating:" + element, "data-type:value", number(v)));
  }

  private void open(String element, String... attributes) {
    line("<" + element + joined(attributes) + ">");
    depth++;
  }

  private void empty(String element, String... attributes) {
    line("<" + element + joined(attributes) + "/>");
  }

  private void close(String element) {
    depth--;
    line("</" + element + ">");
  }

  private void line(String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private static String joined(String... attributes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(attribute(attributes[i], attributes[i + 1]));
    }
    return text.toString();
  }

  private static String attribute(String name, String value) {
    StringBuilder safe = new StringBuilder();
    for (char c : value.toCharArray()) {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '"' -> safe.append("&quot;");
        case '\t', '\n', '\r' -> safe.append("&#").append((int) c).append(';');
        default -> safe.append(c);
      }
    }
    return " " + name + "=\"" + safe + "\"";
  }

  private static String number(double value) {
    if (value == Double.POSITIVE_INFINITY) {
      return "INF";
    }
    if (value == Double.NEGATIVE_INFINITY) {
      return "-INF";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole && !(value == 0 && 1 / value < 0)
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
