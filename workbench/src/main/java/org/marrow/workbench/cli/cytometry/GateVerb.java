package org.marrow.workbench.cli.cytometry;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.gating.Gate;
import org.marrow.cytometry.gating.GatingMl;
import org.marrow.cytometry.gating.GatingTree;
import org.marrow.cytometry.gating.Membership;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies gates to a file. */
@Command(
    name = "gate",
    description = {
      "Apply the gates of a Gating-ML 2.0 file and count the events in each.",
      "--out writes one column of 0 and 1 a gate, one row an event, in file order."
    },
    footer = {
      "",
      "Examples:",
      "  marrow fcs example --out example",
      "  marrow gate --gates example/gates.xml example/example.fcs",
      "  marrow gate --gates gates.xml marrow.fcs --out membership.csv",
      "  marrow gate --gates gates.xml marrow.fcs --json"
    })
public final class GateVerb extends Verb {
  @Parameters(arity = "1", paramLabel = "FILE", description = "An event file.")
  private @Nullable Path file;

  @Option(
      names = "--gates",
      required = true,
      paramLabel = "FILE",
      description = "Gating-ML 2.0 file.")
  private @Nullable Path gates;

  @Option(
      names = "--data-set",
      paramLabel = "N",
      description = "Which data set of a file with several, from 1 (default: newest version).")
  private int dataSet;

  @Override
  protected Answer answer() throws IOException {
    if (file == null || gates == null) {
      throw new IllegalStateException("picocli requires both");
    }
    GatingTree tree = GatingMl.read(gates);
    Path events = file;
    List<Finding> findings = new ArrayList<>();
    Membership inside =
        EventFiles.use(
            events,
            dataSet,
            (source, notes) -> {
              notes.stream().filter(f -> f.severity() != Severity.NOTE).forEach(findings::add);
              return tree.apply(source);
            });
    Optional<Path> out = common().out();
    if (out.isPresent()) {
      write(inside, out.get());
    }
    List<Row> rows = new ArrayList<>();
    for (String id : inside.gates()) {
      rows.add(row(tree, inside, id));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", events.toString());
    result.put("gates_file", gates.toString());
    result.put("events", inside.events());
    result.put("gates", rows);
    out.ifPresent(path -> result.put("out", path.toString()));
    return new Answer(result, text(inside, rows), findings);
  }

  /**
   * One gate of the answer.
   *
   * @param count events inside
   * @param of events of its parent
   */
  record Row(String gate, List<String> path, long count, long of) {}

  private static Row row(GatingTree tree, Membership inside, String id) {
    Optional<String> parent = tree.gate(id).flatMap(Gate::parent);
    return new Row(
        id, tree.path(id), inside.count(id), parent.map(inside::count).orElse(inside.events()));
  }

  private static String text(Membership inside, List<Row> rows) {
    int width = Math.max(4, inside.gates().stream().mapToInt(String::length).max().orElse(4));
    List<String> lines = new ArrayList<>();
    lines.add(inside.events() + " events");
    lines.add(
        String.format(Locale.ROOT, "%-" + width + "s %12s %12s", "gate", "events", "% of parent"));
    for (Row row : rows) {
      String share =
          row.of() == 0 ? "-" : String.format(Locale.ROOT, "%.3f", 100.0 * row.count() / row.of());
      lines.add(
          String.format(Locale.ROOT, "%-" + width + "s %12d %12s", row.gate(), row.count(), share));
    }
    lines.add("");
    lines.add("Counts with intervals and detection limits: marrow count.");
    return String.join("\n", lines);
  }

  private static void write(Membership inside, Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    List<BitSet> columns = inside.gates().stream().map(inside::events).toList();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
      String heading = String.join(",", inside.gates().stream().map(CsvText::field).toList());
      out.write((heading + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] row = new byte[2 * columns.size()];
      for (int event = 0; event < inside.events(); event++) {
        for (int g = 0; g < columns.size(); g++) {
          row[2 * g] = (byte) (columns.get(g).get(event) ? '1' : '0');
          row[2 * g + 1] = (byte) (g == columns.size() - 1 ? '\n' : ',');
        }
        out.write(row);
      }
    }
  }
}
