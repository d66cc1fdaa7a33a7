package org.marrow.survival.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One part of a shared oracle file; see the README beside the files for how they were made. */
public record Oracle(String name, JsonNode node) {
  private static final Path FOLDER = Path.of("../../shared/oracles/survival");

  /** Opens a file, or skips the test when the shared folder is absent. */
  public static Oracle open(String file) {
    Path path = FOLDER.resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "the shared oracles are not here: " + path);
    try {
      return new Oracle(
          file.replace(".json", ""), JsonMapper.builder().build().readTree(Files.readString(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part under a key. */
  public Oracle at(String key) {
    JsonNode part = node.get(key);
    if (part == null) {
      throw new IllegalArgumentException(name + " has no " + key + ": " + node.propertyNames());
    }
    return new Oracle(name + "." + key, part);
  }

  /** The numbers of an array, nested ones row after row, or the single number; NaN for null. */
  public double[] numbers() {
    List<Double> all = new ArrayList<>();
    collect(node, all);
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> into) {
    if (node.isArray() || node.isObject()) {
      node.forEach(child -> collect(child, into));
    } else {
      into.add(node.isNull() || node.isString() ? Double.NaN : node.asDouble());
    }
  }

  /** The texts of an array. */
  public List<String> texts() {
    List<String> all = new ArrayList<>();
    node.forEach(child -> all.add(child.asString()));
    return all;
  }

  /** A comparison of this part's numbers with ours, relative tolerance. */
  public OracleCheck check(double tolerance, double... ours) {
    return new OracleCheck(name, numbers(), ours, tolerance);
  }

  /** A comparison at the tolerance of the core, 1e-9. */
  public OracleCheck core(double... ours) {
    return check(1e-9, ours);
  }
}
