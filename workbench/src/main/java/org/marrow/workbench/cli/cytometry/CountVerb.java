package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.assay.Assay;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.assay.AssaySettings;
import org.marrow.cytometry.assay.ControlTube;
import org.marrow.cytometry.cluster.MapSettings;
import org.marrow.cytometry.count.AbsoluteCount;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.CountTable;
import org.marrow.cytometry.count.DetectionLimits;
import org.marrow.cytometry.count.PairedChange;
import org.marrow.cytometry.count.Replicate;
import org.marrow.cytometry.count.TubeVariation;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.quality.QualitySettings;
import org.marrow.cytometry.quality.Trace;
import org.marrow.cytometry.template.TemplateSettings;
import org.marrow.foundation.findings.Finding;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.figure.cytometry.AncestryStrip;
import org.marrow.workbench.figure.cytometry.DriftPlot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts a cell definition in event files. */
@Command(
    name = "count",
    description = {
      "Count a cell definition in event files (FCS, LMD, CSV): k of N with exact interval, limits of"
          + " detection, where each threshold comes from, and what changes under rival definitions."
    },
    footer = {
      "",
      "Examples:",
      "  marrow count --definition m1-like-human-marrow visit1.fcs",
      "  marrow count --definition m1-like-human-marrow visit1.fcs --controls isotype=iso.fcs",
      "  marrow count --definition m1-like-mouse-bmdm well.csv --channel CD86=APC-A --no-quality",
      "  marrow count --definition plasma-cells-human before.fcs after.fcs --change --lab-cv 0.1"
    })
