package org.marrow.cytometry.assay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.assay.AssayResult.AlternativeCount;
import org.marrow.cytometry.cluster.ClusterCheck;
import org.marrow.cytometry.cluster.SelfOrganisingMap;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.DetectionStatus;
import org.marrow.cytometry.definition.Alternative;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.definition.Phenotype;
import org.marrow.cytometry.definition.Standing;
import org.marrow.cytometry.fcs.Sample;
import org.marrow.cytometry.fcs.Spillover;
import org.marrow.cytometry.quality.QualityControl;
import org.marrow.cytometry.quality.QualityReport;
import org.marrow.cytometry.template.Control;
import org.marrow.cytometry.template.Explanation;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.MarkerScale;
import org.marrow.cytometry.template.MarkerTable;
import org.marrow.cytometry.template.Review;
import org.marrow.cytometry.template.Step;
import org.marrow.cytometry.template.TemplateGate;
import org.marrow.cytometry.transform.ChannelScale;
import org.marrow.cytometry.transform.Compensation;
import org.marrow.cytometry.transform.Panel;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;

/**
 * Counts a definition in samples of one panel.
 *
 * @param definitions the catalogue
 * @param definition the definition to count
 * @param controls control tubes of the same panel and instrument settings
 * @param settings how to run
 */
