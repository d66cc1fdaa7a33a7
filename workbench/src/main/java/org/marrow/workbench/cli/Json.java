package org.marrow.workbench.cli;

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

  private Json() {}

  /** The value as JSON text without a line feed at the end. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
