package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The keywords of a data set in file order. Names are compared without regard to case (FCS 3.1
 * section 3.2.1), values are kept as written. Immutable.
 */
public final class Keywords {
  private final Map<String, Entry> entries;

  /** One keyword as the file wrote it. */
  public record Entry(String name, String value) {}

  private Keywords(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** No keywords. */
  public static Keywords none() {
    return new Keywords(Map.of());
  }

  /** These keywords; of two with the same name the first stands. */
  public static Keywords of(List<Entry> list) {
    Map<String, Entry> map = new LinkedHashMap<>();
    list.forEach(e -> map.putIfAbsent(key(e.name()), e));
    return new Keywords(map);
  }

  /** These keywords, in the map's order. */
  public static Keywords of(Map<String, String> values) {
    List<Entry> list = new ArrayList<>();
    values.forEach((name, value) -> list.add(new Entry(name, value)));
    return of(list);
  }

  /** The value as written, or nothing when the keyword is absent. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(entries.get(key(name))).map(Entry::value);
  }

  /** The value without surrounding blanks, or nothing when the keyword is absent or blank. */
  public Optional<String> text(String name) {
    return get(name).map(Keywords::strip).filter(v -> !v.isEmpty());
  }

  /** Whether the keyword is there, even with an empty value. */
  public boolean has(String name) {
    return entries.containsKey(key(name));
  }

  /** How many keywords. */
  public int size() {
    return entries.size();
  }

  /** Every keyword in file order. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** Visits every keyword in file order. */
  public void forEach(BiConsumer<String, String> visitor) {
    entries.values().forEach(e -> visitor.accept(e.name(), e.value()));
  }

  /** The same keywords with one set, in its old place or else at the end. */
  public Keywords with(String name, String value) {
    Map<String, Entry> map = new LinkedHashMap<>(entries);
    map.put(key(name), new Entry(name, value));
    return new Keywords(map);
  }

  /** The keywords whose name fulfils a condition. */
  public Keywords only(Predicate<String> wanted) {
    return of(entries.values().stream().filter(e -> wanted.test(e.name())).toList());
  }

  /** Strips blanks, control characters and zero bytes from both ends. */
  static String strip(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && value.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && value.charAt(to - 1) <= ' ') {
      to--;
    }
    return value.substring(from, to);
  }

  private static String key(String name) {
    return strip(name).toUpperCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Keywords k && entries().equals(k.entries());
  }

  @Override
  public int hashCode() {
    return entries().hashCode();
  }

  @Override
  public String toString() {
    return entries().toString();
  }
}
