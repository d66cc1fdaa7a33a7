package org.marrow.survival.cutpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.oracle.Outcomes;
import org.marrow.survival.tests.LogRank;

class CutPointTest {
  @Test
  void everyCutPointOfTheOracleFilesIsMet() {
    assertThat(CutPointOracles.all()).isNotEmpty().filteredOn(c -> !c.holds()).isEmpty();
  }

  @Test
  void crpInTheUamsCohortGetsTheCorrectedP() {
    Outcomes uams = CutPointOracles.completeUams();
    CutPoint cut =
        CutPoint.fit(
            uams.survival("os_months", "os_event"),
            Covariate.numeric("crp_mg_l", uams.numbers("crp_mg_l")),
            CutPointSettings.standard(new Streams(1)));
    assertThat(cut.cut()).isEqualTo(5.2);
    assertThat(cut.p()).isCloseTo(0.0224, within(5e-5));
    assertThat(cut.permutation().getAsDouble()).isBetween(0.01, 0.03);
    assertThat(cut.hothornLausen().getAsDouble())
        .as("an upper bound, near the permutation answer")
        .isBetween(cut.permutation().getAsDouble() * 0.9, 0.05);
    assertThat(cut.cutLower().getAsDouble()).isLessThan(5.2);
    assertThat(cut.cutUpper().getAsDouble()).isGreaterThan(5.2);
    assertThat(cut.findings())
        .extracting(f -> f.rule().id())
        .containsExactly("survival/searched-cut");
  }

  @Test
  void crpAdjustedForTheOtherMarkersIsWorthNothing() {
    Outcomes uams = CutPointOracles.completeUams();
    SurvivalData os = uams.survival("os_months", "os_event");
    double[] crp = uams.numbers("crp_mg_l");
    double[] logCrp = new double[crp.length];
    for (int i = 0; i < crp.length; i++) {
      logCrp[i] = log2(Math.max(crp[i], 0.1));
    }
    NumericCovariate marker = Covariate.numeric("lcrp", logCrp);
    CutPointSettings settings = new CutPointSettings(0.1, 0.9, 0, 50, false, new Streams(1));
    CutEffect effect =
        CutEffect.fit(
            os,
            marker,
            CutPoint.fit(os, marker, settings),
            List.of(
                logged(uams, "b2m_mg_l"),
                logged(uams, "ldh_u_l"),
                Covariate.numeric("albumin", uams.numbers("albumin")),
                Covariate.numeric("age_years", uams.numbers("age_years")),
                Covariate.numeric("cyto_abn", uams.numbers("cyto_abn"))),
            settings);
    // Hazard ratio per doubling: the fitted one is per standard deviation of log2 CRP.
    double mean = Arrays.stream(logCrp).average().orElse(0);
    double sd =
        Math.sqrt(
            Arrays.stream(logCrp).map(v -> (v - mean) * (v - mean)).sum() / (logCrp.length - 1));
    assertThat(Math.exp(effect.adjusted().coef() / sd)).isCloseTo(0.96, within(0.005));
    assertThat(Math.exp(effect.perStandardDeviation().coef() / sd))
        .isCloseTo(1.115, within(0.0005));
    assertThat(effect.observedHazardRatio()).isCloseTo(1.67, within(0.01));
    assertThat(effect.shrunkenHazardRatio()).isBetween(1.0, effect.observedHazardRatio());
  }

  private static NumericCovariate logged(Outcomes table, String column) {
    double[] values = table.numbers(column);
    for (int i = 0; i < values.length; i++) {
      values[i] = log2(values[i]);
    }
    return Covariate.numeric(column, values);
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }

  @Test
  void theShrunkenHazardRatioIsNearerTheTruthThanTheOneAtTheSearchedCut() {
    // True hazard ratio 1.25 per standard deviation, 150 patients, as in the brief of the module.
    double observed = 0;
    double shrunken = 0;
    int runs = 30;
    for (int i = 0; i < runs; i++) {
      NumericCovariate marker = marker(i, 150);
      SurvivalData data = effect(i, marker, StrictMath.log(1.25));
      CutPointSettings settings = new CutPointSettings(0.1, 0.9, 0, 30, false, new Streams(i));
      CutEffect effect =
          CutEffect.fit(data, marker, CutPoint.fit(data, marker, settings), List.of(), settings);
      observed += StrictMath.abs(StrictMath.log(effect.observedHazardRatio()));
      shrunken += StrictMath.abs(StrictMath.log(effect.shrunkenHazardRatio()));
    }
    // At the median cut the same truth gives 1.42 (log 0.35).
    assertThat(observed / runs).isBetween(0.5, 0.9);
    assertThat(shrunken / runs).isLessThan(0.85 * observed / runs);
  }

  @Test
  void approximationsAboveOneAreCutToOne() {
    Outcomes textbook = Outcomes.open("survminer_myeloma_gse4581.csv");
    CutPoint cut =
        CutPoint.fit(
            textbook.survival("time", "event"),
            Covariate.numeric("CRIM1", textbook.numbers("CRIM1")),
            new CutPointSettings(0.1, 0.9, 999, 0, true, new Streams(1)));
    assertThat(cut.lausen1994()).isEqualTo(1);
    assertThat(cut.p()).isEqualTo(1);
    assertThat(cut.permutation().getAsDouble()).isBetween(0.2, 0.9);
  }

