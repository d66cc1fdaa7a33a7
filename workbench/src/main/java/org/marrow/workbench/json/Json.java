package org.marrow.workbench.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.rules.WorkbenchRules;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads records, and writes records, lists and maps as indented JSON: the same value gives the same
 * bytes on every machine (line feeds, two spaces, keys in the order of the record's components).
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
  private static final long MOST_BYTES = 16_000_000;

  private Json() {}

  /**
   * Reads a record from a file.
   *
   * @throws InvalidInput when the file is not JSON, does not fit the record or is larger than 16 MB
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.size(file) > MOST_BYTES) {
      throw new InvalidInput(
          WorkbenchRules.NOT_JSON.at(
              Where.in(name), "the file has " + Files.size(file) + " bytes"));
    }
    try {
      return MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), type);
    } catch (JacksonException e) {
      Where where = Where.in(name);
      TokenStreamLocation at = e.getLocation();
      throw new InvalidInput(
          WorkbenchRules.NOT_JSON.at(
              at != null && at.getLineNr() > 0 ? where.line(at.getLineNr()) : where,
              e.getOriginalMessage()));
    }
  }

  /**
   * Reads a file as a tree of any form.
   *
   * @throws InvalidInput when the file is not JSON or is larger than 16 MB
   */
  public static JsonNode tree(Path file) throws IOException {
    return read(file, JsonNode.class);
  }

  /** The value as JSON text without a line feed at the end. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * The value as JSON text with the keys of every map in the order of the alphabet, without a line
   * feed at the end. For results that anybody may put maps into: some maps have another order in
   * each run of the program.
   */
  public static String sorted(Object value) {
    return MAPPER
        .writer()
        .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .writeValueAsString(value);
  }

  /** The value as JSON text on one line. */
  public static String line(Object value) {
    return PLAIN.writeValueAsString(value);
  }

  /** The fields of a record or map, in order; any other value as the field {@code result}. */
  public static Map<String, Object> fields(Object value) {
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
