package org.marrow.workbench.count;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.cytometry.assay.AssayResult.AlternativeCount;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.template.Dispute;
import org.marrow.cytometry.template.Explanation;
import org.marrow.cytometry.template.Review;
import org.marrow.cytometry.template.Threshold;
import org.marrow.foundation.findings.Finding;

/**
 * What was counted in one tube; holds no events.
 *
 * @param row the tube
 * @param events all events of the file
 * @param conformance what became of the file: ok, repaired, or "table" for a text table
 * @param unsound events that quality control finds unsound, by its rule, an event maybe under
 *     several
 * @param removed events unsound for at least one reason
 * @param viability living share of single cells; NaN when the panel does not tell
 * @param populations one a definition, in the order of the study
 * @param findings what there is to know about file and counts
 */
public record CountedSample(
    SampleRow row,
    long events,
    String conformance,
    Map<String, Long> unsound,
    long removed,
    double viability,
    List<Population> populations,
    List<Finding> findings) {
  /**
   * A threshold with the gate it belongs to.
   *
   * @param gate the gate
   * @param threshold its threshold
   */
  public record Cut(String gate, Threshold threshold) {}

  /**
   * A definition counted in the tube.
   *
   * @param definition the definition
   * @param count the count; empty when it was refused
   * @param cuts thresholds in use
   * @param review whether the count hangs on a choice between thresholds; empty when there is none
   * @param explanation what the count hangs on; empty when there is no count
   * @param alternatives rivals in the same events
   */
  public record Population(
      Definition definition,
      Optional<Count> count,
      List<Cut> cuts,
      Optional<Review> review,
      Optional<Explanation> explanation,
      List<AlternativeCount> alternatives) {
    public Population {
      cuts = List.copyOf(cuts);
      alternatives = List.copyOf(alternatives);
    }

    /** Whether a person must look at the count. */
    boolean needsReview() {
      return review.map(Review::needed).orElse(false);
    }

    /** The count with a threshold where another source puts it, if another does. */
    Optional<Dispute> dispute(Cut cut) {
      return review.flatMap(r -> r.dispute(cut.gate(), cut.threshold()));
    }
  }

  public CountedSample {
    unsound = Collections.unmodifiableMap(new TreeMap<>(unsound));
    populations = List.copyOf(populations);
    findings = List.copyOf(findings);
  }

  /** The count of a definition, if it was not refused. */
  public Optional<Count> count(String definition) {
    return populations.stream()
        .filter(p -> p.definition().id().equals(definition))
        .findFirst()
        .flatMap(Population::count);
  }
}
