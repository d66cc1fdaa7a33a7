package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.gating.GatingMl;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a sample to try commands on. */
@Command(
    name = "example",
    description = {
      "Make a small sample (example.fcs) and gates for it (gates.xml) to try commands on.",
      "The events are made up; they stand for no real sample."
    },
    footer = {
      "",
      "Examples:",
      "  marrow fcs example --out example",
      "  marrow gate --gates example/gates.xml example/example.fcs"
    })
final class ExampleVerb extends Verb {
  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many events (default: ${DEFAULT-VALUE}).")
  private long events;

  @Override
  protected Answer answer() throws IOException {
    Path folder = common().out().orElse(Path.of("example"));
    Files.createDirectories(folder);
    Path sample = folder.resolve("example.fcs");
    Path gates = folder.resolve("gates.xml");
    FcsWriter.write(new MadeUpSample(Math.max(0, events), common().seed().orElse(1)), sample);
    Files.writeString(gates, GatingMl.text(MadeUpGates.tree()), StandardCharsets.UTF_8);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("sample", sample.toString());
    result.put("gates", gates.toString());
    result.put("events", Math.max(0, events));
    return Answer.of(result, sample + "\n" + gates);
  }
}
