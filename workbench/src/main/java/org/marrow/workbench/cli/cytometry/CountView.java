package org.marrow.workbench.cli.cytometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.marrow.cytometry.assay.AssayResult;
import org.marrow.cytometry.cluster.ClusterCheck;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.quality.Removal;
import org.marrow.cytometry.template.Dispute;
import org.marrow.cytometry.template.Explanation;
import org.marrow.cytometry.template.GatedStep;
import org.marrow.cytometry.template.Review;
import org.marrow.cytometry.template.Threshold;

/** A counted sample as {@code --json} prints it. Absent values are null, as JSON has them. */
record CountView(
    String sample,
    String definition,
    @Nullable Figures count,
    boolean needsReview,
    List<Removed> removed,
    List<Gate> gates,
    @Nullable Sensitivity sensitivity,
    @Nullable Map map,
    @Nullable Figures residents,
    List<Rival> alternatives) {

  /** k of N. */
  record Figures(
      long k,
      long n,
      String denominator,
      @Nullable Double share,
      double lower,
      double upper,
      double confidence,
      String status,
      String text) {
    static Figures of(Count c) {
      return new Figures(
          c.k(),
          c.n(),
          c.denominator(),
          c.status() == org.marrow.cytometry.count.DetectionStatus.QUANTIFIABLE ? c.share() : null,
          c.interval().lower(),
          c.interval().upper(),
          c.confidence(),
          c.status().words(),
          c.describe());
    }
  }

  /** Events removed by quality control. */
  record Removed(String rule, long events, String reason) {}

  /** A gate and its thresholds. */
  record Gate(
      String name,
      String phenotype,
      long parent,
      long inside,
      List<String> notMeasured,
      List<Cut> thresholds) {}

  /** A threshold with its rivals, in raw units. */
  record Cut(
      String marker,
      double value,
      String source,
      String foundIn,
      @Nullable Double control,
      @Nullable Double valley,
      @Nullable Double mixture,
      double separation,
      long certain,
      long possible,
      @Nullable Double rival,
      @Nullable Long rivalK,
      @Nullable Long rivalN,
      boolean review,
      String reason) {}

  /** What the count hangs on. */
  record Sensitivity(List<Explanation.Shift> thresholds, List<Explanation.LeftOut> leftOut) {}

  /** The map's view. */
  record Map(long template, long map, long both, double jaccard, boolean flagged) {}

  /** A rival definition in the same events. */
  record Rival(
      String definition,
      String why,
      @Nullable Figures count,
      long shared,
      double jaccard,
      String missing) {}

  static CountView of(AssayResult r) {
    List<Removed> removed = new ArrayList<>();
    for (Removal removal : r.quality().removals()) {
      removed.add(new Removed(removal.rule().id(), removal.count(), removal.reason()));
    }
    List<Gate> gates = new ArrayList<>();
    for (GatedStep step : r.gated().steps()) {
      gates.add(
          new Gate(
              step.step().name(),
              step.applied().toString(),
              step.parent().cardinality(),
              step.members().cardinality(),
              step.notMeasured(),
              step.thresholds().stream().map(t -> cut(r, step, t)).toList()));
    }
    return new CountView(
        r.sample(),
        r.definition().id(),
        r.count().map(Figures::of).orElse(null),
        r.review().map(Review::needed).orElse(false),
        removed,
        gates,
        r.explanation().map(e -> new Sensitivity(e.shifts(), e.leftOut())).orElse(null),
        r.check().map(CountView::map).orElse(null),
        r.residents().map(Figures::of).orElse(null),
        r.alternatives().stream()
            .map(a ->
                new Rival(
                    a.definition().id(),
                    a.why(),
                    a.count().map(Figures::of).orElse(null),
                    a.shared(),
                    a.jaccard(),
                    a.missing()))
            .toList());
  }

  private static Map map(ClusterCheck c) {
    return new Map(
        c.template(), c.clusters(), c.both(), c.jaccard(), c.disagreement() > ClusterCheck.FLAGGED);
  }

  private static Cut cut(AssayResult r, GatedStep step, Threshold t) {
    Optional<Dispute> dispute = r.review().flatMap(v -> v.dispute(step.step().name(), t));
    return new Cut(
        t.key(),
        t.raw(),
        t.source().words(),
        t.foundIn(),
        boxed(t.control()),
        boxed(t.valley()),
        boxed(t.mixture()),
        t.separation(),
        t.certain(),
        t.possible(),
        boxed(t.rival()),
        dispute.map(Dispute::k).orElse(null),
        dispute.map(Dispute::n).orElse(null),
        dispute.map(Dispute::matters).orElse(false),
        t.doubt());
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
