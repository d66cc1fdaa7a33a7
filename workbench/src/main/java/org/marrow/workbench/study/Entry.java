package org.marrow.workbench.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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

    /** The scalars of a list. */
    List<Scalar> scalars(String key) {
      return get(key)
          .filter(Sequence.class::isInstance)
          .map(list -> ((Sequence) list).items())
          .orElse(List.of())
          .stream()
          .filter(Scalar.class::isInstance)
          .map(Scalar.class::cast)
          .toList();
    }

    /** The texts of a list of scalars. */
    List<String> texts(String key) {
      return scalars(key).stream().map(Scalar::text).toList();
    }

    /** The texts of a list of scalars, or others when the key is missing. */
    List<String> texts(String key, List<String> otherwise) {
      List<String> texts = texts(key);
      return texts.isEmpty() ? otherwise : texts;
    }

    /** The section at a key, if there is one. */
    Optional<Mapping> section(String key) {
      return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The text at a key without blanks around it, if there is a scalar. */
    Optional<String> text(String key) {
      return scalar(key).map(value -> value.text().strip());
    }

    /** The text at a key, or another when the key is missing. */
    String text(String key, String otherwise) {
      return text(key).orElse(otherwise);
    }

    /** The number at a key, if there is one. */
    OptionalDouble number(String key) {
      Optional<Double> number = scalar(key).flatMap(value -> Conformity.number(value.text()));
      return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
    }

    /** The numbers of a list. */
    List<Double> numbers(String key) {
      return texts(key).stream().flatMap(text -> Conformity.number(text).stream()).toList();
    }

    /** The names of the sections in a list of sections. */
    List<String> names(String key) {
      return sections(key).stream().flatMap(section -> section.text("name").stream()).toList();
    }

    long keyLine(String key) {
      return keyLines.getOrDefault(key, line);
    }
  }
}
