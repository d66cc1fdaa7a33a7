package org.marrow.cytometry.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.cytometry.CountRules;
import org.marrow.cytometry.count.Count;
import org.marrow.cytometry.count.DetectionLimits;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class ReviewTest {
  private static final int EVENTS = 20_000;

  /** 30 % of the cells at a level among cells at 1, both 0.3 wide, on the asinh scale. */
  private static MarkerTable sample(double level) {
    Stream stream = new Streams(1).stream("review", 0);
    double[] a = new double[EVENTS];
    for (int i = 0; i < EVENTS; i++) {
      a[i] = MarkerScale.MASS.inverse((i % 10 < 3 ? level : 1) + 0.3 * stream.normal());
    }
    return MarkerTable.of("sample", Map.of("A", a), MarkerScale.MASS);
  }

  /** A control tube whose 99th percentile lies at a level. */
  private static List<Control> control(double level) {
    double[] a = new double[2_000];
    for (int i = 0; i < a.length; i++) {
      a[i] = MarkerScale.MASS.inverse(level * i / (0.99 * (a.length - 1)));
    }
    MarkerTable tube = MarkerTable.of("iso", Map.of("A", a), MarkerScale.MASS);
    return List.of(new Control(ControlKind.ISOTYPE, Optional.empty(), tube));
  }

  private static Gated gate(MarkerTable sample, List<Control> controls) {
    List<Step> steps = List.of(Step.of("g", "A+"));
    return TemplateGate.run(sample, controls, steps, TemplateSettings.standard());
  }

  private static Review review(Gated gated, double movable) {
    return Review.of(gated, Optional.empty(), 0.95, movable);
  }

  private static List<Finding> findings(Gated gated) {
    Count count =
        Count.of("sample", "a", "a@1", gated.count(), EVENTS, "all", DetectionLimits.euroFlow());
    return review(gated, 0.1).findings(count);
  }

  @Test
  void sourcesThatDisagreeOverAGapWithoutCellsNeedNoReview() {
    // Cells at 1 and 7: the valley lies near 4, the control at 2.2, and hardly a cell between.
    Gated gated = gate(sample(7), control(2.2));
    Threshold cut = gated.steps().getFirst().thresholds().getFirst();
    assertThat(cut.source()).isEqualTo(ThresholdSource.CONTROL);
    assertThat(MarkerScale.MASS.forward(cut.rival().orElseThrow())).isGreaterThan(3);
    assertThat(review(gated, 0.1).needed()).isFalse();
    assertThat(findings(gated)).extracting(Finding::rule).doesNotContain(CountRules.NEEDS_REVIEW);
  }

  @Test
  void aControlThatCutsThroughThePopulationNeedsReviewAndSaysWhatTheCountWouldBe() {
    Gated gated = gate(sample(4), control(4.1));
    Review review = review(gated, 0.1);
    assertThat(review.needed()).isTrue();
    Dispute dispute = review.disputes().getFirst();
    assertThat(dispute.matters()).isTrue();
    assertThat(dispute.k()).isBetween(5_900L, 6_100L);
    assertThat(findings(gated).getFirst().rule()).isEqualTo(CountRules.NEEDS_REVIEW);
    assertThat(findings(gated).getFirst().what())
        .contains("would be " + dispute.k() + " of 20000, not " + gated.count() + " of 20000");
  }

  @Test
  void howFarACountMayMoveIsTheLaboratorysChoice() {
    // A control at 3.6 loses about a tenth of the positive cells.
    Gated gated = gate(sample(4), control(3.6));
    assertThat(review(gated, 0.02).needed()).isTrue();
    assertThat(review(gated, 0.5).needed()).isFalse();
    assertThat(findings(gate(sample(4), control(3.3))))
        .extracting(Finding::rule)
        .containsExactly(CountRules.THRESHOLD_CONTESTED);
  }

  @Test
  void aMoveWithinTheCountsOwnIntervalNeedsNoReviewHoweverLargeItsPart() {
    // 8 of 600 and 9 of 600 differ by an eighth and say the same.
    double[] a = new double[600];
    for (int i = 0; i < a.length; i++) {
      double level = i < 8 ? 5 + 0.05 * i : i == 8 ? 4.2 : 0.7 + 0.001 * i;
      a[i] = MarkerScale.MASS.inverse(level);
    }
    MarkerTable few = MarkerTable.of("few", Map.of("A", a), MarkerScale.MASS);
    Gated gated = gate(few, control(4.5));
    assertThat(gated.count()).isEqualTo(8);
    assertThat(review(gated, 0.1).disputes().getFirst().k()).isEqualTo(9);
    assertThat(review(gated, 0.1).needed()).isFalse();
  }

  @Test
  void aThresholdOfTheDenominatorMovesTheShareToo() {
    Gated base = gate(sample(4), control(4.1));
    Gated inner =
        TemplateGate.run(
            sample(4),
            control(4.1),
            List.of(Step.of("g", "A+"), Step.of("h", "A+")),
            TemplateSettings.standard());
    Review review = Review.of(inner, Optional.of(base), 0.95, 0.1);
    // Gate g is in both: moving it alone changes N and, through h, not k.
    Dispute g = review.disputes().getFirst();
    assertThat(g.gate()).isEqualTo("g");
    assertThat(g.k()).isEqualTo(inner.count());
    assertThat(g.n()).isGreaterThan(base.count() + 1_000);
    assertThat(g.matters()).isTrue();
  }
}
