package org.marrow.workbench.cli.cytometry;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.EventColumn;
import org.marrow.cytometry.fcs.EventSource;
import org.marrow.cytometry.fcs.FcsDataSet;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.gating.GatingMl;
import org.marrow.cytometry.gating.Membership;
import org.marrow.foundation.findings.Finding;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes event files as FCS 3.1 or CSV. */
@Command(
    name = "convert",
    description = {
      "Write event files as FCS 3.1 or CSV. Raw values are kept bit for bit; repairs that reading",
      "needed are listed. With --gates each gate becomes one more column of 0 and 1."
    },
    footer = {
      "",
      "Examples:",
      "  marrow fcs convert old.LMD --out new.fcs",
      "  marrow fcs convert old.LMD --data-set 1 --out first.fcs",
      "  marrow fcs convert *.fcs --to csv --out tables",
      "  marrow fcs convert marrow.fcs --gates gates.xml --out annotated.fcs"
    })
final class ConvertVerb extends Verb {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Event files, or folders of them.")
  private List<Path> files = List.of();

  @Option(
      names = "--to",
      paramLabel = "FORM",
      description = "fcs or csv (default: by the ending of --out, else fcs).")
  private @Nullable Form form;

  @Option(
      names = "--gates",
      paramLabel = "FILE",
      description = "Gating-ML 2.0 file whose gates are added as columns.")
  private @Nullable Path gates;

  @Option(
      names = "--data-set",
      paramLabel = "N",
      description = "Which data set of a file with several, from 1 (default: newest version).")
  private int dataSet;

  /** What to write. */
  enum Form {
    FCS,
    CSV
  }

  @Override
  protected Answer answer() throws IOException {
    List<Map<String, Object>> results = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Form to = form();
    List<Finding> findings =
        EventFiles.convert(
            EventFiles.of(files),
            dataSet,
            common().out(),
            to == Form.CSV ? ".csv" : ".fcs",
            (source, target, events) -> {
              EventSource whole = annotated(events);
              if (to == Form.CSV) {
                csv(whole, target);
              } else {
                FcsWriter.write(whole, target);
              }
              Map<String, Object> result = new LinkedHashMap<>();
              result.put("file", source.toString());
              result.put("out", target.toString());
              result.put("events", whole.eventCount());
              result.put("channels", whole.channels().size());
              results.add(result);
              lines.add(source + " -> " + target + "  " + whole.eventCount() + " events");
            });
    return new Answer(results, String.join("\n", lines), findings);
  }

  private Form form() {
    if (form != null) {
      return form;
    }
    return common().out().map(o -> o.toString().endsWith(".csv")).orElse(false)
        ? Form.CSV
        : Form.FCS;
  }

  private EventSource annotated(EventSource events) {
    if (gates == null) {
      return events;
    }
    Membership inside = GatingMl.read(gates).apply(events);
    Sample sample = events instanceof FcsDataSet set ? set.read() : (Sample) events;
    for (String gate : inside.gates()) {
      float[] column = new float[sample.events()];
      for (int i = 0; i < column.length; i++) {
        column[i] = inside.in(gate, i) ? 1 : 0;
      }
      sample = sample.with(Channel.linear(gate, "", 2), EventColumn.of(column));
    }
    return sample;
  }

  private static void csv(EventSource events, Path target) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      out.write(
          String.join(
              ",", events.channels().stream().map(Channel::name).map(CsvText::field).toList()));
      out.write('\n');
      StringBuilder row = new StringBuilder();
      events.forEachBlock(
          4096,
          (first, count, columns) -> {
            try {
              for (int i = 0; i < count; i++) {
                row.setLength(0);
                for (int c = 0; c < columns.length; c++) {
                  row.append(c == 0 ? "" : ",").append(CsvText.number(columns[c][i]));
                }
                out.append(row.append('\n'));
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
