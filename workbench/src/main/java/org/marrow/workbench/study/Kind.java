package org.marrow.workbench.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may stand at a key of the study file. */
sealed interface Kind {
  /** Any text. */
  Text TEXT = new Text();

  /** No upper limit of a number. */
  double ANY = Double.POSITIVE_INFINITY;

  /** In words, for faults: "a number from 0 to 1". */
  String words();

  /** Any text on one or more lines; a number is taken as it is written. */
  record Text() implements Kind {
    @Override
    public String words() {
      return "text";
    }
  }

  /** A number, both ends included unless {@code above} is set. */
  record Number(double min, double max) implements Kind {
    @Override
    public String words() {
      if (max == Double.POSITIVE_INFINITY) {
        return min == Double.NEGATIVE_INFINITY ? "a number" : "a number of at least " + plain(min);
      }
      return "a number from " + plain(min) + " to " + plain(max);
    }

    /** A limit as people write it: 0.001 and 40000, not 0.0010 and 40000.0. */
    private static String plain(double limit) {
      double size = Math.abs(limit);
      BigDecimal exact = BigDecimal.valueOf(limit).stripTrailingZeros();
      boolean isShort = size == 0 || (size >= 1e-4 && size < 1e7);
      return isShort ? exact.toPlainString() : exact.toString();
    }
  }

  /** One of these words. */
  record Choice(List<String> values) implements Kind {
    @Override
    public String words() {
      return "one of " + String.join(", ", values);
    }
  }

  /** A list of things of one kind; at least one. */
  record Items(Kind of) implements Kind {
    @Override
    public String words() {
      return "a list";
    }
  }

  /**
   * A section whose keys depend on the value of one of them.
   *
   * @param by the key that decides, in every section
   * @param sections the section for each value, in order
   */
  record Variants(String by, Map<String, Section> sections) implements Kind {
    @Override
    public String words() {
      return "a section with the key " + by;
    }

    /** All keys of all sections, for a section of which nobody knows what it is. */
    Section any() {
      Map<String, Key> all = new LinkedHashMap<>();
      for (Section section : sections.values()) {
        for (Key key : section.keys()) {
          all.putIfAbsent(key.name(), new Key(key.name(), key.kind(), false, key.meaning()));
        }
      }
      all.put(
          by, Key.required(by, new Choice(List.copyOf(sections.keySet())), "What is to be done."));
      return new Section(List.copyOf(all.values()));
    }
  }

  /**
   * A section with keys of its own.
   *
   * @param keys what may stand in it
   * @param alternatives groups of keys that only make sense together; with any there must be at
   *     least one whole group
   */
  record Section(List<Key> keys, List<List<String>> alternatives) implements Kind {
    Section(List<Key> keys) {
      this(keys, List.of());
    }

    @Override
    public String words() {
      return "a section with the keys " + String.join(", ", names());
    }

    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }
  }
}
