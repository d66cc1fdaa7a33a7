package org.marrow.workbench.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;
import org.marrow.workbench.rules.StudyRules;

/** Compares a study file with the description of the format and finds every fault. */
final class Conformity {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final String source;
  private final Findings findings;

  Conformity(String source, Findings findings) {
    this.source = source;
    this.findings = findings;
  }

  /** The number that a text writes. */
  static Optional<Double> number(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text)).filter(Double::isFinite)
        : Optional.empty();
  }

  void check(String key, Entry entry, Kind kind) {
    switch (kind) {
      case Kind.Text text -> {
        if (!(entry instanceof Entry.Scalar scalar) || scalar.text().isBlank()) {
          wrong(key, entry, text);
        }
      }
      case Kind.Number number -> {
        Optional<Double> value =
            entry instanceof Entry.Scalar scalar ? number(scalar.text()) : Optional.empty();
        if (value.filter(v -> v >= number.min() && v <= number.max()).isEmpty()) {
          wrong(key, entry, number);
        }
      }
      case Kind.Choice choice -> {
        if (!(entry instanceof Entry.Scalar scalar)) {
          wrong(key, entry, choice);
        } else if (!choice.values().contains(scalar.text())) {
          findings.add(
              StudyRules.WRONG_VALUE.at(
                  at(key, entry.line()),
                  "\"" + scalar.text() + "\" is not " + choice.words(),
                  Nearest.remedy(scalar.text(), choice.values())));
        }
      }
      case Kind.Items items -> {
        if (entry instanceof Entry.Sequence list && !list.items().isEmpty()) {
          list.items().forEach(item -> check(key, item, items.of()));
        } else {
          wrong(key, entry, items);
        }
      }
      case Kind.Variants variants -> {
        if (entry instanceof Entry.Mapping mapping) {
          Optional<Kind.Section> chosen = mapping.text(variants.by()).map(variants.sections()::get);
          section(key, mapping, chosen.orElseGet(variants::any));
        } else {
          wrong(key, entry, variants);
        }
      }
      case Kind.Section section -> {
        if (entry instanceof Entry.Mapping mapping) {
          section(key, mapping, section);
        } else {
          wrong(key, entry, section);
        }
      }
    }
  }

  private void section(String name, Entry.Mapping mapping, Kind.Section section) {
    // A misspelled key is one mistake, not two: the key that was meant is not missing as well.
    Set<String> meant = new HashSet<>();
    for (String key : mapping.values().keySet()) {
      if (!section.names().contains(key)) {
        Nearest.to(key, section.names()).ifPresent(meant::add);
        findings.add(
            StudyRules.UNKNOWN_KEY.at(
                at(key, mapping.keyLine(key)),
                "there is no key \"" + key + "\"" + inside(name),
                Nearest.remedy(key, section.names())));
      }
    }
    Set<String> needed = needed(mapping, section, meant);
    for (Key key : section.keys()) {
      Optional<Entry> value = mapping.get(key.name());
      if (value.isPresent()) {
        check(key.name(), value.get(), key.kind());
      } else if ((key.required() || needed.contains(key.name())) && !meant.contains(key.name())) {
        findings.add(
            StudyRules.MISSING_KEY.at(
                at(key.name(), mapping.line()),
                "the key \"" + key.name() + "\" is missing" + inside(name),
                "Add \"" + key.name() + "\": " + key.meaning()));
      }
    }
  }

  /**
   * The keys that a section needs for what it has begun: the rest of every group of keys that go
   * together, or the first group when there is none yet.
   */
  private static Set<String> needed(
      Entry.Mapping mapping, Kind.Section section, Set<String> meant) {
    Set<String> begun = new HashSet<>(mapping.values().keySet());
    begun.addAll(meant);
    Set<String> needed = new HashSet<>();
    Set<String> settled = new HashSet<>();
    section.alternatives().stream().filter(begun::containsAll).forEach(settled::addAll);
    for (List<String> group : section.alternatives()) {
      // A key may belong to several groups; one whole group settles it.
      if (group.stream().anyMatch(key -> begun.contains(key) && !settled.contains(key))) {
        needed.addAll(group);
      }
    }
    if (!settled.isEmpty() && needed.isEmpty()) {
      return settled;
    }
    if (needed.isEmpty() && !section.alternatives().isEmpty()) {
      needed.addAll(section.alternatives().getFirst());
    }
    return needed;
  }

  private void wrong(String key, Entry entry, Kind kind) {
    String got =
        switch (entry) {
          case Entry.Scalar scalar when scalar.text().isBlank() -> "nothing";
          case Entry.Scalar scalar -> "\"" + scalar.text() + "\"";
          case Entry.Sequence list -> list.items().isEmpty() ? "an empty list" : "a list";
          case Entry.Mapping _ -> "a section";
        };
    findings.add(
        StudyRules.WRONG_VALUE.at(
            at(key, entry.line()),
            "expected " + kind.words() + ", found " + got,
            kind instanceof Kind.Number && entry instanceof Entry.Scalar scalar
                ? numberRemedy(scalar.text(), kind)
                : remedy(kind)));
  }

  /** A number with something behind it: the number is meant, without unit or percent sign. */
  private static String numberRemedy(String text, Kind kind) {
    Matcher beginning = NUMBER.matcher(text.strip());
    if (!beginning.lookingAt() || beginning.hitEnd()) {
      return remedy(kind);
    }
    String rest = text.strip().substring(beginning.end()).strip();
    return rest.equals("%")
        ? remedy(kind) + " A share of 10 % is written 0.1."
        : remedy(kind) + " Leave \"" + rest + "\" out; units are fixed.";
  }

  private static String remedy(Kind kind) {
    return "Write " + kind.words() + (kind instanceof Kind.Items ? ", for example [a, b]." : ".");
  }

  private static String inside(String section) {
    return section.isEmpty() ? "" : " in \"" + section + "\"";
  }

  private Where at(String key, long line) {
    return Where.in(source).line(line).column(key);
  }
}