public final class CountVerb extends Verb {
  @Option(
      names = "--definition",
      required = true,
      paramLabel = "NAME[@VERSION]",
      description = "What to count; marrow definitions lists them.")
  private String definition = "";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "event files to count in")
  private List<Path> files = List.of();

  @Option(
      names = "--controls",
      paramLabel = "KIND[:MARKER]=FILE",
      description =
          "A control tube: isotype, fmo, unstained or inhibitor, for one marker or for all. Repeat"
              + " for more; tubes of one kind are pooled.")
  private List<String> controls = List.of();

  @Option(
      names = "--channel",
      paramLabel = "MARKER=CHANNEL",
      description = "Channel of a marker that the names in the file do not tell. Repeat for more.")
  private Map<String, String> channels = Map.of();

  @Option(
      names = "--threshold",
      paramLabel = "MARKER=VALUE",
      description = "Threshold set by hand, raw units; CD14hi=VALUE for the high one.")
  private Map<String, Double> thresholds = Map.of();

  @Option(names = "--lod", paramLabel = "EVENTS", description = "Limit of detection (default 20).")
  private long detection = 20;

  @Option(
      names = "--loq",
      paramLabel = "EVENTS",
      description = "Limit of quantification (default 50).")
  private long quantification = 50;

  @Option(
      names = "--blank",
      paramLabel = "FILE",
      description =
          "A sample known not to hold the population; raises the limits. Repeat for more.")
  private List<Path> blanks = List.of();

  @Option(
      names = "--beads",
      paramLabel = "EVENTS@PER_UL",
      description = "Bead events counted and beads per microlitre of sample: 1000@52.3.")
  private @Nullable String beads;

  @Option(
      names = "--change",
      description = "Compare the first file (before) with each other file (after).")
  private boolean change;

  @Option(
      names = "--lab-cv",
      paramLabel = "FRACTION",
      description = "Tube-to-tube coefficient of variation of your laboratory, for --change.")
  private double labVariation;

  @Option(names = "--no-quality", description = "Gate every event, without quality control.")
  private boolean noQuality;

  @Option(names = "--no-compensation", description = "Leave the file's spillover matrix aside.")
  private boolean noCompensation;

  @Option(names = "--no-map", description = "Leave out the check by a self-organising map.")
  private boolean noMap;

  @Option(
      names = "--removed",
      paramLabel = "FOLDER",
      description = "Write the events that quality control removed, one FCS file a sample.")
  private @Nullable Path removed;

  @Option(
      names = "--definitions",
      paramLabel = "FOLDER",
      description = "Your own definitions (*.yaml), added to the shipped ones.")
  private @Nullable Path folder;

  @Override
  protected Answer answer() throws IOException {
    Definitions shipped = Definitions.shipped();
    Definitions catalogue = folder == null ? shipped : shipped.and(folder);
    Assay assay =
        new Assay(catalogue, catalogue.find(definition), tubes(), settings(limits(), true));
    if (!blanks.isEmpty()) {
      assay = assay.with(settings(blankLimits(assay), true));
    }
    List<AssayResult> results = new ArrayList<>();
    try (Progress progress = progress()) {
      for (Path file : files) {
        progress.at("counting", results.size(), files.size());
        Sample sample = FcsReader.read(file).named(String.valueOf(file.getFileName()));
        AssayResult result = assay.count(sample);
        results.add(result);
        write(sample, result);
      }
    }
    return answer(results);
  }

  private Answer answer(List<AssayResult> results) throws IOException {
    List<Finding> findings =
        results.stream().flatMap(r -> r.findings().stream()).distinct().toList();
    List<String> text = new ArrayList<>(results.stream().map(CountText::of).toList());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("samples", results.stream().map(CountView::of).toList());
    if (beads != null) {
      for (AssayResult result : results) {
        if (result.count().isPresent()) {
          AbsoluteCount absolute = absolute(result.count().get());
          text.add(result.sample() + ": " + absolute.describe());
          json.put("perMicrolitre " + result.sample(), absolute.describe());
        }
      }
    }
    if (change) {
      List<Map<String, Object>> changes = changes(results);
      json.put("changes", changes);
      changes.forEach(c ->
          text.add("change " + c.get("before") + " -> " + c.get("after") + ": " + c.get("text")));
    }
    if (common().out().isPresent()) {
      Path out = common().out().get();
      Files.createDirectories(out);
      List<Count> counts = results.stream().flatMap(r -> r.count().stream()).toList();
      new CountTable(counts).table().write(out.resolve("counts.csv"));
      text.add("wrote " + out.resolve("counts.csv"));
      for (AssayResult result : results) {
        draw(out, result);
      }
    }
    return new Answer(json, String.join("\n", text), findings);
  }

  /** The gates of a sample, and the channels along the run that quality control cut. */
  private static void draw(Path out, AssayResult result) throws IOException {
    String name = result.sample().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String id = name.replaceAll("^-+|-+$", "");
    List<Figure> figures = new ArrayList<>();
    if (result.gated().isGated() && result.gated().table().events() > 0) {
      figures.add(
          AncestryStrip.of(
              id + "-gates", result.sample() + ", " + result.definition().id(), result.gated()));
    }
    int drawn = 0;
    for (Trace trace : result.quality().traces()) {
      if (trace.removed().contains(true)) {
        drawn++;
        figures.add(
            DriftPlot.of(id + "-drift-" + drawn, result.sample() + ", " + trace.channel(), trace));
      }
    }
    for (Figure figure : figures) {
      Files.writeString(out.resolve(figure.id() + ".svg"), figure.svg());
    }
  }

  private List<Map<String, Object>> changes(List<AssayResult> results) {
    List<Map<String, Object>> changes = new ArrayList<>();
    TubeVariation variation =
        labVariation > 0 ? TubeVariation.stated(labVariation) : TubeVariation.countingOnly();
    for (AssayResult after : results.subList(Math.min(1, results.size()), results.size())) {
      AssayResult before = results.getFirst();
      if (before.count().isEmpty() || after.count().isEmpty()) {
        continue;
      }
      PairedChange paired = new PairedChange(before.count().get(), after.count().get(), variation);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("before", before.sample());
      row.put("after", after.sample());
      row.put("lower", paired.interval().lower());
      row.put(
          "upper",
          Double.isInfinite(paired.interval().upper()) ? "infinite" : paired.interval().upper());
      row.put("p", paired.pValue());
      row.put("variation", variation.source());
      row.put("text", paired.describe() + "; " + variation.source());
      changes.add(row);
    }
    return changes;
  }

  private AbsoluteCount absolute(Count count) {
    String[] parts = String.valueOf(beads).split("@", 2);
    try {
      return new AbsoluteCount(count, Long.parseLong(parts[0]), Double.parseDouble(parts[1]));
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      throw usage("--beads is EVENTS@PER_UL, as in 1000@52.3, got " + beads);
    }
  }

  private DetectionLimits limits() {
    try {
      return detection == 20 && quantification == 50
          ? DetectionLimits.euroFlow()
          : new DetectionLimits(
              0,
              detection,
              quantification,
              "set by hand: " + detection + " events detect, " + quantification + " quantify");
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /** Limits from blanks for the smallest denominator asked for, at least those in use. */
  private DetectionLimits blankLimits(Assay assay) {
    List<Replicate> counts = new ArrayList<>();
    long denominator = 1;
    for (Path blank : blanks) {
      Optional<Count> count =
          assay.count(FcsReader.read(blank).named(String.valueOf(blank.getFileName()))).count();
      if (count.isEmpty()) {
        throw usage("the blank " + blank + " cannot be counted by " + definition);
      }
      counts.add(new Replicate(count.get().k(), count.get().n()));
      denominator = Math.max(denominator, count.get().n());
    }
    TubeVariation variation =
        labVariation > 0 ? TubeVariation.stated(labVariation) : TubeVariation.countingOnly();
    double wanted = Math.max(0.2, 1.5 * labVariation);
    return DetectionLimits.fromBlanks(counts, denominator, wanted, variation).atLeast(limits());
  }

  private AssaySettings settings(DetectionLimits limits, boolean check) {
    return new AssaySettings(
        noQuality ? Optional.empty() : Optional.of(QualitySettings.standard()),
        TemplateSettings.standard().withManual(thresholds),
        limits,
        0.95,
        Optional.empty(),
        !noCompensation,
        channels,
        noMap || !check
            ? Optional.empty()
            : Optional.of(MapSettings.standard(common().seed().orElse(1))));
  }

  private List<ControlTube> tubes() {
    List<ControlTube> tubes = new ArrayList<>();
    for (String control : controls) {
      int equals = control.indexOf('=');
      String[] role = control.substring(0, Math.max(0, equals)).split(":", 2);
      Optional<ControlKind> kind = Optional.empty();
      for (ControlKind k : ControlKind.values()) {
        if (k.word().equals(role[0].toLowerCase(Locale.ROOT))) {
          kind = Optional.of(k);
        }
      }
      if (kind.isEmpty()) {
        throw usage(
            "--controls is KIND[:MARKER]=FILE with KIND one of "
                + Arrays.stream(ControlKind.values())
                    .map(ControlKind::word)
                    .collect(Collectors.joining(", "))
                + ", got "
                + control);
      }
      Path file = Path.of(control.substring(equals + 1));
      tubes.add(
          new ControlTube(
              kind.get(),
              role.length > 1 ? Optional.of(role[1]) : Optional.empty(),
              FcsReader.read(file).named(String.valueOf(file.getFileName()))));
    }
    return tubes;
  }

  private void write(Sample sample, AssayResult result) throws IOException {
    if (removed != null) {
      Files.createDirectories(removed);
      BitSet events = result.quality().removed();
      String name = sample.name().replaceFirst("\\.[A-Za-z]{2,4}(\\.gz)?$", "");
      if (!events.isEmpty()) {
        FcsWriter.write(sample.select(events), removed.resolve(name + "-removed.fcs"));
      }
    }
  }
}
