package org.marrow.cytometry.gating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.cytometry.SignalRules;
import org.marrow.cytometry.transform.AsinhScale;
import org.marrow.cytometry.transform.BoundedScale;
import org.marrow.cytometry.transform.HyperlogScale;
import org.marrow.cytometry.transform.LinearScale;
import org.marrow.cytometry.transform.LogScale;
import org.marrow.cytometry.transform.LogicleScale;
import org.marrow.cytometry.transform.Ratio;
import org.marrow.cytometry.transform.Scale;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;

/** Turns the elements of a Gating-ML 2.0 document into a {@link GatingTree}. */
final class GatingMlReader {
  private static final String SPACE = "http://www.isac-net.org/std/Gating-ML/v2.0/";
  private final String source;
  private final Findings findings = new Findings();
  private final List<Gate> gates = new ArrayList<>();
  private final Map<String, Scale> scales = new LinkedHashMap<>();
  private final Map<String, RatioDimension> ratios = new LinkedHashMap<>();
  private final Map<String, SpectrumMatrix> matrices = new LinkedHashMap<>();

  GatingMlReader(String source) {
    this.source = source;
  }

  GatingTree read(XmlNode root) {
    if (!root.name().equals("Gating-ML")) {
      throw XmlNode.refusal(
          source, root.line(), "the root element is " + root.name() + ", not Gating-ML");
    }
    if (root.space().contains("Gating-ML/v1")) {
      throw XmlNode.refusal(
          source, root.line(), "Gating-ML " + root.space() + " is an older version than 2.0");
    }
    walk(root);
    findings.throwIfFaulty();
    return new GatingTree(source, gates, scales, ratios, matrices);
  }

  /** Gates may stand inside elements of other programs; their notes may hold anything. */
  private void walk(XmlNode node) {
    for (XmlNode child : node.children()) {
      boolean ours = child.space().isEmpty() || child.space().startsWith(SPACE);
      switch (ours ? child.name() : "") {
        case "custom_info" -> {}
        case "RectangleGate" -> add(child, this::rectangle);
        case "PolygonGate" -> add(child, this::polygon);
        case "EllipsoidGate" -> add(child, this::ellipsoid);
        case "QuadrantGate" -> add(child, this::quadrants);
        case "BooleanGate" -> add(child, this::combination);
        case "transformation" -> attempt(child, () -> transformation(child));
        case "spectrumMatrix" -> attempt(child, () -> matrix(child));
        default -> walk(child);
      }
    }
  }

  private interface GateReader {
    Gate read(XmlNode node, String id, Optional<String> parent);
  }

  private void add(XmlNode node, GateReader reader) {
    attempt(
        node,
        () -> gates.add(reader.read(node, required(node, "id"), node.attribute("parent_id"))));
  }

  /** Collects the fault of one element and goes on with the next. */
  private void attempt(XmlNode node, Runnable work) {
    try {
      work.run();
    } catch (IllegalArgumentException e) {
      String id = node.attribute("id").map(i -> " \"" + i + "\"").orElse("");
      findings.add(
          SignalRules.GATING_ML.at(
              Where.in(source).line(node.line()), node.name() + id + ": " + e.getMessage()));
    }
  }

  private Gate rectangle(XmlNode node, String id, Optional<String> parent) {
    List<RectangleGate.Side> sides = new ArrayList<>();
    for (XmlNode side : node.all("dimension")) {
      sides.add(
          new RectangleGate.Side(
              dimension(side),
              optional(side, "min", Double.NEGATIVE_INFINITY),
              optional(side, "max", Double.POSITIVE_INFINITY)));
    }
    return new RectangleGate(id, parent, sides);
  }

