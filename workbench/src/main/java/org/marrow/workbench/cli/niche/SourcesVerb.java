package org.marrow.workbench.cli.niche;

import java.util.List;
import java.util.Locale;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Sources;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists every number of the niche and the drugs with its source. */
@Command(
    name = "sources",
    description =
        "List every number of the niche and the drugs with unit, spread, source and mark.",
    footer = {
      "",
      "Examples:",
      "  marrow model sources",
      "  marrow model sources --markdown > docs/model-sources.md"
    })
public final class SourcesVerb extends Verb {
  @Option(names = "--markdown", description = "Print the page docs/model-sources.md.")
  private boolean markdown;

  /** What {@code --json} prints. */
  record Numbers(List<Sources.Entry> numbers) {}

  @Override
  protected Answer answer() {
    Sources sources = new Sources(ModelFolder.shipped());
    List<Sources.Entry> entries = sources.entries();
    String text = markdown ? SourcesPage.markdown(entries) : plain(entries);
    return new Answer(new Numbers(entries), text, sources.missing());
  }

  private static String plain(List<Sources.Entry> entries) {
    return String.join(
        "\n",
        entries.stream()
            .map(e ->
                String.format(
                    Locale.ROOT,
                    "%-44s %-12s %-14s %-12s %s",
                    e.parameter(),
                    e.value(),
                    e.unit(),
                    e.mark(),
                    e.source()))
            .toList());
  }
}