public record Assay(
    Definitions definitions,
    Definition definition,
    List<ControlTube> controls,
    AssaySettings settings) {
  /** Marker values above this are fluorescence; ion counts of mass cytometry stay below. */
  private static final double MASS_BELOW = 5000;

  public Assay {
    controls = List.copyOf(controls);
  }

  /**
   * An assay without controls and with standard settings.
   *
   * @param name {@code name} or {@code name@version}
   */
  public static Assay of(Definitions definitions, String name) {
    return new Assay(definitions, definitions.find(name), List.of(), AssaySettings.standard());
  }

  /** The same with control tubes. */
  public Assay withControls(List<ControlTube> tubes) {
    return new Assay(definitions, definition, tubes, settings);
  }

  /** The same with other settings. */
  public Assay with(AssaySettings other) {
    return new Assay(definitions, definition, controls, other);
  }

  /** Counts the definition and its alternatives in one sample. */
  public AssayResult count(Sample sample) {
    return count(sample, quality(sample, settings));
  }

  /** What quality control of these settings finds in a sample; nothing where there is none. */
  public static QualityReport quality(Sample sample, AssaySettings settings) {
    return settings
        .quality()
        .map(q -> QualityControl.run(sample, q))
        .orElse(new QualityReport(sample.events(), List.of(), List.of(), Double.NaN, List.of()));
  }

  /** The same where several definitions share one look at the quality of a sample. */
  public AssayResult count(Sample sample, QualityReport quality) {
    List<Finding> findings = new ArrayList<>(quality.findings());
    MarkerTable table = table(sample, wanted());
    List<Control> tubes = tubes(table.markers());
    BitSet passed = quality.passed();
    Gated gated = gate(definition, table, tubes, passed);
    findings.addAll(gated.findings());
    Optional<Signed> signed =
        counted(sample.name(), definition, gated, table, tubes, passed, findings);
    Optional<Count> count = signed.map(Signed::count);
    if (definition.standing() == Standing.CONTESTED && count.isPresent()) {
      findings.add(
          CountRules.CONTESTED.at(
              Where.in(sample.name()),
              definition.id() + " is one of several definitions; see its alternatives"));
    }
    Optional<ClusterCheck> check =
        count.isPresent() ? check(gated, passed, sample.name()) : Optional.empty();
    check.flatMap(c -> c.finding(sample.name(), definition.id())).ifPresent(findings::add);
    Optional<Count> residents =
        settings.residents().flatMap(r -> residents(r, sample, passed, findings));
    return new AssayResult(
        sample.name(),
        definition,
        quality,
        gated,
        count,
        signed.map(Signed::review),
        count.map(_ -> Explanation.of(gated)),
        check,
        residents,
        settings.rivals() ? alternatives(sample.name(), gated, table, tubes, passed) : List.of(),
        findings.stream().distinct().toList());
  }

  private List<Control> tubes(Set<String> markers) {
    return controls.stream()
        .map(c -> new Control(c.kind(), c.marker(), table(c.sample(), markers)))
        .toList();
  }

  /** Marrow-resident cells, in a table of their own so that they change nothing else. */
  private Optional<Count> residents(
      Residents residents, Sample sample, BitSet passed, List<Finding> findings) {
    Definition what = definitions.find(residents.definition());
    MarkerTable table = table(sample, wanted(List.of(what)));
    List<Control> tubes = tubes(table.markers());
    Gated gated = gate(what, table, tubes, passed);
    findings.addAll(gated.findings());
    Optional<Count> count =
        counted(sample.name(), what, gated, table, tubes, passed, findings).map(Signed::count);
    count.flatMap(residents.limit()::check).ifPresent(findings::add);
    return count;
  }

  /** The control tubes as the gates see them: compensated, by marker. */
  public List<Control> controlTables() {
    return tubes(wanted());
  }

  /** A count and whether it hangs on a choice. */
  private record Signed(Count count, Review review) {}

  private Optional<Signed> counted(
      String sample,
      Definition what,
      Gated gated,
      MarkerTable table,
      List<Control> tubes,
      BitSet passed,
      List<Finding> findings) {
    if (!gated.isGated()) {
      return Optional.empty();
    }
    long n = passed.cardinality();
    BitSet counted = gated.members();
    Optional<Gated> within = Optional.empty();
    String denominator =
        settings.quality().isEmpty() ? "all events" : "events that passed quality control";
    if (what.denominator().isPresent()) {
      Definition base = definitions.find(what.denominator().get());
      Gated all = gate(base, table, tubes, passed);
      if (!all.isGated()) {
        findings.addAll(all.findings());
        return Optional.empty();
      }
      within = Optional.of(all);
      BitSet inside = all.members();
      n = inside.cardinality();
      denominator = base.id();
      // A population must lie within its denominator, or k of N means nothing.
      counted.and(inside);
    }
    if (n == 0) {
      findings.add(
          CountRules.EMPTY_DENOMINATOR.at(Where.in(sample), "no event is in " + denominator));
      return Optional.empty();
    }
    Count count =
        new Count(
            sample,
            what.title(),
            what.id(),
            counted.cardinality(),
            n,
            denominator,
            settings.confidence(),
            settings.limits().apply(n));
    if (count.status() == DetectionStatus.BELOW_DETECTION
        || count.status() == DetectionStatus.NOT_DETECTED) {
      findings.add(
          CountRules.BELOW_DETECTION.at(Where.in(sample), what.id() + ": " + count.describe()));
    }
    Review review = Review.of(gated, within, settings.confidence(), settings.template().movable());
    findings.addAll(review.findings(count));
    return Optional.of(new Signed(count, review));
  }

  private List<AlternativeCount> alternatives(
      String sample, Gated main, MarkerTable table, List<Control> tubes, BitSet passed) {
    List<AlternativeCount> counts = new ArrayList<>();
    for (Alternative alternative : definition.alternatives()) {
      Definition rival = definitions.find(alternative.definition());
      Gated gated = gate(rival, table, tubes, passed);
      List<Finding> own = new ArrayList<>(gated.findings());
      Optional<Count> count =
          counted(sample, rival, gated, table, tubes, passed, own).map(Signed::count);
      String missing =
          own.stream()
              .filter(f -> f.severity() == Severity.REFUSAL)
              .map(Finding::what)
              .findFirst()
              .orElse("");
      BitSet both = gated.isGated() ? gated.members() : new BitSet();
      BitSet either = (BitSet) both.clone();
      if (main.isGated()) {
        both.and(main.members());
        either.or(main.members());
      }
      counts.add(
          new AlternativeCount(
              rival,
              alternative.why(),
              count,
              both.cardinality(),
              either.isEmpty() ? 1 : (double) both.cardinality() / either.cardinality(),
              missing));
    }
    return counts;
  }

  private Gated gate(Definition what, MarkerTable table, List<Control> tubes, BitSet passed) {
    return TemplateGate.run(
        table, passed, tubes, Step.path(definitions, what), settings.template());
  }

  private Optional<ClusterCheck> check(Gated gated, BitSet passed, String sample) {
    if (settings.map().isEmpty() || passed.isEmpty()) {
      return Optional.empty();
    }
    MarkerTable clean = gated.table().select(passed);
    BitSet members = new BitSet();
    BitSet before = gated.members();
    int at = 0;
    for (int e = passed.nextSetBit(0); e >= 0; e = passed.nextSetBit(e + 1)) {
      members.set(at++, before.get(e));
    }
    double[][] columns =
        clean.markers().stream()
            .map(m -> clean.scaled(m, clean.everyEvent()))
            .toArray(double[][]::new);
    SelfOrganisingMap map = SelfOrganisingMap.train(columns, settings.map().get());
    return Optional.of(ClusterCheck.of(gated, members, clean, map));
  }

  /** Every marker that the definition, its denominator or a rival asks for. */
  private Set<String> wanted() {
    List<Definition> all = new ArrayList<>(List.of(definition));
    definition.alternatives().forEach(a -> all.add(definitions.find(a.definition())));
    return wanted(all);
  }

  private Set<String> wanted(List<Definition> counted) {
    Set<String> wanted = new TreeSet<>();
    List<Definition> all = new ArrayList<>(counted);
    for (Definition d : List.copyOf(all)) {
      d.denominator().ifPresent(id -> all.add(definitions.find(id)));
    }
    for (Definition d : all) {
      for (Definition gate : definitions.path(d)) {
        wanted.addAll(gate.phenotype().markerNames());
        gate.supporting().stream().map(Phenotype.Marker::marker).forEach(wanted::add);
      }
    }
    return wanted;
  }

  private MarkerTable table(Sample sample, Set<String> markers) {
    Map<String, Integer> channels = Panel.channels(sample, markers, settings.names());
    TreeMap<String, double[]> columns = new TreeMap<>();
    double[][] values = values(sample, channels.values());
    channels.forEach((marker, channel) -> columns.put(marker, values[channel]));
    double brightest = 0;
    for (double[] column : columns.values()) {
      brightest = Math.max(brightest, Arrays.stream(column).max().orElse(0));
    }
    MarkerScale scale =
        settings
            .scale()
            .orElse(brightest > MASS_BELOW ? MarkerScale.FLUORESCENCE : MarkerScale.MASS);
    return MarkerTable.of(sample.name(), columns, sample.events(), scale);
  }

  /** Scale values of some channels, compensated where the file has a matrix. */
  private double[][] values(Sample sample, Collection<Integer> channels) {
    double[][] columns = new double[sample.channels().size()][];
    Optional<Spillover> spillover =
        sample.spillover().filter(s -> settings.compensate() && !s.identity());
    Set<Integer> needed = new TreeSet<>(channels);
    spillover.ifPresent(s -> needed.addAll(s.channels()));
    for (int channel : needed) {
      columns[channel] = sample.doubles(channel);
      ChannelScale scale = ChannelScale.of(sample.channels().get(channel));
      if (!scale.identity()) {
        scale.apply(columns[channel], sample.events());
      }
    }
    if (spillover.isPresent()) {
      Compensation.of(spillover.get()).apply(columns, sample.events());
    }
    return columns;
  }
}
