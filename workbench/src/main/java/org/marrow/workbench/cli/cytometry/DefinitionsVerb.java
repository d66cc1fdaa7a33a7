package org.marrow.workbench.cli.cytometry;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.definition.Alternative;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and shows cell definitions. */
@Command(
    name = "definitions",
    description = "List the cell definitions, or show one with its gates, rivals and sources.",
    footer = {
      "",
      "Examples:",
      "  marrow definitions",
      "  marrow definitions m1-like-human-marrow",
      "  marrow definitions --definitions my-folder --json"
    })
public final class DefinitionsVerb extends Verb {
  @Parameters(arity = "0..1", paramLabel = "NAME[@VERSION]", description = "definition to show")
  private @Nullable String name;

  @Option(
      names = "--definitions",
      paramLabel = "FOLDER",
      description = "Your own definitions (*.yaml), added to the shipped ones.")
  private @Nullable Path folder;

  /** A definition as JSON. */
  record View(
      String id,
      String title,
      String family,
      String species,
      String material,
      String standing,
      List<String> gates,
      List<String> supporting,
      Optional<String> denominator,
      List<Alternative> alternatives,
      List<String> cautions,
      List<String> references) {
    static View of(Definitions all, Definition d) {
      return new View(
          d.id(),
          d.title(),
          d.family(),
          d.species(),
          d.material(),
          d.standing().word(),
          all.path(d).stream().map(g -> g.id() + ": " + g.phenotype()).toList(),
          d.supporting().stream().map(Object::toString).toList(),
          d.denominator(),
          d.alternatives(),
          d.cautions(),
          d.references());
    }
  }

  @Override
  protected Answer answer() {
    Definitions shipped = Definitions.shipped();
    Definitions all = folder == null ? shipped : shipped.and(folder);
    if (name == null) {
      List<View> views = all.all().stream().map(d -> View.of(all, d)).toList();
      return Answer.of(views, list(all.all()));
    }
    Definition definition = all.find(name);
    return Answer.of(View.of(all, definition), show(all, definition));
  }

  private static String list(List<Definition> definitions) {
    int width = definitions.stream().mapToInt(d -> d.id().length()).max().orElse(0);
    return definitions.stream()
        .map(d ->
            String.format(
                Locale.ROOT, "%-" + width + "s  %-9s  %s", d.id(), d.standing().word(), d.title()))
        .collect(Collectors.joining("\n"));
  }

  private static String show(Definitions all, Definition d) {
    StringBuilder text = new StringBuilder(d.id()).append(": ").append(d.title());
    text.append("\n  for: ").append(d.species()).append(", ").append(d.material());
    text.append("\n  standing: ").append(d.standing().word());
    text.append("\n  gates:");
    for (Definition gate : all.path(d)) {
      text.append("\n    ").append(gate.id()).append("  ").append(gate.phenotype());
    }
    if (!d.supporting().isEmpty()) {
      text.append("\n  if measured, also: ");
      text.append(d.supporting().stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
    text.append("\n  denominator: ");
    text.append(d.denominator().orElse("events that passed quality control"));
    section(
        text,
        "alternatives",
        d.alternatives().stream().map(a -> a.definition() + ": " + a.why()).toList());
    section(text, "cautions", d.cautions());
    section(text, "sources", d.references());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n  ").append(title).append(':');
      lines.forEach(line -> text.append("\n    ").append(line));
    }
  }
}
