package org.marrow.workbench.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of the study file with the line it stands on, counted from 1. */
sealed interface Entry {
  /** Line of the value, counted from 1. */
  long line();

  /** A scalar as it is written. */
  record Scalar(long line, String text) implements Entry {}

  /** A list. */
  record Sequence(long line, List<Entry> items) implements Entry {}

  /** A section; keys in the order of the file, each with the line of the key itself. */
  record Mapping(long line, Map<String, Entry> values, Map<String, Long> keyLines)
      implements Entry {
    Optional<Entry> get(String key) {
      return Optional.ofNullable(values.get(key));
    }

    /** The text at a key, if there is a scalar. */
    Optional<Scalar> scalar(String key) {
      return get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    /** The sections in a list of sections; empty when the key is missing or something else. */
    List<Mapping> sections(String key) {
      return get(key)
          .filter(Sequence.class::isInstance)
          .map(list -> ((Sequence) list).items())
          .orElse(List.of())
          .stream()
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .toList();
    }

    /** The texts of a list of scalars. */
    List<String> texts(String key) {
      return get(key)
          .filter(Sequence.class::isInstance)
          .map(list -> ((Sequence) list).items())
          .orElse(List.of())
          .stream()
          .filter(Scalar.class::isInstance)
          .map(item -> ((Scalar) item).text())
          .toList();
    }

    long keyLine(String key) {
      return keyLines.getOrDefault(key, line);
    }
  }
}
