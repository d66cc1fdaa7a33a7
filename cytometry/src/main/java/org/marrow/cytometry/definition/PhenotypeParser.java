package org.marrow.cytometry.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recursive descent over the phenotype notation; nesting is bounded. */
final class PhenotypeParser {
  private static final int MAX_DEPTH = 50;
  // Longest level first: "-/dim" before "-"; a marker name may hold - and /, as in HLA-DR, F4/80.
  private static final Pattern MARKER =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9/._-]*?)(-/dim|-/lo|\\+\\+|hi|dim|lo|\\+|-)");

  private final String text;
  private int at;
  private int depth;

  PhenotypeParser(String text) {
    this.text = text;
  }

  Phenotype parse() {
    Phenotype result = any();
    if (at < text.length()) {
      throw fault("unexpected '" + text.charAt(at) + "'");
    }
    return result;
  }

  private Phenotype any() {
    if (++depth > MAX_DEPTH) {
      throw fault("more than " + MAX_DEPTH + " nested brackets");
    }
    List<Phenotype> parts = new ArrayList<>(List.of(all()));
    while (peek() == '|') {
      at++;
      parts.add(all());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Phenotype.Any(parts);
  }

  private Phenotype all() {
    List<Phenotype> parts = new ArrayList<>();
    for (char next = peek(); next != 0 && next != '|' && next != ')'; next = peek()) {
      parts.add(factor());
    }
    if (parts.isEmpty()) {
      throw fault("a marker with its level is missing");
    }
    return parts.size() == 1 ? parts.getFirst() : new Phenotype.All(parts);
  }

  private Phenotype factor() {
    boolean not = peek() == '!';
    if (not) {
      at++;
    }
    Phenotype part;
    if (peek() == '(') {
      at++;
      part = any();
      if (peek() != ')') {
        throw fault("')' is missing");
      }
      at++;
    } else {
      part = marker();
    }
    return not ? new Phenotype.Not(part) : part;
  }

  private Phenotype marker() {
    peek();
    int end = at;
    while (end < text.length() && " \t\n\r()|!".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = text.substring(at, end);
    Matcher matcher = MARKER.matcher(word);
    if (!matcher.matches()) {
      throw fault(
          "'" + word + "' is not a marker with a level (+, -, hi, dim, -/dim), as in CD86+");
    }
    at = end;
    Level level =
        switch (matcher.group(2)) {
          case "-" -> Level.NEGATIVE;
          case "+" -> Level.POSITIVE;
          case "hi", "++" -> Level.HIGH;
          case "dim", "lo" -> Level.DIM;
          default -> Level.NOT_HIGH;
        };
    return new Phenotype.Marker(matcher.group(1), level);
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException(
        what + " at character " + (at + 1) + " of phenotype \"" + text + "\"");
  }
}
