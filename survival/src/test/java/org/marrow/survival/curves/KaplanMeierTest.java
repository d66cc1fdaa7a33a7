package org.marrow.survival.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.SurvivalData;

class KaplanMeierTest {
  private static final SurvivalData SIX =
      SurvivalData.of(new double[] {1, 2, 2, 3, 4, 5}, new int[] {1, 1, 0, 1, 0, 1}).build();

  @Test
  void limitsOnEveryScaleAreThoseOfR() {
    // survfit(Surv(t, s) ~ 1, conf.type = ...) at time 3, R survival 3.5-3.
    limitsAtThree(Limits.PLAIN, 0.008896892324432526, 0.87999199656445648);
    limitsAtThree(Limits.LOG, 0.16680793662807852, 1);
    limitsAtThree(Limits.LOG_LOG, 0.066186753146412466, 0.78490836714795853);
    limitsAtThree(Limits.ARCSINE, 0.082574087119450773, 0.84633396848815357);
    limitsAtThree(Limits.LOGIT, 0.12056282555496656, 0.82358448369869086);
  }

  private static void limitsAtThree(Limits scale, double lower, double upper) {
    Curve curve = KaplanMeier.fit(SIX, Factor.single(6, "all"), scale, 0.95).curve("all");
    assertThat(curve.lower(2)).isCloseTo(lower, within(1e-13));
    assertThat(curve.upper(2)).isCloseTo(upper, within(1e-13));
    assertThat(curve.lower(4)).as("no limit where the curve is 0").isNaN();
  }

  @Test
  void caseWeightsCountPatients() {
    SurvivalData weighted = SIX.toBuilder().weights(new double[] {2, 1, 1, 3, 1, 2}).build();
    SurvivalData repeated = SIX.select(new int[] {0, 0, 1, 2, 3, 3, 3, 4, 5, 5});
    Curve a = KaplanMeier.fit(weighted).curves().getFirst();
    Curve b = KaplanMeier.fit(repeated).curves().getFirst();
    assertThat(a.survivals()).containsExactly(b.survivals());
    assertThat(a.standardError(0)).isCloseTo(0.1264911064067, within(1e-12));
    assertThat(a.standardError(2)).isEqualTo(b.standardError(2));
  }

  @Test
  void delayedEntryHoldsPatientsBackUntilTheyComeUnderObservation() {
    SurvivalData late =
        SurvivalData.of(new double[] {2, 4, 6}, new int[] {1, 1, 1})
            .entry(new double[] {0, 3, 0})
            .build();
    Curve c = KaplanMeier.fit(late).curves().getFirst();
    assertThat(c.table().atRisk(0)).isEqualTo(2);
    assertThat(c.table().atRisk(1)).isEqualTo(2);
    assertThat(c.survivals()).containsExactly(0.5, 0.25, 0);
  }

  @Test
  void theRiskTableAddsUpAlsoWithEntryAndStartStopRows() {
    SurvivalData rows =
        SurvivalData.of(new double[] {3, 9, 4, 7, 8}, new int[] {0, 1, 1, 0, 0})
            .ids(List.of("a", "a", "b", "c", "d"))
            .entry(new double[] {0, 3, 0, 2, 6})
            .build();
    RiskTable table = RiskTable.of(rows, Factor.single(5, "all"), new double[] {0, 3, 5, 7.5, 10});
    assertThat(table.rows())
        .allMatch(r -> r.entered() == r.atRisk() + r.events() + r.censored())
        .extracting(r -> r.entered() + " " + r.atRisk() + " " + r.events() + " " + r.censored())
        .containsExactly("2 2 0 0", "3 3 0 0", "3 2 1 0", "4 2 1 1", "4 0 2 2");
  }

