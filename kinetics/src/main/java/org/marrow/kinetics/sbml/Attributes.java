package org.marrow.kinetics.sbml;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Typed reading of an element's attributes.
 *
 * @param source name of the document, for messages
 */
record Attributes(XmlElement element, String source) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  Optional<String> text(String key) {
    return element.attribute(key).filter(v -> !v.isBlank());
  }

  String required(String key) {
    return text(key)
        .orElseThrow(() ->
            SbmlRules.invalid(
                source, element.line(), element.name() + " without attribute " + key));
  }

  /** A required identifier (SBML type SId). */
  String id(String key) {
    return checkedId(required(key), key);
  }

  Optional<String> optionalId(String key) {
    return text(key).map(value -> checkedId(value, key));
  }

  private String checkedId(String value, String key) {
    if (!ID.matcher(value).matches()) {
      throw SbmlRules.invalid(
          source,
          element.line(),
          element.name() + ": " + key + " is no identifier: '" + value + "'");
    }
    return value;
  }

  OptionalDouble number(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    String value = text.get().strip();
    return OptionalDouble.of(
        switch (value) {
          case "INF" -> Double.POSITIVE_INFINITY;
          case "-INF" -> Double.NEGATIVE_INFINITY;
          case "NaN" -> Double.NaN;
          default -> {
            if (!NUMBER.matcher(value).matches()) {
              throw SbmlRules.invalid(
                  source,
                  element.line(),
                  element.name() + ": " + key + " is no number: '" + value + "'");
            }
            yield Double.parseDouble(value);
          }
        });
  }

  boolean flag(String key, boolean otherwise) {
    return text(key)
        .map(value ->
            switch (value.strip()) {
              case "true", "1" -> true;
              case "false", "0" -> false;
              default ->
                  throw SbmlRules.invalid(
                      source,
                      element.line(),
                      element.name() + ": " + key + " is neither true nor false: " + value);
            })
        .orElse(otherwise);
  }
}
