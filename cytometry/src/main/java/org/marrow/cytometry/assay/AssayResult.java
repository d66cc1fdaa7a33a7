package org.marrow.cytometry.assay;

import java.util.List;
import java.util.Optional;
import org.marrow.cytometry.cluster.ClusterCheck;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.quality.QualityReport;
import org.marrow.cytometry.template.Explanation;
import org.marrow.cytometry.template.Gated;
import org.marrow.cytometry.template.Review;
import org.marrow.foundation.findings.Finding;

/**
 * A definition counted in one sample.
 *
 * @param sample name of the sample
 * @param definition the definition
 * @param quality what quality control found
 * @param gated the gates as they were applied
 * @param count the count; empty when it was refused (see findings)
 * @param review whether the count hangs on a choice between thresholds; empty when there is none
 * @param explanation what the count hangs on; empty when there is no count
 * @param check the map's view; empty when it was not asked for or there is no count
 * @param residents marrow-resident cells; empty when they were not asked for or cannot be counted
 * @param alternatives the rivals of the definition, in its order
 * @param findings everything the reader should know, in the order met
 */
public record AssayResult(
    String sample,
    Definition definition,
    QualityReport quality,
    Gated gated,
    Optional<Count> count,
    Optional<Review> review,
    Optional<Explanation> explanation,
    Optional<ClusterCheck> check,
    Optional<Count> residents,
    List<AlternativeCount> alternatives,
    List<Finding> findings) {
  /**
   * A rival definition counted in the same events.
   *
   * @param definition the rival
   * @param why when it is used instead
   * @param count its count; empty when the panel lacks its markers
   * @param shared events in both populations
   * @param jaccard events in both over events in either; 1 when both are empty
   * @param missing what the panel lacks, or the empty string
   */
  public record AlternativeCount(
      Definition definition,
      String why,
      Optional<Count> count,
      long shared,
      double jaccard,
      String missing) {}

  public AssayResult {
    alternatives = List.copyOf(alternatives);
    findings = List.copyOf(findings);
  }
}
