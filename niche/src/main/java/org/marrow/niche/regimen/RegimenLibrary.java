package org.marrow.niche.regimen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;

/**
 * Published regimens, one text file each: {@code name}, {@code source}, {@code mark}, {@code
 * regimen}.
 */
public final class RegimenLibrary {
  private static final List<String> KEYS = List.of("name", "source", "mark", "regimen");
  private final TreeMap<String, Entry> entries;

  private RegimenLibrary(TreeMap<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * A published regimen.
   *
   * @param id file name without its ending
   * @param name what it is
   * @param source where its doses come from
   * @param mark how well the source is known: READ, RECALLED, DERIVED
   * @param regimen the doses
   */
  public record Entry(String id, String name, String source, String mark, Regimen regimen) {}

  /**
   * Reads every {@code .txt} file of a folder.
   *
   * @throws InvalidInput with every fault of every file
   */
  public static RegimenLibrary read(Path folder) {
    Findings findings = new Findings();
    TreeMap<String, Entry> entries = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    } catch (IOException e) {
      throw new InvalidInput(
          RegimenRules.NOTATION.at(Where.in(folder.toString()), "the folder cannot be read"));
    }
    for (Path file : files) {
      try {
        Entry entry = entry(file);
        entries.put(entry.id(), entry);
      } catch (InvalidInput e) {
        findings.addAll(e.findings());
      }
    }
    findings.throwIfFaulty();
    return new RegimenLibrary(entries);
  }

  private static Entry entry(Path file) {
    String source = String.valueOf(file.getFileName());
    Findings findings = new Findings();
    Map<String, String> values = new HashMap<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInput(
          RegimenRules.NOTATION.at(Where.in(source), "the file is not UTF-8 text"));
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      String key = colon < 0 ? line : line.substring(0, colon);
      if (!KEYS.contains(key)) {
        findings.add(
            RegimenRules.NOTATION.at(
                Where.in(source).line(i + 1L),
                "\"" + key + "\" is no key of a regimen file",
                Nearest.remedy(key, KEYS)));
      } else if (values.put(key, line.substring(colon + 1).strip()) != null) {
        findings.add(
            RegimenRules.NOTATION.at(Where.in(source).line(i + 1L), key + " stands twice"));
      }
    }
    for (String key : KEYS) {
      if (values.getOrDefault(key, "").isEmpty()) {
        findings.add(RegimenRules.NOTATION.at(Where.in(source), key + " is missing"));
      }
    }
    findings.throwIfFaulty();
    List<Regimen> parsed = new ArrayList<>();
    try {
      parsed.add(Regimen.parse(values.getOrDefault("regimen", "")));
    } catch (InvalidInput e) {
      throw new InvalidInput(
          e.findings().stream()
              .map(f ->
                  f.rule()
                      .at(Where.in(source).column(f.where().column().orElse("regimen")), f.what()))
              .toList());
    }
    return new Entry(
        source.substring(0, source.length() - ".txt".length()),
        values.getOrDefault("name", ""),
        values.getOrDefault("source", ""),
        values.getOrDefault("mark", ""),
        parsed.getFirst());
  }

  /** All regimens, by id. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /**
   * A regimen by its id, or by its notation when the text is not an id.
   *
   * @throws InvalidInput when it is neither
   */
  public Regimen find(String idOrNotation) {
    Entry entry = entries.get(idOrNotation.strip());
    if (entry != null) {
      return entry.regimen();
    }
    if (!idOrNotation.isBlank() && !idOrNotation.strip().contains(" ")) {
      throw new InvalidInput(
          RegimenRules.NOTATION.at(
              Where.in("regimen"),
              "no published regimen is called " + idOrNotation.strip(),
              Nearest.remedy(idOrNotation, entries.keySet())
                  + " Or write the doses, for example bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x8."));
    }
    return Regimen.parse(idOrNotation);
  }
}
