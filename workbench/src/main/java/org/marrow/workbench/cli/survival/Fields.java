package org.marrow.workbench.cli.survival;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a JSON object in the order in which they were put. A number that does not exist (NaN,
 * infinite, empty) is {@code null} in JSON.
 */
final class Fields {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** Adds an entry. */
  Fields put(String key, Object value) {
    values.put(key, value);
    return this;
  }

  /** Adds a count. */
  Fields put(String key, int value) {
    values.put(key, value);
    return this;
  }

  /** Adds a number. */
  Fields put(String key, double value) {
    values.put(key, Double.isFinite(value) ? (Object) value : null);
    return this;
  }

  /** Adds a number that may not exist. */
  Fields put(String key, OptionalDouble value) {
    return put(key, value.orElse(Double.NaN));
  }

  /** The entries, in order. */
  Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }
}
