package org.marrow.workbench.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.marrow.cytometry.assay.Assay;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.assay.AssaySettings;
import org.marrow.cytometry.assay.ControlTube;
import org.marrow.cytometry.cluster.MapSettings;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.fcs.ConformanceReport;
import org.marrow.cytometry.fcs.EventTable;
import org.marrow.cytometry.fcs.FcsFile;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.quality.QualityControl;
import org.marrow.cytometry.quality.QualityReport;
import org.marrow.cytometry.quality.QualitySettings;
import org.marrow.cytometry.quality.Removal;
import org.marrow.cytometry.template.GatedStep;
import org.marrow.cytometry.template.Threshold;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.rules.CountingRules;
import org.marrow.workbench.study.SamplesPlan;

/**
 * Counts a study's definitions in one tube after the other. Real files and those of virtual
 * patients go through the same code: reading with conformance, quality control, controls, gates,
 * counts.
 */
public final class SampleCounter {
  private final Definitions catalogue;
  private final List<Definition> definitions;
  private final SamplesPlan plan;
  private final long seed;
  private final boolean rivals;

  /**
   * A counter.
   *
   * @param catalogue the definitions to choose from
   * @param seed seed of the map that checks pictured samples
   */
  public SampleCounter(Definitions catalogue, SamplesPlan plan, long seed) {
    this(catalogue, plan.definitions().stream().map(catalogue::find).toList(), plan, seed, true);
  }

  private SampleCounter(
      Definitions catalogue,
      List<Definition> definitions,
      SamplesPlan plan,
      long seed,
      boolean rivals) {
    this.catalogue = catalogue;
    this.definitions = definitions;
    this.plan = plan;
    this.seed = seed;
    this.rivals = rivals;
  }

  /** The same for the first definition alone, without its rivals: for many repetitions. */
  public SampleCounter firstAlone() {
    return new SampleCounter(catalogue, List.of(definitions.getFirst()), plan, seed, false);
  }

  /**
   * A tube's counts, and its pictures where the study asks for them.
   *
   * @param sample the counts
   * @param figures gates and controls; empty for most samples
   */
  public record Counted(CountedSample sample, List<Figure> figures) {
    public Counted {
      figures = List.copyOf(figures);
    }
  }

  /** The definitions that are counted, in order. */
  public List<Definition> definitions() {
    return definitions;
  }

  /**
   * Reads a control tube.
   *
   * @throws org.marrow.foundation.findings.InvalidInput when the file is refused
   */
  public ControlTube control(SampleRow row) {
    return new ControlTube(
        row.control().orElseThrow(), row.marker(), FcsReader.read(row.file()).named(row.sample()));
  }

  /**
   * Counts every definition in a tube.
   *
   * @param controls control tubes of its batch
   */
  public Counted count(SampleRow row, List<ControlTube> controls) {
    try {
      return read(row, controls);
    } catch (InvalidInput refused) {
      // One unreadable file is told and left out; the others are counted.
      List<Finding> findings =
          refused.findings().stream()
              .map(f ->
                  CountingRules.FILE_REFUSED.at(
                      f.where(), row.sample() + " was not counted: " + f.what(), f.remedy()))
              .toList();
      return new Counted(
          new CountedSample(row, 0, "refused", Map.of(), 0, Double.NaN, List.of(), findings),
          List.of());
    }
  }

  private Counted read(SampleRow row, List<ControlTube> controls) {
    List<Finding> findings = new ArrayList<>();
    String conformance = "table";
    Sample sample;
    if (EventTable.isTable(row.file())) {
      EventTable table = EventTable.read(row.file());
      sample = table.sample().named(row.sample());
      findings.addAll(table.findings());
    } else {
      try (FcsFile file = FcsReader.open(row.file())) {
        ConformanceReport report = file.report();
        report.throwIfRefused();
        conformance = report.verdict().toString();
        findings.addAll(report.findings());
        sample = file.chosen().read().named(row.sample());
      }
    }
    QualityReport quality = QualityControl.run(sample, QualitySettings.standard());
    AssaySettings settings = settings(plan.pictures().contains(row.sample()));
    QualityReport gated = plan.removeUnsound() ? quality : Assay.quality(sample, settings);
    boolean pictured = plan.pictures().contains(row.sample());
    List<CountedSample.Population> populations = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (Definition definition : definitions) {
      Assay assay = new Assay(catalogue, definition, controls, settings);
      AssayResult result = assay.count(sample, gated);
      populations.add(population(result));
      findings.addAll(result.findings());
      if (pictured && result.gated().isGated() && result.gated().table().events() > 0) {
        figures.addAll(GatePictures.of(result, assay.controlTables()));
      }
    }
    if (!plan.removeUnsound()) {
      findings.addAll(quality.findings());
    }
    Map<String, Long> unsound = new TreeMap<>();
    for (Removal removal : quality.removals()) {
      unsound.merge(removal.rule().id(), removal.count(), Long::sum);
    }
    CountedSample counted =
        new CountedSample(
            row,
            sample.events(),
            conformance,
            unsound,
            quality.removed().cardinality(),
            quality.viability(),
            populations,
            findings.stream().distinct().toList());
    return new Counted(counted, figures);
  }

  private static CountedSample.Population population(AssayResult result) {
    List<CountedSample.Cut> cuts = new ArrayList<>();
    for (GatedStep step : result.gated().steps()) {
      for (Threshold threshold : step.thresholds()) {
        cuts.add(new CountedSample.Cut(step.step().name(), threshold));
      }
    }
    return new CountedSample.Population(
        result.definition(),
        result.count(),
        cuts,
        result.review(),
        result.explanation(),
        result.alternatives());
  }

  private AssaySettings settings(boolean pictured) {
    AssaySettings settings =
        (pictured
                ? AssaySettings.standard().withMap(MapSettings.standard(seed))
                : AssaySettings.standard().withoutMap())
            .withNames(plan.channels());
    AssaySettings gates = rivals ? settings : settings.withoutRivals();
    return plan.removeUnsound() ? gates : gates.withoutQuality();
  }
}