  @Test
  void rowOrderDoesNotMatter() {
    Stream random = new Streams(3).stream("order", 0);
    double[] time = new double[200];
    int[] event = new int[200];
    for (int i = 0; i < 200; i++) {
      time[i] = 1 + random.below(40);
      event[i] = (int) random.below(2);
    }
    SurvivalData data = SurvivalData.of(time, event).build();
    Curve a = KaplanMeier.fit(data).curves().getFirst();
    Curve b = KaplanMeier.fit(data.select(random.permutation(200))).curves().getFirst();
    assertThat(a.survivals()).containsExactly(b.survivals());
  }

  @Test
  void aMedianThatIsNotReachedIsSaidAndNotInvented() {
    SurvivalData data = SurvivalData.of(new double[] {1, 2, 3, 4}, new int[] {1, 0, 0, 0}).build();
    KaplanMeier fit = KaplanMeier.fit(data);
    assertThat(fit.curve("all").median().time()).isEmpty();
    assertThat(fit.findings())
        .extracting(f -> f.rule().id())
        .contains("survival/median-not-reached");
    assertThat(KaplanMeier.fit(SIX).findings())
        .extracting(f -> f.rule().id())
        .doesNotContain("survival/median-not-reached");
  }

  @Test
  void aFlatPartAtOneHalfGivesItsMiddle() {
    SurvivalData data = SurvivalData.of(new double[] {1, 2, 4, 6}, new int[] {1, 1, 1, 1}).build();
    assertThat(KaplanMeier.fit(data).curve("all").median().time()).hasValue(3);
  }

  @Test
  void medianFollowUpTurnsCensoringAround() {
    Curve followUp = KaplanMeier.followUp(SIX);
    assertThat(followUp.events()).isEqualTo(2);
    assertThat(followUp.median().time()).hasValue(4);
  }

  @Test
  void aRestrictedMeanBeyondTheDataIsRefused() {
    SurvivalData data = SurvivalData.of(new double[] {1, 2, 3}, new int[] {1, 1, 0}).build();
    Curve curve = KaplanMeier.fit(data).curve("all");
    assertThat(RestrictedMean.of(curve, 3).estimate())
        .isCloseTo(1 + 2.0 / 3 + 1.0 / 3, within(1e-15));
    assertThatThrownBy(() -> RestrictedMean.of(curve, 3.1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the last time of the group is 3.0");
    // A curve that has reached 0 stays there, so its whole area is known.
    assertThat(RestrictedMean.of(KaplanMeier.fit(SIX).curve("all"), 50).estimate()).isPositive();
  }

  @Test
  void turnbullOfExactTimesIsKaplanMeier() {
    double[] lower = {1, 2, 2, 3, 4, 5};
    double[] upper = {1, 2, Double.POSITIVE_INFINITY, 3, Double.POSITIVE_INFINITY, 5};
    Turnbull npmle = Turnbull.fit(lower, upper);
    Curve km = KaplanMeier.fit(SIX).curve("all");
    for (double t : new double[] {0.5, 1, 2, 2.5, 3, 4, 4.5, 5}) {
      assertThat(npmle.survivalAt(t)).isCloseTo(km.survivalAt(t), within(1e-10));
    }
  }

  @Test
  void nelsonAalenAddsHazardsAndItsTieCorrectionUntiesThem() {
    SurvivalData tied = SurvivalData.of(new double[] {1, 1, 2}, new int[] {1, 1, 1}).build();
    NelsonAalen plain = NelsonAalen.fit(tied);
    assertThat(plain.hazard(0)).isEqualTo(2.0 / 3);
    assertThat(plain.standardError(0)).isEqualTo(Math.sqrt(2.0 / 9));
    assertThat(NelsonAalen.fitUntied(tied).hazard(0)).isEqualTo(1.0 / 3 + 1.0 / 2);
    // survfit(stype = 2, ctype = 1), R survival 3.5-3.
    assertThat(NelsonAalen.fit(SIX).survival(1)).isCloseTo(0.6930406200864, within(1e-13));
  }
}
