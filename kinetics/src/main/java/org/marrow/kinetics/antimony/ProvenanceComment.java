package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.kinetics.model.Provenance;

/**
 * Where a number comes from, as a comment at the end of its line:
 *
 * <pre>{@code
 * ke = 20 per_day  // spread: lognormal(cv=25%) | source: Moreau 2011 | mark: READ | note: IV
 * }</pre>
 *
 * Fields may be left out and stand in any order; a comment without one of the four words and a
 * colon is an ordinary comment. Other programs see a comment and nothing else.
 */
final class ProvenanceComment {
  private ProvenanceComment() {}

  /** Reads a comment, its leading {@code //} or {@code #} included. */
  static Provenance read(String comment) {
    String text = comment.replaceFirst("^(//+|#+)", "").strip();
    Optional<String> spread = Optional.empty();
    Optional<String> source = Optional.empty();
    Optional<String> mark = Optional.empty();
    Optional<String> note = Optional.empty();
    for (String field : text.split("\\|", -1)) {
      int colon = field.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String value = field.substring(colon + 1).strip();
      if (value.isEmpty()) {
        continue;
      }
      switch (field.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
        case "spread", "range" -> spread = Optional.of(value);
        case "source" -> source = Optional.of(value);
        case "mark" -> mark = Optional.of(value);
        case "note" -> note = Optional.of(value);
        default -> {}
      }
    }
    return new Provenance(spread, source, mark, note);
  }

  /** The comment, with its leading {@code //} and two blanks, or nothing. */
  static String write(Provenance provenance) {
    List<String> fields = new ArrayList<>();
    provenance.spread().ifPresent(v -> fields.add("spread: " + v));
    provenance.source().ifPresent(v -> fields.add("source: " + v));
    provenance.mark().ifPresent(v -> fields.add("mark: " + v));
    provenance.note().ifPresent(v -> fields.add("note: " + v));
    return fields.isEmpty() ? "" : "  // " + String.join(" | ", fields);
  }
}
