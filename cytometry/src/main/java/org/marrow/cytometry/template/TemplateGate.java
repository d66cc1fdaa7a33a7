package org.marrow.cytometry.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.cytometry.definition.Level;
import org.marrow.cytometry.definition.Phenotype;
import org.marrow.foundation.findings.Findings;
import org.marrow.foundation.findings.Where;

/** Applies the gates of a definition to a sample, the outermost first. */
public final class TemplateGate {
  private final MarkerTable table;
  private final List<Control> controls;
  private final TemplateSettings settings;
  private final Findings findings = new Findings();
  private final List<GatedStep> done = new ArrayList<>();

  private TemplateGate(MarkerTable table, List<Control> controls, TemplateSettings settings) {
    this.table = table;
    this.controls = controls;
    this.settings = settings;
  }

  /**
   * Gates all events of a sample.
   *
   * @param controls control tubes of the same panel and settings; may be empty
   * @param steps the gates, the outermost first
   */
  public static Gated run(
      MarkerTable table, List<Control> controls, List<Step> steps, TemplateSettings settings) {
    return run(table, table.everyEvent(), controls, steps, settings);
  }

  /**
   * Gates the events of a sample that passed quality control.
   *
   * @param passed events to gate
   */
  public static Gated run(
      MarkerTable table,
      BitSet passed,
      List<Control> controls,
      List<Step> steps,
      TemplateSettings settings) {
    return new TemplateGate(table, controls, settings).walk(steps, passed);
  }

  private Gated walk(List<Step> steps, BitSet passed) {
    List<String> missing = new ArrayList<>();
    for (Step step : steps) {
      if (step.phenotype().within(table.markers()).isEmpty()) {
        Set<String> lacking = new TreeSet<>(step.phenotype().markerNames());
        lacking.removeAll(table.markers());
        missing.add(step.name() + " needs " + String.join(", ", lacking));
      }
    }
    if (!missing.isEmpty()) {
      findings.add(
          CountRules.MARKER_MISSING.at(
              Where.in(table.name()),
              String.join("; ", missing)
                  + "; the panel has "
                  + String.join(", ", table.markers())));
      return new Gated(table, List.of(), findings.list());
    }
    BitSet parent = passed;
    for (Step step : steps) {
      GatedStep gated = gate(step, parent, passed);
      done.add(gated);
      parent = gated.members();
    }
    return new Gated(table, done, findings.list());
  }

  private GatedStep gate(Step step, BitSet parent, BitSet passed) {
    Where where = Where.in(table.name());
    Phenotype phenotype = step.phenotype().within(table.markers()).orElseThrow();
    List<Phenotype> parts = new ArrayList<>(List.of(phenotype));
    Set<String> lacking = new TreeSet<>(step.phenotype().markerNames());
    for (Phenotype.Marker support : step.supporting()) {
      if (table.markers().contains(support.marker())) {
        parts.add(support);
      } else {
        lacking.add(support.marker());
      }
    }
    lacking.removeAll(table.markers());
    if (!lacking.isEmpty()) {
      findings.add(
          CountRules.SUPPORT_MISSING.at(
              where.column(String.join(", ", lacking)), step.name() + " was gated without it"));
    }
    Phenotype applied = parts.size() == 1 ? phenotype : new Phenotype.All(parts);
    List<Threshold> thresholds = thresholds(step, applied, parent, passed);
    BitSet members = Membership.of(table, applied, thresholds, parent, "");
    return new GatedStep(step, applied, List.copyOf(lacking), thresholds, parent, members);
  }

  private List<Threshold> thresholds(Step step, Phenotype phenotype, BitSet parent, BitSet passed) {
    List<ThresholdFinder.Level> levels = new ArrayList<>();
    levels.add(
        new ThresholdFinder.Level(done.isEmpty() ? "all" : done.getLast().step().name(), parent));
    for (int i = done.size() - 1; i >= 0; i--) {
      String gate = i == 0 ? "all" : done.get(i - 1).step().name();
      levels.add(new ThresholdFinder.Level(gate, i == 0 ? passed : done.get(i).parent()));
    }
    ThresholdFinder finder = new ThresholdFinder(table, levels, settings);
    List<Threshold> thresholds = new ArrayList<>();
    for (String marker : phenotype.markerNames()) {
      Set<Level> asked =
          phenotype.markers().stream()
              .filter(m -> m.marker().equals(marker))
              .map(Phenotype.Marker::level)
              .collect(Collectors.toSet());
      double[] control = control(step, marker);
      Threshold positive = finder.positive(marker, control, step.anchor(marker));
      if (asked.stream().anyMatch(Level::usesPositive)) {
        thresholds.add(positive);
      }
      if (asked.stream().anyMatch(Level::usesHigh)) {
        thresholds.add(finder.high(marker, positive, step.threeLevels().contains(marker)));
      }
    }
    return thresholds;
  }

  /**
   * Pooled raw values of the control tubes of a marker: the preferred kind, else FMO, isotype ...
   */
  private double[] control(Step step, String marker) {
    List<ControlKind> order = new ArrayList<>(List.of(step.anchor(marker).control()));
    order.addAll(List.of(ControlKind.FMO, ControlKind.ISOTYPE, ControlKind.UNSTAINED));
    for (ControlKind kind : order) {
      List<Control> tubes =
          controls.stream().filter(c -> c.kind() == kind && c.controls(marker)).toList();
      if (tubes.isEmpty()) {
        continue;
      }
      double[] pooled =
          tubes.stream().flatMapToDouble(c -> Arrays.stream(values(c, marker))).toArray();
      double beyond = pooled.length * (1 - step.anchor(marker).percentile() / 100);
      if (beyond < 10 && pooled.length * step.anchor(marker).percentile() / 100 >= 10) {
        findings.add(
            CountRules.SMALL_CONTROL.at(
                Where.in(tubes.getFirst().table().name()).column(marker),
                pooled.length
                    + " events for percentile "
                    + step.anchor(marker).percentile()
                    + " ("
                    + Math.round(beyond)
                    + " above it)"));
      }
      if (pooled.length > 0) {
        return pooled;
      }
    }
    if (controls.stream().noneMatch(c -> c.controls(marker))) {
      findings.add(
          CountRules.NO_CONTROL.at(
              Where.in(table.name()).column(marker),
              step.name() + ": the threshold of " + marker + " has no control"));
    }
    return new double[0];
  }

  /** An FMO tube is gated like the sample as far as its panel goes; other controls are not. */
  private double[] values(Control tube, String marker) {
    BitSet inside = tube.table().everyEvent();
    if (tube.kind() == ControlKind.FMO) {
      for (GatedStep step : done) {
        Optional<Phenotype> seen = step.applied().within(tube.table().markers());
        if (seen.isPresent() && !seen.get().markerNames().contains(marker)) {
          inside = Membership.of(tube.table(), seen.get(), step.thresholds(), inside, "");
        }
      }
    }
    return tube.table().raw(marker, inside);
  }
}
