package org.marrow.cytometry.assay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.CountTable;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.quality.QualityReport;
import org.marrow.cytometry.quality.Removal;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;

/**
 * The counts of a batch.
 *
 * @param counts one row a sample and definition, samples in their order, definitions as asked for
 * @param alternatives the rival definitions of those asked for, as far as the panels allow
 * @param quality one a sample that could be read
 * @param refused samples and definitions without a count, each with its reason: no row is lost
 * @param findings everything the reader should know, in the order of the samples
 */
public record BatchCounts(
    CountTable counts,
    CountTable alternatives,
    List<RunQuality> quality,
    List<Refused> refused,
    List<Finding> findings) {
  /**
   * What quality control did to a sample.
   *
   * @param sample name of the sample
   * @param events all its events
   * @param passed events that were gated
   * @param removed events removed for each reason; one event may be removed for several
   * @param viability living share, where a stain tells
   */
  public record RunQuality(
      String sample, int events, int passed, List<Removed> removed, OptionalDouble viability) {
    public RunQuality {
      removed = List.copyOf(removed);
    }
  }

  /**
   * Events removed for one reason.
   *
   * @param rule id of the rule
   * @param events how many
   * @param reason what was found, with the value and the limit
   */
  public record Removed(String rule, long events, String reason) {}

  /**
   * A count that was not made.
   *
   * @param sample name of the sample
   * @param definition id of the definition
   * @param reason why
   */
  public record Refused(String sample, String definition, String reason) {}

  public BatchCounts {
    quality = List.copyOf(quality);
    refused = List.copyOf(refused);
    findings = List.copyOf(findings);
  }

  /** Gathers a batch file by file. */
  static final class Collector {
    private final List<Count> counts = new ArrayList<>();
    private final List<Count> alternatives = new ArrayList<>();
    private final List<RunQuality> quality = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Finding> findings;

    Collector(List<Finding> before) {
      findings = new ArrayList<>(before);
    }

    void add(CountedFile file) {
      findings.addAll(file.findings());
      if (file.sample().isEmpty()) {
        for (Definition definition : file.wanted()) {
          refused.add(new Refused(file.name(), definition.id(), reason(file.readFindings())));
        }
        return;
      }
      quality.add(quality(file.name(), file.results().getFirst().quality()));
      for (AssayResult result : file.results()) {
        result
            .count()
            .ifPresentOrElse(
                counts::add,
                () ->
                    refused.add(
                        new Refused(
                            file.name(), result.definition().id(), reason(result.findings()))));
        result.alternatives().forEach(a -> a.count().ifPresent(alternatives::add));
      }
    }

    BatchCounts counts() {
      return new BatchCounts(
          new CountTable(counts),
          new CountTable(alternatives.stream().distinct().toList()),
          quality,
          refused,
          findings);
    }

    private static String reason(List<Finding> findings) {
      return findings.stream()
          .filter(f -> f.severity().compareTo(Severity.REFUSAL) >= 0)
          .map(Finding::what)
          .collect(Collectors.joining("; "));
    }

    private static RunQuality quality(String sample, QualityReport report) {
      List<Removed> removed = new ArrayList<>();
      for (Removal removal : report.removals()) {
        removed.add(new Removed(removal.rule().id(), removal.count(), removal.reason()));
      }
      return new RunQuality(
          sample,
          report.events(),
          report.passed().cardinality(),
          removed,
          Double.isNaN(report.viability())
              ? OptionalDouble.empty()
              : OptionalDouble.of(report.viability()));
    }
  }
}
