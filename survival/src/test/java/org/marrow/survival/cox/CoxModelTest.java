package org.marrow.survival.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;

class CoxModelTest {
  private static final CoxOptions EFRON = CoxOptions.standard();

  /** Proportional hazards with log hazard ratio 0.5 of a normal marker and a coin. */
  private static CoxData.Builder made(long k, int n, double effect) {
    Stream s = new Streams(k).stream("patients", 0);
    double[] time = new double[n];
    boolean[] event = new boolean[n];
    double[] marker = new double[n];
    double[] coin = new double[n];
    for (int i = 0; i < n; i++) {
      marker[i] = s.normal();
      coin[i] = s.below(2);
      double t = s.exponential() * StrictMath.exp(-effect * marker[i]);
      double c = 3 * s.uniform();
      time[i] = Math.min(t, c);
      event[i] = t <= c;
    }
    return CoxData.of(time, event).covariate("marker", marker).covariate("coin", coin);
  }

  @Test
  void intervalsCoverTheTruthAsOftenAsTheySay() {
    int covered = 0;
    int runs = 1000;
    for (int k = 0; k < runs; k++) {
      CoxTerm marker = CoxModel.fit(made(k, 120, 0.5).build(), EFRON).term("marker");
      double truth = StrictMath.exp(0.5);
      if (marker.lower().orElseThrow() <= truth && truth <= marker.upper().orElseThrow()) {
        covered++;
      }
    }
    // 950 expected with standard deviation 7.
    assertThat(covered).isBetween(925, 975);
  }

  @Test
  void aColumnThatIsTheSameWithinEachStratumIsLeftOutThoughItsMeanRounds() {
    int n = 90;
    int[] strata = new int[n];
    double[] dose = new double[n];
    double[] third = new double[n];
    for (int i = 0; i < n; i++) {
      strata[i] = i % 3;
      dose[i] = 1 + i % 3 * 0.1;
      third[i] = 1.0 / 3;
    }
    CoxData.Builder data =
        made(8, n, 0.5).strata(strata, java.util.List.of("a", "b", "c")).covariate("dose", dose);
    CoxModel model = CoxModel.fit(data.build(), EFRON);
    assertThat(model.dropped()).containsExactly("dose");
    assertThat(model.findings()).anyMatch(f -> f.rule() == ModelRules.REDUNDANT_COLUMN);
    CoxData alone =
        CoxData.of(data.build().exits(), data.build().eventFlags())
            .covariate("third", third)
            .build();
    assertThat(CoxModel.fit(alone, EFRON).terms()).isEmpty();
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    CoxData data = made(3, 300, 0.5).build();
    int[] order = new Streams(4).stream("order", 0).permutation(300);
    CoxData shuffled =
        CoxData.of(
                Arrays.stream(order).mapToDouble(i -> data.exit()[i]).toArray(),
                events(data, order))
            .covariate("marker", Arrays.stream(order).mapToDouble(i -> data.value(i, 0)).toArray())
            .covariate("coin", Arrays.stream(order).mapToDouble(i -> data.value(i, 1)).toArray())
            .build();
    double[] a = CoxModel.fit(data, EFRON).coefficients();
    double[] b = CoxModel.fit(shuffled, EFRON).coefficients();
    assertThat(a[0]).isCloseTo(b[0], withPercentage(1e-10));
    assertThat(a[1]).isCloseTo(b[1], withPercentage(1e-10));
  }

