package org.marrow.workbench.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.workbench.json.Json;

/** The study format as JSON Schema 2020-12, so that editors complete and check study files. */
public final class StudySchema {
  private StudySchema() {}

  /**
   * The schema as JSON text, ending with a line feed; shipped as {@code docs/study.schema.json}.
   */
  public static String text() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Marrow study");
    schema.putAll(of(StudyFormat.STUDY));
    return Json.text(schema) + "\n";
  }

  private static Map<String, Object> of(Kind kind) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (kind) {
      case Kind.Text _ -> schema.put("type", List.of("string", "number", "boolean"));
      case Kind.Number number -> {
        schema.put("type", "number");
        if (Double.isFinite(number.min())) {
          schema.put("minimum", number.min());
        }
        if (Double.isFinite(number.max())) {
          schema.put("maximum", number.max());
        }
      }
      case Kind.Choice choice -> schema.put("enum", choice.values());
      case Kind.Items items -> {
        schema.put("type", "array");
        schema.put("minItems", 1);
        schema.put("items", of(items.of()));
      }
      case Kind.Variants variants ->
          schema.put("oneOf", variants.sections().values().stream().map(StudySchema::of).toList());
      case Kind.Section section -> {
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put(
            "required", section.keys().stream().filter(Key::required).map(Key::name).toList());
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key key : section.keys()) {
          Map<String, Object> property = new LinkedHashMap<>();
          property.put("description", key.meaning());
          property.putAll(of(key.kind()));
          properties.put(key.name(), property);
        }
        schema.put("properties", properties);
        if (!section.alternatives().isEmpty()) {
          schema.put(
              "anyOf",
              section.alternatives().stream().map(group -> Map.of("required", group)).toList());
          Map<String, Object> together = new LinkedHashMap<>();
          for (List<String> group : section.alternatives()) {
            for (String key : group) {
              List<String> others = group.stream().filter(other -> !other.equals(key)).toList();
              boolean inOneGroup =
                  section.alternatives().stream().filter(some -> some.contains(key)).count() == 1;
              if (!others.isEmpty() && inOneGroup) {
                together.put(key, others);
              }
            }
          }
          schema.put("dependentRequired", together);
        }
      }
    }
    return schema;
  }
}
