package org.marrow.cytometry.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a cell must show. Written {@code CD45+ CD3- HLA-DRhi (CD14+ | CD16+)}: side by side means
 * and, a bar means or, an exclamation mark means not.
 */
public sealed interface Phenotype {
  /** A marker at a level. */
  record Marker(String marker, Level level) implements Phenotype {
    @Override
    public String toString() {
      return marker + level.notation();
    }
  }

  /** All parts hold; no parts: every cell. */
  record All(List<Phenotype> parts) implements Phenotype {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(Phenotype::bracketed).collect(Collectors.joining(" "));
    }
  }

  /** At least one part holds. */
  record Any(List<Phenotype> parts) implements Phenotype {
    public Any {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("an alternative needs at least one part");
      }
    }

    @Override
    public String toString() {
      return parts.stream().map(Object::toString).collect(Collectors.joining(" | "));
    }
  }

  /** The part does not hold. */
  record Not(Phenotype part) implements Phenotype {
    @Override
    public String toString() {
      return "!" + (part instanceof Marker ? part : "(" + part + ")");
    }
  }

  /**
   * Reads the notation.
   *
   * @throws IllegalArgumentException with what is wrong and where
   */
  static Phenotype parse(String text) {
    return new PhenotypeParser(text).parse();
  }

  /** Every marker at every level it is asked for, in order of appearance, each once. */
  default List<Marker> markers() {
    return switch (this) {
      case Marker m -> List.of(m);
      case All all -> all.parts.stream().flatMap(p -> p.markers().stream()).distinct().toList();
      case Any any -> any.parts.stream().flatMap(p -> p.markers().stream()).distinct().toList();
      case Not not -> not.part.markers();
    };
  }

  /** Names of all markers, sorted. */
  default Set<String> markerNames() {
    return markers().stream().map(Marker::marker).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The same phenotype for a panel that lacks some markers: alternatives lose the branches that
   * cannot be seen; empty when a marker is missing that no alternative replaces.
   */
  default Optional<Phenotype> within(Set<String> panel) {
    switch (this) {
      case Marker m -> {
        return panel.contains(m.marker) ? Optional.of(m) : Optional.empty();
      }
      case Not not -> {
        return not.markerNames().stream().allMatch(panel::contains)
            ? Optional.of(not)
            : Optional.empty();
      }
      case All all -> {
        List<Phenotype> kept = new ArrayList<>();
        for (Phenotype part : all.parts) {
          Optional<Phenotype> seen = part.within(panel);
          if (seen.isEmpty()) {
            return Optional.empty();
          }
          kept.add(seen.get());
        }
        return Optional.of(new All(kept));
      }
      case Any any -> {
        List<Phenotype> kept =
            any.parts.stream().map(p -> p.within(panel)).flatMap(Optional::stream).toList();
        if (kept.isEmpty()) {
          return Optional.empty();
        }
        return Optional.of(kept.size() == 1 ? kept.getFirst() : new Any(kept));
      }
    }
  }

  private String bracketed() {
    return this instanceof Any ? "(" + this + ")" : toString();
  }
}