  private Gate polygon(XmlNode node, String id, Optional<String> parent) {
    List<Dimension> axes = node.all("dimension").stream().map(this::dimension).toList();
    if (axes.size() != 2) {
      throw new IllegalArgumentException("a polygon has 2 dimensions, not " + axes.size());
    }
    List<PolygonGate.Vertex> vertices = new ArrayList<>();
    for (XmlNode vertex : node.all("vertex")) {
      List<Double> at = values(vertex, "coordinate");
      if (at.size() != 2) {
        throw new IllegalArgumentException(
            "line " + vertex.line() + ": a vertex has 2 coordinates, not " + at.size());
      }
      vertices.add(new PolygonGate.Vertex(at.get(0), at.get(1)));
    }
    return new PolygonGate(id, parent, axes.get(0), axes.get(1), vertices);
  }

  private Gate ellipsoid(XmlNode node, String id, Optional<String> parent) {
    List<List<Double>> rows =
        child(node, "covarianceMatrix").all("row").stream().map(r -> values(r, "entry")).toList();
    return new EllipsoidGate(
        id,
        parent,
        node.all("dimension").stream().map(this::dimension).toList(),
        values(child(node, "mean"), "coordinate"),
        rows,
        number(child(node, "distanceSquare"), "value"));
  }

  private Gate quadrants(XmlNode node, String id, Optional<String> parent) {
    List<QuadrantGate.Divider> dividers = new ArrayList<>();
    for (XmlNode divider : node.all("divider")) {
      List<Double> values =
          divider.all("value").stream().map(v -> parse("value", v.text().toString())).toList();
      dividers.add(new QuadrantGate.Divider(required(divider, "id"), dimension(divider), values));
    }
    List<QuadrantGate.Quadrant> quadrants = new ArrayList<>();
    for (XmlNode quadrant : node.all("Quadrant")) {
      quadrants.add(
          new QuadrantGate.Quadrant(
              required(quadrant, "id"),
              quadrant.all("position").stream()
                  .map(p ->
                      new QuadrantGate.Position(required(p, "divider_ref"), number(p, "location")))
                  .toList()));
    }
    return new QuadrantGate(id, parent, dividers, quadrants);
  }

  private Gate combination(XmlNode node, String id, Optional<String> parent) {
    for (BooleanGate.Operation operation : BooleanGate.Operation.values()) {
      Optional<XmlNode> found = node.first(operation.name().toLowerCase(java.util.Locale.ROOT));
      if (found.isPresent()) {
        return new BooleanGate(
            id,
            parent,
            operation,
            found.get().all("gateReference").stream()
                .map(r -> new BooleanGate.Operand(required(r, "ref"), complement(r)))
                .toList());
      }
    }
    throw new IllegalArgumentException("needs one of and, or, not");
  }

