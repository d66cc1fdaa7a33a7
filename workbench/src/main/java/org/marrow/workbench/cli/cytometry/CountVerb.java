package org.marrow.workbench.cli.cytometry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.assay.Assay;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.assay.AssaySettings;
import org.marrow.cytometry.assay.Batch;
import org.marrow.cytometry.assay.ControlTube;
import org.marrow.cytometry.assay.CountedFile;
import org.marrow.cytometry.assay.Residents;
import org.marrow.cytometry.cluster.MapSettings;
import org.marrow.cytometry.count.AbsoluteCount;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.CountTable;
import org.marrow.cytometry.count.DetectionLimits;
import org.marrow.cytometry.count.Replicate;
import org.marrow.cytometry.count.TubeVariation;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.FcsWriter;
import org.marrow.cytometry.quality.Haemodilution;
import org.marrow.cytometry.quality.QualitySettings;
import org.marrow.cytometry.template.TemplateSettings;
import org.marrow.foundation.findings.Finding;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Progress;
import org.marrow.workbench.cli.Verb;
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
      "  marrow count --definition plasma-cells-human before.fcs after.fcs --change --lab-cv 0.1",
      "  marrow count --definition m1-like-human-marrow --definition tic-b-pre-plasma-cell cohort/",
      "  marrow count --definition plasma-cells-human visit1.fcs \\",
      "    --residents mast-cells-human-marrow=0.0002 --residents-source 'our 40 first pulls'"
    })