  private static boolean[] events(CoxData data, int[] order) {
    boolean[] event = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      event[i] = data.event()[order[i]];
    }
    return event;
  }

  @Test
  void aRowSplitInTimeSaysTheSameAsTheWholeRow() {
    CoxData whole = made(5, 200, 0.5).build();
    int n = whole.rows();
    double[] entry = new double[2 * n];
    double[] exit = new double[2 * n];
    boolean[] event = new boolean[2 * n];
    double[][] x = new double[2][2 * n];
    for (int i = 0; i < n; i++) {
      double middle = whole.exit()[i] / 3;
      exit[2 * i] = middle;
      entry[2 * i + 1] = middle;
      exit[2 * i + 1] = whole.exit()[i];
      event[2 * i + 1] = whole.event()[i];
      for (int j = 0; j < 2; j++) {
        x[j][2 * i] = whole.value(i, j);
        x[j][2 * i + 1] = whole.value(i, j);
      }
    }
    CoxModel split =
        CoxModel.fit(
            CoxData.of(exit, event)
                .entry(entry)
                .covariate("marker", x[0])
                .covariate("coin", x[1])
                .build(),
            EFRON);
    CoxModel model = CoxModel.fit(whole, EFRON);
    assertThat(split.coefficients()[0]).isCloseTo(model.coefficients()[0], withPercentage(1e-9));
    assertThat(split.logLikelihood()).isCloseTo(model.logLikelihood(), withPercentage(1e-10));
  }

  @Test
  void aWeightOfTwoUnderBreslowsTiesIsThePatientTwice() {
    CoxData one = made(6, 100, 0.5).build();
    int n = one.rows();
    double[] w = new double[n];
    Arrays.fill(w, 2);
    CoxData weighted =
        CoxData.of(one.exit(), one.event())
            .weights(w)
            .covariate("marker", one.column(0))
            .covariate("coin", one.column(1))
            .build();
    double[] exit = new double[2 * n];
    boolean[] event = new boolean[2 * n];
    double[][] x = new double[2][2 * n];
    for (int i = 0; i < 2 * n; i++) {
      exit[i] = one.exit()[i % n];
      event[i] = one.event()[i % n];
      x[0][i] = one.value(i % n, 0);
      x[1][i] = one.value(i % n, 1);
    }
    CoxData twice =
        CoxData.of(exit, event).covariate("marker", x[0]).covariate("coin", x[1]).build();
    CoxOptions breslow = EFRON.withTies(Ties.BRESLOW);
    CoxModel a = CoxModel.fit(weighted, breslow);
    CoxModel b = CoxModel.fit(twice, breslow);
    assertThat(a.term("marker").coef()).isCloseTo(b.term("marker").coef(), withPercentage(1e-9));
    assertThat(a.term("marker").se()).isCloseTo(b.term("marker").se(), withPercentage(1e-9));
  }

  @Test
  void aSeparatingCovariateGetsNoLimitsAndFirthIsOffered() {
    boolean[] event = new boolean[12];
    double[] time = new double[12];
    double[] x = new double[12];
    for (int i = 0; i < 12; i++) {
      time[i] = i + 1;
      event[i] = i < 5;
      x[i] = i < 5 ? 1 : 0;
    }
    CoxData data = CoxData.of(time, event).covariate("x", x).build();
    CoxModel model = CoxModel.fit(data, EFRON);
    assertThat(model.term("x").lower()).isEmpty();
    assertThat(model.term("x").p()).isEmpty();
    assertThat(model.findings())
        .filteredOn(f -> f.rule() == SurvivalRules.MONOTONE_LIKELIHOOD)
        .singleElement()
        .satisfies(f -> assertThat(f.remedy()).contains("Firth"));
    assertThat(CoxModel.fit(data, CoxOptions.firthPenalty()).findings()).isEmpty();
  }

  @Test
  void anOrdinaryCovariateIsNotCalledSeparating() {
    assertThat(CoxModel.fit(made(1, 200, 1.5).build(), EFRON).findings()).isEmpty();
  }

  @Test
  void aRepeatedColumnIsLeftOutByName() {
    CoxData once = made(8, 100, 0.5).build();
    double[] copy = Arrays.stream(once.column(0)).map(v -> 3 * v - 7).toArray();
    double[] constant = new double[100];
    CoxData again =
        CoxData.of(once.exit(), once.event())
            .covariate("marker", once.column(0))
            .covariate("copy", copy)
            .covariate("coin", once.column(1))
            .covariate("constant", constant)
            .build();
    CoxModel model = CoxModel.fit(again, EFRON);
    assertThat(model.dropped()).containsExactly("copy", "constant");
    assertThat(model.findings())
        .extracting(Finding::rule)
        .containsOnly(ModelRules.REDUNDANT_COLUMN);
    assertThat(model.coefficients()).isEqualTo(CoxModel.fit(once, EFRON).coefficients());
  }

  @Test
  void fewEventsAreWarnedAboutBelowTenAndRefusedBelowFive() {
    assertThat(rules(30)).isEmpty();
    assertThat(rules(15)).containsExactly("survival/few-events");
    assertThat(rules(9)).containsExactly("survival/too-few-events");
  }

  private static java.util.List<String> rules(int events) {
    CoxData all = made(9, 200, 0.2).build();
    boolean[] event = new boolean[200];
    int left = events;
    for (int i = 0; i < 200; i++) {
      event[i] = all.event()[i] && left-- > 0;
    }
    CoxData data =
        CoxData.of(all.exit(), event)
            .covariate("marker", all.column(0))
            .covariate("coin", all.column(1))
            .build();
    return CoxModel.fit(data, EFRON).findings().stream().map(f -> f.rule().id()).toList();
  }

  @Test
  void withoutAnEventThereIsNoModel() {
    CoxData.Builder data = CoxData.of(new double[] {1, 2}, new boolean[2]);
    assertThatThrownBy(() -> CoxModel.fit(data.covariate("x", new double[] {1, 2}).build(), EFRON))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none of 2 rows has an event");
  }

  @Test
  void aHeavyRidgeDrawsCoefficientsToZeroAndCountsFewerParameters() {
    CoxData data = made(10, 150, 0.8).build();
    CoxModel plain = CoxModel.fit(data, EFRON);
    CoxModel ridge = CoxModel.fit(data, EFRON.withRidge(50));
    assertThat(Math.abs(ridge.term("marker").coef()))
        .isLessThan(Math.abs(plain.term("marker").coef()));
    assertThat(ridge.effectiveParameters()).isBetween(0.2, 1.9);
    assertThat(plain.effectiveParameters()).isEqualTo(2);
  }

  @Test
  void martingaleResidualsSumToZero() {
    double sum =
        Arrays.stream(CoxModel.fit(made(2, 400, 1).build(), EFRON).residuals().martingale()).sum();
    assertThat(sum).isCloseTo(0, offset(1e-9));
  }

  @Test
  void exactTiesRefuseWeights() {
    double[] w = {1, 2, 1};
    CoxData data =
        CoxData.of(new double[] {1, 1, 2}, new boolean[] {true, true, false})
            .weights(w)
            .covariate("x", new double[] {1, 0, 2})
            .build();
    assertThatThrownBy(() -> CoxModel.fit(data, EFRON.withTies(Ties.EXACT)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("exact ties");
  }

  @Test
  void theSmoothOfTheResidualsFollowsAnEffectThatFades() {
    Stream random = new Streams(3).stream("fading", 0);
    int n = 2000;
    double[] time = new double[n];
    boolean[] event = new boolean[n];
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = i % 2;
      // Hazard 1, times 4 in group 1 until time 0.4.
      double e = random.exponential();
      double early = x[i] == 1 ? 4 : 1;
      time[i] = e < 0.4 * early ? e / early : 0.4 + (e - 0.4 * early);
      event[i] = true;
    }
    CoxModel model =
        CoxModel.fit(CoxData.of(time, event).covariate("x", x).build(), CoxOptions.standard());
    ChangingEffect effect = model.changingEffects(TimeTransform.KM).getFirst();
    assertThat(effect.residuals())
        .hasSize(n)
        .isSortedAccordingTo(java.util.Comparator.comparingDouble(ChangingEffect.Residual::time));
    ChangingEffect.Smooth early = effect.smooth().get(8);
    ChangingEffect.Smooth late = effect.smooth().get(36);
    assertThat(early.value()).isCloseTo(StrictMath.log(4), offset(0.45));
    assertThat(late.upper()).isLessThan(early.lower());
    assertThat(late.lower()).isLessThan(0.15);
    assertThat(effect.coef()).isBetween(late.value(), early.value());
  }
}