  private static boolean complement(XmlNode reference) {
    String value = reference.attribute("use-as-complement").orElse("false").strip();
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("use-as-complement is \"" + value + "\"");
    };
  }

  private Dimension dimension(XmlNode node) {
    Optional<XmlNode> channel = node.first("fcs-dimension");
    Optional<XmlNode> made = node.first("new-dimension");
    if (channel.isPresent() == made.isPresent()) {
      throw new IllegalArgumentException(
          "line " + node.line() + ": needs either fcs-dimension or new-dimension");
    }
    return new Dimension(
        channel.isPresent()
            ? required(channel.get(), "name")
            : required(made.orElseThrow(), "transformation-ref"),
        made.isPresent(),
        node.attribute("compensation-ref").orElse(Dimension.UNCOMPENSATED),
        node.attribute("transformation-ref"));
  }

  private void transformation(XmlNode node) {
    String id = required(node, "id");
    for (XmlNode child : node.children()) {
      Optional<Scale> scale = scale(child);
      if (scale.isPresent()) {
        unique(id, scales.containsKey(id) || ratios.containsKey(id));
        scales.put(id, bounded(node, child, scale.get()));
        return;
      }
      if (child.name().equals("fratio")) {
        List<XmlNode> parts = child.all("fcs-dimension");
        if (parts.size() != 2) {
          throw new IllegalArgumentException("a ratio has 2 dimensions, not " + parts.size());
        }
        unique(id, scales.containsKey(id) || ratios.containsKey(id));
        RatioDimension ratio =
            new RatioDimension(
                id,
                required(parts.get(0), "name"),
                required(parts.get(1), "name"),
                new Ratio(number(child, "A"), number(child, "B"), number(child, "C")));
        ratios.put(id, ratio);
        return;
      }
    }
    throw new IllegalArgumentException(
        "needs one of flin, flog, fasinh, logicle, hyperlog, fratio");
  }

  private static Optional<Scale> scale(XmlNode node) {
    return switch (node.name()) {
      case "flin" -> Optional.of(new LinearScale(number(node, "T"), number(node, "A")));
      case "flog" -> Optional.of(new LogScale(number(node, "T"), number(node, "M")));
      case "fasinh" ->
          Optional.of(AsinhScale.of(number(node, "T"), number(node, "M"), number(node, "A")));
      case "logicle" ->
          Optional.of(
              LogicleScale.of(
                  number(node, "T"), number(node, "W"), number(node, "M"), number(node, "A")));
      case "hyperlog" ->
          Optional.of(
              HyperlogScale.of(
                  number(node, "T"), number(node, "W"), number(node, "M"), number(node, "A")));
      default -> Optional.empty();
    };
  }

  private static Scale bounded(XmlNode outer, XmlNode inner, Scale scale) {
    double least =
        Math.max(
            optional(outer, "boundMin", Double.NEGATIVE_INFINITY),
            optional(inner, "boundMin", Double.NEGATIVE_INFINITY));
    double most =
        Math.min(
            optional(outer, "boundMax", Double.POSITIVE_INFINITY),
            optional(inner, "boundMax", Double.POSITIVE_INFINITY));
    return Double.isInfinite(least) && Double.isInfinite(most)
        ? scale
        : new BoundedScale(scale, least, most);
  }

  private void matrix(XmlNode node) {
    String id = required(node, "id");
    unique(id, matrices.containsKey(id));
    if (id.equals(Dimension.UNCOMPENSATED) || id.equals(Dimension.FROM_FILE)) {
      throw new IllegalArgumentException("\"" + id + "\" is a reserved name");
    }
    String inverted = node.attribute("matrix-inverted-already").orElse("false").strip();
    matrices.put(
        id,
        new SpectrumMatrix(
            id,
            names(child(node, "fluorochromes")),
            names(child(node, "detectors")),
            node.all("spectrum").stream().map(s -> values(s, "coefficient")).toList(),
            inverted.equals("true") || inverted.equals("1")));
  }

  private static List<String> names(XmlNode node) {
    return node.all("fcs-dimension").stream().map(d -> required(d, "name")).toList();
  }

  private static void unique(String id, boolean taken) {
    if (taken) {
      throw new IllegalArgumentException("the id " + id + " stands twice");
    }
  }

  private static List<Double> values(XmlNode node, String name) {
    return node.all(name).stream().map(c -> number(c, "value")).toList();
  }

  private static XmlNode child(XmlNode node, String name) {
    return node.first(name)
        .orElseThrow(() -> new IllegalArgumentException("needs an element " + name));
  }

  private static String required(XmlNode node, String attribute) {
    return node.attribute(attribute)
        .filter(v -> !v.isBlank())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "line " + node.line() + ": " + node.name() + " needs the attribute " + attribute));
  }

  private static double number(XmlNode node, String attribute) {
    return parse(attribute, required(node, attribute));
  }

  private static double optional(XmlNode node, String attribute, double otherwise) {
    return node.attribute(attribute).map(v -> parse(attribute, v)).orElse(otherwise);
  }

  private static double parse(String what, String text) {
    String t = text.strip();
    try {
      double value =
          switch (t) {
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(t);
          };
      if (Double.isNaN(value) || t.length() > 400) {
        throw new NumberFormatException(t);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          what + " is \"" + (t.length() > 40 ? t.substring(0, 40) : t) + "\", not a number", e);
    }
  }
}
