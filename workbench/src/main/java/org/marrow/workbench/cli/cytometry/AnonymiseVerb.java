package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.cytometry.fcs.Anonymiser;
import org.marrow.cytometry.fcs.FcsDataSet;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.foundation.findings.Finding;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes event files without the keywords that identify a person. */
@Command(
    name = "anonymise",
    aliases = "anonymize",
    description = {
      "Write event files without the keywords that identify a person, a place or a day.",
      "Events, channels and the spillover matrix stay; ANALYSIS and other segments are left out.",
      "It knows names of keywords, not meanings: look at what is left (fcs inspect --keywords)."
    },
    footer = {
      "",
      "Examples:",
      "  marrow fcs anonymise patient.fcs --out case-017.fcs",
      "  marrow fcs anonymise folder --out anonymous"
    })
final class AnonymiseVerb extends Verb {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Event files, or folders of them.")
  private List<Path> files = List.of();

  @Option(
      names = "--data-set",
      paramLabel = "N",
      description = "Which data set of a file with several, from 1 (default: newest version).")
  private int dataSet;

  @Override
  protected Answer answer() throws IOException {
    List<Map<String, Object>> results = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<Finding> findings =
        EventFiles.convert(
            EventFiles.of(files),
            dataSet,
            common().out(),
            "-anonymous.fcs",
            (source, target, events) -> {
              Anonymiser split = Anonymiser.of(events.keywords());
              Sample sample = events instanceof FcsDataSet set ? set.read() : (Sample) events;
              FcsWriter.write(sample.with(split.kept()), target);
              Map<String, Object> result = new LinkedHashMap<>();
              result.put("file", source.toString());
              result.put("out", target.toString());
              result.put("events", events.eventCount());
              result.put("removed", split.removed());
              List<String> kept = split.kept().entries().stream().map(e -> e.name()).toList();
              result.put("kept", kept);
              results.add(result);
              lines.add(source + " -> " + target);
              lines.add(
                  "  removed " + split.removed().size() + " keywords: " + listed(split.removed()));
              lines.add("  kept    " + kept.size());
            });
    return new Answer(results, String.join("\n", lines), findings);
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
