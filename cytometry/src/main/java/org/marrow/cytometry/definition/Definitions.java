package org.marrow.cytometry.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.marrow.cytometry.CountRules;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Where;

/** A catalogue of definitions, checked as a whole: every parent, denominator and rival exists. */
public final class Definitions {
  private static final String SHIPPED = "/org/marrow/cytometry/definitions/";
  private static final int DEEPEST = 20;

  private final TreeMap<String, Definition> byId = new TreeMap<>();

  private Definitions() {}

  /** The definitions that come with Marrow, from the folder {@code definitions/}. */
  public static Definitions shipped() {
    Findings findings = new Findings();
    Definitions catalogue = new Definitions();
    for (String file : resource("files.txt").lines().filter(line -> !line.isBlank()).toList()) {
      catalogue.add(file, resource(file), findings);
    }
    catalogue.checkLinks(findings);
    findings.throwIfFaulty();
    return catalogue;
  }

  /**
   * These definitions and those of a laboratory's own folder ({@code *.yaml}); an own file with the
   * same name and version is a fault, since a version means one thing for ever.
   *
   * @throws InvalidInput with every fault of every file
   */
  public Definitions and(Path folder) {
    Findings findings = new Findings();
    Definitions catalogue = new Definitions();
    catalogue.byId.putAll(byId);
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files =
          list.filter(file -> file.toString().endsWith(".yaml"))
              .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName())))
              .toList();
      for (Path file : files) {
        catalogue.add(
            String.valueOf(file.getFileName()),
            Files.readString(file, StandardCharsets.UTF_8),
            findings);
      }
    } catch (IOException e) {
      throw new InvalidInput(
          CountRules.BAD_DEFINITION.at(
              Where.in(folder.toString()), "the folder cannot be read: " + e.getMessage()));
    }
    catalogue.checkLinks(findings);
    findings.throwIfFaulty();
    return catalogue;
  }

  /** All definitions by name, then version. */
  public List<Definition> all() {
    return byId.values().stream()
        .sorted(Comparator.comparing(Definition::name).thenComparing(Definition::version))
        .toList();
  }

  /**
   * One definition by {@code name@version}, or the newest version by {@code name}.
   *
   * @throws InvalidInput when there is none, with the nearest name; and when the name is that of a
   *     family of contested definitions ({@code tic}), with the members to choose from
   */
  public Definition find(String nameAndVersion) {
    Definition exact = byId.get(nameAndVersion);
    if (exact != null) {
      return exact;
    }
    Optional<Definition> newest =
        all().stream().filter(d -> d.name().equals(nameAndVersion)).reduce((a, b) -> b);
    if (newest.isPresent()) {
      return newest.get();
    }
    List<Definition> family = family(nameAndVersion);
    if (!family.isEmpty()) {
      throw new InvalidInput(
          CountRules.BARE_NAME.at(
              Where.in(nameAndVersion),
              "several definitions claim this name and mean different cells: "
                  + String.join(
                      "; ", family.stream().map(d -> d.id() + " (" + d.title() + ")").toList())));
    }
    List<String> known = all().stream().map(Definition::name).distinct().toList();
    throw new InvalidInput(
        CountRules.NO_SUCH_DEFINITION.at(
            Where.in(nameAndVersion),
            "there is no definition " + nameAndVersion,
            remedy(nameAndVersion, known)));
  }

  /** Part of a name is more often the beginning of one than a misspelling. */
  private static String remedy(String word, List<String> known) {
    List<String> begun = known.stream().filter(name -> name.startsWith(word)).toList();
    return begun.isEmpty()
        ? Nearest.remedy(word, known)
        : "Names that begin so: " + String.join(", ", begun) + ".";
  }

  /** The newest version of every definition of a family, by name. */
  public List<Definition> family(String family) {
    TreeMap<String, Definition> newest = new TreeMap<>();
    all().stream().filter(d -> d.family().equals(family)).forEach(d -> newest.put(d.name(), d));
    return List.copyOf(newest.values());
  }

  /** The gates from all events down to a definition, the outermost first, itself last. */
  public List<Definition> path(Definition definition) {
    List<Definition> path = new ArrayList<>(List.of(definition));
    while (path.getFirst().parent().isPresent()) {
      path.addFirst(find(path.getFirst().parent().get()));
    }
    return path;
  }

  private void add(String file, String text, Findings findings) {
    DefinitionReader.read(file, text, findings)
        .ifPresent(definition -> {
          if (byId.putIfAbsent(definition.id(), definition) != null) {
            findings.add(
                CountRules.BAD_DEFINITION.at(
                    Where.in(file),
                    definition.id() + " exists already; a change needs a new version"));
          }
        });
  }

  private void checkLinks(Findings findings) {
    for (Definition d : byId.values()) {
      List<String> links = new ArrayList<>();
      d.parent().ifPresent(links::add);
      d.denominator().ifPresent(links::add);
      d.alternatives().forEach(a -> links.add(a.definition()));
      for (String link : links) {
        if (!byId.containsKey(link)) {
          findings.add(
              CountRules.BAD_DEFINITION.at(
                  Where.in(d.id()), "it refers to " + link + ", which does not exist"));
        }
      }
      Definition at = d;
      for (int depth = 0; at != null && at.parent().isPresent(); depth++) {
        at = byId.get(at.parent().get());
        if (depth > DEEPEST) {
          findings.add(
              CountRules.BAD_DEFINITION.at(
                  Where.in(d.id()), "its parents go round in a circle or deeper than " + DEEPEST));
          break;
        }
      }
    }
  }

  private static String resource(String name) {
    try (InputStream in = Definitions.class.getResourceAsStream(SHIPPED + name)) {
      if (in == null) {
        throw new IllegalStateException("definition " + name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
