package org.marrow.workbench.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records, lists and maps as indented JSON: the same value gives the same bytes on every
 * machine (line feeds, two spaces, keys in the order of the record's components).
 */
public final class Json {
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
          .build();

  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  private Json() {}

  /** The value as JSON text without a line feed at the end. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The value as JSON text on one line. */
  static String line(Object value) {
    return PLAIN.writeValueAsString(value);
  }

  /** The fields of a record or map, in order; any other value as the field {@code result}. */
  static Map<String, Object> fields(Object value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (MAPPER.valueToTree(value).isObject()) {
      fields.putAll(
          MAPPER.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {}));
    } else {
      fields.put("result", value);
    }
    return fields;
  }
}
