package org.marrow.survival.confounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.rules.ModelRules;

class ConfoundingTest {
  private static final Where HERE = Where.in("made up");

  @Test
  void theEValueOfThePaperIsFound() {
    // VanderWeele, Ding 2017: risk ratio 3.9 (1.8 to 8.7) has the E-values 7.26 and 3.0.
    EValue e = EValue.ofHazardRatio(3.9, 1.8, 8.7, 0.05);
    assertThat(e.estimate()).isCloseTo(7.26, within(0.005));
    assertThat(e.limit()).isCloseTo(3.0, within(0.005));
  }

  @Test
  void aProtectiveRatioHasTheEValueOfItsInverseAndAnIntervalThatHolds1HasLimit1() {
    EValue protective = EValue.ofHazardRatio(1 / 3.9, 1 / 8.7, 1 / 1.8, 0.05);
    assertThat(protective.estimate()).isCloseTo(7.26, within(0.005));
    assertThat(protective.limit()).isCloseTo(3.0, within(0.005));
    assertThat(EValue.ofHazardRatio(1.2, 0.9, 1.6, 0.05).limit()).isEqualTo(1);
    // A common event: the hazard ratio overstates the risk ratio, the E-value is smaller.
    assertThat(EValue.ofHazardRatio(3.9, 1.8, 8.7, 0.6).estimate()).isBetween(3.0, 7.0);
    assertThatThrownBy(() -> EValue.ofHazardRatio(1, 2, 3, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void weightsUndoAConfounderThatWasMeasured() {
    Stream random = new Streams(3).stream("confounder", 0);
    int n = 20_000;
    double[] age = new double[n];
    double[] arm = new double[n];
    boolean[] second = new boolean[n];
    double[] time = new double[n];
    boolean[] event = new boolean[n];
    for (int i = 0; i < n; i++) {
      age[i] = random.normal();
      second[i] = random.uniform() < 1 / (1 + StrictMath.exp(-age[i]));
      arm[i] = second[i] ? 1 : 0;
      // The arm does nothing; age does.
      time[i] = random.exponential() * StrictMath.exp(-0.7 * age[i]);
      event[i] = true;
    }
    PropensityWeights w =
        PropensityWeights.fit(second, List.of(Covariate.numeric("age", age)), HERE);
    assertThat(w.findings()).extracting(f -> f.rule()).doesNotContain(ModelRules.IMBALANCE);
    assertThat(w.balance().getFirst().before()).isGreaterThan(0.5);
    assertThat(Math.abs(w.balance().getFirst().after())).isLessThan(0.05);
    double plain = fit(time, event, arm, new double[0]);
    double weighted = fit(time, event, arm, w.weights());
    assertThat(plain).isGreaterThan(0.4);
    assertThat(weighted).isCloseTo(0, within(0.06));
    assertThat(w.effectiveSecond()).isBetween(4000.0, 10_000.0);
    assertThat(w.score()[0]).isCloseTo(1 / (1 + StrictMath.exp(-age[0])), within(0.03));
  }

  private static double fit(double[] time, boolean[] event, double[] arm, double[] weights) {
    return CoxModel.fit(
            CoxData.of(time, event).weights(weights).covariate("arm", arm).build(),
            CoxOptions.standard().withRobust(weights.length > 0))
        .term("arm")
        .coef();
  }

  @Test
  void groupsThatACovariateDefinesAreRefused() {
    double[] x = {1, 2, 3, 4, 5, 6};
    boolean[] second = {false, false, false, true, true, true};
    assertThatThrownBy(
            () -> PropensityWeights.fit(second, List.of(Covariate.numeric("x", x)), HERE))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> assertThat(e.findings().getFirst().rule()).isEqualTo(ModelRules.GROUPS_SEPARATED));
  }

  @Test
  void aDifferenceThatWeightsLeaveIsWarnedAbout() {
    // Forty of fifty in the second group lie beyond nearly all of the first.
    int n = 100;
    double[] x = new double[n];
    boolean[] second = new boolean[n];
    for (int i = 0; i < n; i++) {
      second[i] = i % 2 == 0;
      x[i] = i % 10 == 0 || !second[i] && i % 10 != 1 ? i % 7 : 7 + i % 3;
    }
    PropensityWeights w = PropensityWeights.fit(second, List.of(Covariate.numeric("x", x)), HERE);
    assertThat(Math.abs(w.balance().getFirst().after())).isGreaterThan(Balance.LIMIT);
    assertThat(w.findings()).extracting(f -> f.rule()).contains(ModelRules.IMBALANCE);
  }

  @Test
  void aPatientWithoutALikeIsWarnedAbout() {
    int n = 400;
    double[] x = new double[n];
    boolean[] second = new boolean[n];
    for (int i = 0; i < n; i++) {
      x[i] = i % 20;
      second[i] = i % 3 == 0;
    }
    x[0] = 900;
    x[1] = -900;
    second[0] = true;
    second[1] = false;
    PropensityWeights w = PropensityWeights.fit(second, List.of(Covariate.numeric("x", x)), HERE);
    assertThat(w.findings()).extracting(f -> f.rule()).contains(ModelRules.NO_OVERLAP);
  }
}