public final class CountVerb extends Verb {
  @Option(
      names = "--definition",
      required = true,
      paramLabel = "NAME[@VERSION]",
      description = "What to count; marrow definitions lists them. Repeat for more.")
  private List<String> wanted = List.of();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "event files to count in, or folders of them")
  private List<Path> files = List.of();

  @Option(
      names = "--controls",
      paramLabel = "KIND[:MARKER]=FILE",
      description =
          "A control tube: isotype, fmo, unstained or inhibitor, for one marker or for all. Repeat"
              + " for more; tubes of one kind are pooled. In a folder without this option, files"
              + " called isotype, FMO or unstained are the controls of their neighbours.")
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

  @Option(
      names = "--movable",
      paramLabel = "FRACTION",
      description =
          "Part of its share by which a count may move under a rival threshold before it needs"
              + " review (default 0.1).")
  private double movable = TemplateSettings.standard().movable();

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

  @Option(
      names = "--residents",
      paramLabel = "NAME[@VERSION]=SHARE",
      description =
          "Marrow-resident cells, and the share below which the aspirate counts as diluted with"
              + " blood. There is no default: it depends on panel and laboratory.")
  private @Nullable String residents;

  @Option(
      names = "--residents-source",
      paramLabel = "TEXT",
      description = "Where that share comes from; it is printed beside the warning.")
  private String residentsSource = "set by hand";

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
    List<ControlTube> tubes = tubes();
    AssaySettings asked = settings(catalogue);
    AssaySettings settings =
        blanks.isEmpty()
            ? asked
            : asked.withLimits(blankLimits(catalogue, tubes, asked.withoutMap()));
    Batch batch =
        files.size() == 1 && Files.isDirectory(files.getFirst())
            ? Batch.of(files.getFirst(), catalogue, wanted)
            : Batch.of(EventFiles.of(files), catalogue, wanted);
    batch = tubes.isEmpty() ? batch : batch.withControls(tubes);
    if (common().out().isPresent()) {
      Files.createDirectories(common().out().get());
    }
    List<String> text = new ArrayList<>();
    List<CountView> views = new ArrayList<>();
    List<Count> counts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(batch.findings());
    int total = batch.size();
    int[] done = {0};
    try (Progress progress = progress()) {
      progress.at("counting", 0, total);
      batch
          .with(settings)
          .count(
              common().threads(),
              file -> {
                progress.at("counting", ++done[0], total);
                findings.addAll(file.findings());
                for (AssayResult result : file.results()) {
                  text.add(CountText.of(result));
                  views.add(CountView.of(result));
                  result.count().ifPresent(counts::add);
                }
                write(file, catalogue, settings);
              });
    }
    return answer(text, views, counts, findings.stream().distinct().toList());
  }

  private Answer answer(
      List<String> text, List<CountView> views, List<Count> counts, List<Finding> findings)
      throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("samples", views);
    if (beads != null) {
      if (counts.stream().map(Count::sample).distinct().count() > 1) {
        throw usage("--beads belongs to one tube: name one file");
      }
      List<AbsoluteView> absolute = counts.stream().map(c -> AbsoluteView.of(absolute(c))).toList();
      absolute.forEach(a -> text.add(a.sample() + ", " + a.definition() + ": " + a.text()));
      json.put("perMicrolitre", absolute);
    }
    Optional<ChangeList> changes =
        change && !views.isEmpty()
            ? Optional.of(ChangeList.of(counts, views.getFirst().sample(), variation()))
            : Optional.empty();
    changes.ifPresent(c -> {
      text.addAll(c.text());
      json.put("changes", c.json());
    });
    if (common().out().isPresent()) {
      Path out = common().out().get();
      new CountTable(counts).table().write(out.resolve("counts.csv"));
      text.add("wrote " + out.resolve("counts.csv"));
      if (changes.isPresent()) {
        changes.get().table().write(out.resolve("changes.csv"));
        text.add("wrote " + out.resolve("changes.csv"));
        CountPictures.write(out, changes.get().figures());
      }
    }
    return new Answer(json, String.join("\n", text), findings);
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
    if (detection > quantification) {
      throw usage(
          "--lod "
              + detection
              + " is above --loq "
              + quantification
              + (quantification == 50 ? " (its default): give both" : ""));
    }
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

  /** Limits from blanks for a denominator of so many events, at least those in use. */
  private LongFunction<DetectionLimits> blankLimits(
      Definitions catalogue, List<ControlTube> tubes, AssaySettings settings) {
    if (wanted.size() > 1) {
      throw usage("--blank is for one --definition: what a blank shows differs between them");
    }
    String name = wanted.getFirst();
    Assay assay = new Assay(catalogue, catalogue.find(name), tubes, settings);
    List<Replicate> counts = new ArrayList<>();
    for (Path blank : blanks) {
      Optional<Count> count =
          assay.count(FcsReader.read(blank).named(String.valueOf(blank.getFileName()))).count();
      if (count.isEmpty()) {
        throw usage("the blank " + blank + " cannot be counted by " + name);
      }
      counts.add(new Replicate(count.get().k(), count.get().n()));
    }
    double precision = Math.max(0.2, 1.5 * labVariation);
    DetectionLimits least = limits();
    return denominator ->
        DetectionLimits.fromBlanks(counts, denominator, precision, variation()).atLeast(least);
  }

  private TubeVariation variation() {
    return labVariation > 0 ? TubeVariation.stated(labVariation) : TubeVariation.countingOnly();
  }

  private AssaySettings settings(Definitions catalogue) {
    DetectionLimits limits = limits();
    return new AssaySettings(
        noQuality ? Optional.empty() : Optional.of(QualitySettings.standard()),
        template(),
        _ -> limits,
        0.95,
        Optional.empty(),
        !noCompensation,
        channels,
        noMap ? Optional.empty() : Optional.of(MapSettings.standard(common().seed().orElse(1))),
        residents(catalogue),
        true);
  }

  private TemplateSettings template() {
    try {
      return TemplateSettings.standard().withManual(thresholds).withMovable(movable);
    } catch (IllegalArgumentException e) {
      throw usage("--movable: " + e.getMessage());
    }
  }

  private Optional<Residents> residents(Definitions catalogue) {
    if (residents == null) {
      return Optional.empty();
    }
    String[] parts = residents.split("=", 2);
    try {
      return Optional.of(
          new Residents(
              catalogue.find(parts[0]).id(),
              new Haemodilution(Double.parseDouble(parts[1]), residentsSource)));
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      throw usage(
          "--residents is NAME[@VERSION]=SHARE with a share between 0 and 1, as in"
              + " mast-cells-human-marrow=0.0002, got "
              + residents);
    }
  }

  private List<ControlTube> tubes() {
    try {
      return controls.stream().map(ControlOption::tube).toList();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /** What belongs to one file is written while its events are at hand. */
  private void write(CountedFile file, Definitions catalogue, AssaySettings settings) {
    try {
      if (common().out().isPresent()) {
        CountPictures.write(common().out().get(), file, catalogue, settings);
      }
      if (removed != null && file.sample().isPresent()) {
        Files.createDirectories(removed);
        BitSet events = file.results().getFirst().quality().removed();
        String name = file.name().replaceFirst("\\.[A-Za-z]{2,4}(\\.gz)?$", "").replace('/', '-');
        if (!events.isEmpty()) {
          FcsWriter.write(
              file.sample().get().select(events), removed.resolve(name + "-removed.fcs"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