  @Test
  void underNoEffectTheCorrectedPHoldsItsLevelAndThePlainOneDoesNot() {
    int plain = 0;
    int lausen = 0;
    int permutation = 0;
    int runs = 300;
    CutPointSettings settings = new CutPointSettings(0.1, 0.9, 199, 0, false, new Streams(5));
    for (int i = 0; i < runs; i++) {
      SurvivalData data = noEffect(i, 150);
      NumericCovariate marker = marker(i, 150);
      CutPoint cut = CutPoint.fit(data, marker, settings);
      lausen += cut.lausen1994() < 0.05 ? 1 : 0;
      permutation += cut.permutation().getAsDouble() < 0.05 ? 1 : 0;
      double[] above = new double[150];
      for (int k = 0; k < 150; k++) {
        above[k] = marker.value(k) > cut.cut() ? 1 : 0;
      }
      plain += LogRank.fit(data, Factor.ofNumbers(above)).p() < 0.05 ? 1 : 0;
    }
    // 300 runs at 5 %: 15 expected, standard error 3.8.
    assertThat(plain / (double) runs).as("false positives of the plain p").isBetween(0.32, 0.55);
    assertThat(lausen).as("Lausen 1994 of 300").isLessThanOrEqualTo(24);
    assertThat(permutation).as("permutation of 300").isBetween(4, 28);
  }

  @Test
  void theExactBoundIsNearThePermutationAnswerWithAndWithoutTies() {
    for (int i = 0; i < 3; i++) {
      SurvivalData data = noEffect(i, 80);
      NumericCovariate fine = marker(i, 80);
      double[] coarse = fine.values();
      for (int k = 0; k < coarse.length; k++) {
        coarse[k] = Math.rint(coarse[k] * 4);
      }
      for (NumericCovariate marker :
          new NumericCovariate[] {fine, Covariate.numeric("c", coarse)}) {
        CutPoint cut =
            CutPoint.fit(
                data, marker, new CutPointSettings(0.1, 0.9, 4999, 0, true, new Streams(8)));
        double exact = cut.permutation().getAsDouble();
        double error = 4 * Math.sqrt(exact * (1 - exact) / 5000) + 0.01;
        assertThat(cut.hothornLausen().getAsDouble()).isGreaterThan(exact - error);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndRowOrderOnlyMovesTies() {
    SurvivalData data = noEffect(3, 60);
    NumericCovariate marker = marker(3, 60);
    CutPointSettings settings = new CutPointSettings(0.1, 0.9, 99, 50, true, new Streams(2));
    CutPoint a = CutPoint.fit(data, marker, settings);
    CutPoint b = CutPoint.fit(data, marker, settings);
    assertThat(a.permutation()).isEqualTo(b.permutation());
    assertThat(a.cutLower()).isEqualTo(b.cutLower());
    int[] order = new Streams(9).stream("order", 0).permutation(60);
    CutPoint c = CutPoint.fit(data.select(order), marker.select(order), settings);
    assertThat(c.cut()).isEqualTo(a.cut());
    assertThat(c.statistic()).isCloseTo(a.statistic(), within(1e-12));
    assertThat(a.p()).as("fewer than 100 rows").isEqualTo(a.permutation().getAsDouble());
  }

  private static SurvivalData noEffect(long entity, int n) {
    return effect(entity, Covariate.numeric("none", new double[n]), 0);
  }

  private static SurvivalData effect(long entity, NumericCovariate marker, double log) {
    int n = marker.rows();
    Stream random = new Streams(21).stream("null", entity);
    double[] time = new double[n];
    int[] event = new int[n];
    for (int i = 0; i < n; i++) {
      double t = random.exponential() * 20 / StrictMath.exp(log * marker.value(i));
      double censor = 6 + 30 * random.uniform();
      time[i] = Math.min(t, censor);
      event[i] = t <= censor ? 1 : 0;
    }
    return SurvivalData.of(time, event).build();
  }

  private static NumericCovariate marker(long entity, int n) {
    Stream random = new Streams(22).stream("marker", entity);
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      value[i] = random.normal();
    }
    return Covariate.numeric("m", value);
  }

  @Test
  void theContinuousModelFindsABendAndKeepsTheReferenceAtOne() {
    Stream random = new Streams(11).stream("bend", 0);
    int n = 600;
    double[] x = new double[n];
    double[] time = new double[n];
    int[] event = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = 1e-6 * random.normal();
      double z = x[i] * 1e6;
      time[i] = random.exponential() * StrictMath.exp(-0.6 * z * z);
      event[i] = 1;
    }
    SurvivalData data = SurvivalData.of(time, event).build();
    MarkerCurve bent = MarkerCurve.fit(data, Covariate.numeric("x", x), List.of());
    assertThat(bent.nonlinearP().getAsDouble()).isLessThan(1e-6);
    MarkerCurve.Point end = bent.points().getLast();
    assertThat(end.ratio()).isGreaterThan(2).isBetween(end.lower(), end.upper());
    assertThat(bent.points())
        .filteredOn(p -> Math.abs(p.value() - bent.reference()) < 2e-8)
        .isNotEmpty()
        .allMatch(p -> Math.abs(p.ratio() - 1) < 0.05);
    double[] two = new double[n];
    for (int i = 0; i < n; i++) {
      two[i] = i % 2;
    }
    assertThat(MarkerCurve.fit(data, Covariate.numeric("two", two), List.of()).nonlinearP())
        .isEmpty();
  }
}
