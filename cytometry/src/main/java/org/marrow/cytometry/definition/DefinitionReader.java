package org.marrow.cytometry.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.cytometry.CountRules;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one definition file (YAML 1.2, no tags, no anchors) with every fault at once. */
final class DefinitionReader {
  private static final int LONGEST = 200_000;
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "version",
          "title",
          "family",
          "species",
          "material",
          "standing",
          "parent",
          "phenotype",
          "supporting",
          "denominator",
          "anchors",
          "three-levels",
          "alternatives",
          "cautions",
          "references");

  private final Where file;
  private final Findings findings;
  private Map<?, ?> map = new LinkedHashMap<>();

  private DefinitionReader(String source, Findings findings) {
    this.file = Where.in(source);
    this.findings = findings;
  }

  /** The definition, or nothing when a fault was found. */
  static Optional<Definition> read(String source, String text, Findings findings) {
    Findings own = new Findings();
    Optional<Definition> definition = new DefinitionReader(source, own).read(text);
    findings.addAll(own.list());
    return own.list().isEmpty() ? definition : Optional.empty();
  }

  private Optional<Definition> read(String text) {
    if (text.length() > LONGEST) {
      fault("", text.length() + " characters; a definition file has at most " + LONGEST);
      return Optional.empty();
    }
    Object root;
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setAllowDuplicateKeys(false)
              .setMaxAliasesForCollections(0)
              .setCodePointLimit(LONGEST)
              .build();
      root = new Load(settings).loadFromString(text);
    } catch (YamlEngineException e) {
      fault("", "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return Optional.empty();
    }
    if (!(root instanceof Map<?, ?> keys)) {
      fault("", "a definition is a list of keys and values, as in name: m1-like-mouse-bmdm");
      return Optional.empty();
    }
    map = keys;
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        fault(String.valueOf(key), "this key is not known; known are " + sorted(KEYS));
      }
    }
    return build();
  }

  private Optional<Definition> build() {
    String name = required("name");
    int version = 0;
    if (map.get("version") instanceof Integer number && number > 0) {
      version = number;
    } else {
      fault("version", "a whole number of 1 or more is needed, got " + map.get("version"));
    }
    Standing standing = choice("standing", required("standing"), Standing.values());
    Phenotype phenotype = phenotype("phenotype", required("phenotype"));
    List<Phenotype.Marker> supporting = List.of();
    if (text("supporting").isPresent()) {
      supporting = phenotype("supporting", text("supporting").get()).markers();
    }
    List<String> references = strings("references");
    if (references.isEmpty()) {
      fault("references", "at least one source is needed");
    }
    Map<String, Anchor> anchors = anchors();
    List<Alternative> alternatives = alternatives();
    String title = required("title");
    String species = required("species");
    String material = required("material");
    if (findings.any(Severity.NOTE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Definition(
              name,
              version,
              title,
              text("family").orElse(name),
              species,
              material,
              standing,
              text("parent"),
              phenotype,
              supporting,
              text("denominator"),
              anchors,
              Set.copyOf(strings("three-levels")),
              alternatives,
              strings("cautions"),
              references));
    } catch (IllegalArgumentException e) {
      fault("", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Phenotype phenotype(String key, String text) {
    try {
      return text.isEmpty() ? new Phenotype.All(List.of()) : Phenotype.parse(text);
    } catch (IllegalArgumentException e) {
      fault(key, String.valueOf(e.getMessage()));
      return new Phenotype.All(List.of());
    }
  }

  private Map<String, Anchor> anchors() {
    Map<String, Anchor> anchors = new HashMap<>();
    Object value = map.get("anchors");
    if (value == null) {
      return anchors;
    }
    if (!(value instanceof Map<?, ?> markers)) {
      fault("anchors", "markers with their control are needed, as in CD86: {control: isotype}");
      return anchors;
    }
    markers.forEach((marker, anchor) -> {
      String where = "anchors." + marker;
      if (!(anchor instanceof Map<?, ?> parts)) {
        fault(where, "control and percentile are needed");
        return;
      }
      ControlKind control =
          choice(where, String.valueOf(parts.get("control")), ControlKind.values());
      Object percentile = parts.get("percentile");
      try {
        double number = percentile instanceof Number given ? given.doubleValue() : Double.NaN;
        anchors.put(String.valueOf(marker), new Anchor(control, number));
      } catch (IllegalArgumentException e) {
        fault(where, String.valueOf(e.getMessage()));
      }
    });
    return anchors;
  }

  private List<Alternative> alternatives() {
    List<Alternative> alternatives = new ArrayList<>();
    if (map.get("alternatives") instanceof List<?> list) {
      for (Object entry : list) {
        if (entry instanceof Map<?, ?> parts
            && parts.get("definition") instanceof String definition
            && parts.get("why") instanceof String why
            && !definition.isBlank()
            && !why.isBlank()) {
          alternatives.add(new Alternative(definition, why.strip()));
        } else {
          fault("alternatives", "each needs definition: name@version and why: a sentence");
        }
      }
    } else if (map.get("alternatives") != null) {
      fault("alternatives", "a list is needed");
    }
    return alternatives;
  }

  private List<String> strings(String key) {
    List<String> texts = new ArrayList<>();
    Object value = map.get(key);
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      list.forEach(entry -> texts.add(String.valueOf(entry).strip()));
    } else if (value != null) {
      fault(key, "a list of sentences is needed");
    }
    return texts;
  }

  private Optional<String> text(String key) {
    Object value = map.get(key);
    if (value instanceof String text && !text.isBlank()) {
      return Optional.of(text.strip());
    }
    if (value != null) {
      fault(key, "text is needed, got " + value);
    }
    return Optional.empty();
  }

  private String required(String key) {
    if (map.get(key) == null) {
      fault(key, "this key is missing");
    }
    return text(key).orElse("");
  }

  private <E extends Enum<E>> E choice(String key, String word, E[] values) {
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    fault(
        key, "'" + word + "' is not one of " + List.of(values).toString().toLowerCase(Locale.ROOT));
    return values[0];
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }

  private void fault(String key, String what) {
    findings.add(CountRules.BAD_DEFINITION.at(key.isEmpty() ? file : file.column(key), what));
  }
}
