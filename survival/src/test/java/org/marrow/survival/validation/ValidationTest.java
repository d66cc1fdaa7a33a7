package org.marrow.survival.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.formula.Formula;
import org.marrow.survival.formula.ModelFrame;
import org.marrow.survival.rules.ModelRules;
import org.marrow.survival.rules.SurvivalRules;

class ValidationTest {
  private static final CoxOptions EFRON = CoxOptions.standard();

  private static CoxData patients(long seed, int n, int markers, double effect) {
    Stream s = new Streams(seed).stream("patients", 0);
    double[] time = new double[n];
    boolean[] event = new boolean[n];
    double[][] x = new double[markers][n];
    for (int i = 0; i < n; i++) {
      for (double[] marker : x) {
        marker[i] = s.normal();
      }
      double t = s.exponential() * StrictMath.exp(-effect * x[0][i]);
      double c = 2 * s.uniform();
      time[i] = Math.min(t, c);
      event[i] = t <= c;
    }
    CoxData.Builder data = CoxData.of(time, event);
    for (int j = 0; j < markers; j++) {
      data.covariate("m" + j, x[j]);
    }
    return data.build();
  }

  @Test
  void markersOfNothingLookGoodUntilTheOptimismIsTakenOff() {
    CoxData noise = patients(1, 150, 20, 0);
    Validation v =
        Validation.of(
            noise,
            Optional.of(patients(2, 2000, 20, 0)),
            Procedure.backward(EFRON, 0.15),
            0.5,
            new double[] {0.3},
            100,
            new Streams(3),
            2);
    assertThat(v.apparent().harrell().value()).isGreaterThan(0.58);
    assertThat(v.correctedConcordance()).isBetween(0.42, 0.55);
    assertThat(v.external().orElseThrow().harrell().value()).isBetween(0.46, 0.54);
    assertThat(v.correctedSlope()).isLessThan(0.75);
    assertThat(v.correctedBrier()).isGreaterThan(v.apparent().brier().score());
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    CoxData data = patients(5, 120, 4, 0.6);
    Optimism one = Optimism.of(data, Procedure.fixed(EFRON), 0.5, 40, new Streams(9), 1);
    Optimism four = Optimism.of(data, Procedure.fixed(EFRON), 0.5, 40, new Streams(9), 4);
    assertThat(one).isEqualTo(four);
  }

  @Test
  void aTrueModelIsCalibratedInNewPatients() {
    CoxModel model = CoxModel.fit(patients(7, 2000, 2, 0.8), EFRON);
    CoxData fresh = patients(8, 2000, 2, 0.8);
    Performance p =
        Performance.of(
            new Outcomes(fresh.exits(), fresh.eventFlags()),
            Prediction.of(model, fresh),
            0.7,
            new double[] {0.2, 0.5});
    assertThat(p.calibration().slope()).isCloseTo(1, offset(0.12));
    assertThat(p.calibration().ratio()).isCloseTo(1, offset(0.08));
    assertThat(p.calibration().meanError()).isLessThan(0.03);
    assertThat(p.brier().scaled()).isBetween(0.05, 0.5);
    assertThat(p.findings("fresh")).isEmpty();
    assertThat(p.netBenefit().get(1).model()).isGreaterThan(p.netBenefit().get(1).all());
  }

  @Test
  void theBandOfACalibrationCurveHoldsTheDiagonalOfATrueModel() {
    CoxData fresh = patients(9, 1500, 1, 0.8);
    double[] score = IntStream.range(0, 1500).mapToDouble(i -> 0.8 * fresh.value(i, 0)).toArray();
    // Exponential times with rate exp(score): cumulative hazard by 0.7 is 0.7.
    Prediction truth = Prediction.of(score, new double[] {0, 0.7}, new double[] {0, 0.7});
    Calibration c =
        Performance.of(
                new Outcomes(fresh.exits(), fresh.eventFlags()), truth, 0.7, new double[] {0.2})
            .calibration();
    long inside =
        c.curve().stream()
            .filter(p -> p.lower() <= p.predicted() && p.predicted() <= p.upper())
            .count();
    assertThat(inside).isGreaterThanOrEqualTo(c.curve().size() * 9L / 10);
    assertThat(c.curve()).allMatch(p -> p.lower() <= p.observed() && p.observed() <= p.upper());
  }

  @Test
  void limitsOfNetBenefitHoldTheTruthInNineteenOfTwentyStudies() {
    double threshold = 0.4;
    int covered = 0;
    int coveredAll = 0;
    double[] truth = new double[2];
    for (int study = -1; study < 400; study++) {
      // Study -1 is large and gives the truth; it has the same patients' law.
      CoxData rows = patients(study < 0 ? 999 : 1000 + study, study < 0 ? 100_000 : 250, 1, 0.8);
      double[] risk =
          IntStream.range(0, rows.rows())
              .mapToDouble(i -> -StrictMath.expm1(-0.7 * StrictMath.exp(0.8 * rows.value(i, 0))))
              .toArray();
      NetBenefit b =
          NetBenefit.at(new Outcomes(rows.exits(), rows.eventFlags()), risk, 0.7, threshold);
      if (study < 0) {
        truth = new double[] {b.model(), b.all()};
      } else {
        covered += b.modelLower() <= truth[0] && truth[0] <= b.modelUpper() ? 1 : 0;
        coveredAll += b.allLower() <= truth[1] && truth[1] <= b.allUpper() ? 1 : 0;
      }
    }
    assertThat(covered).isBetween(366, 392);
    assertThat(coveredAll).isBetween(366, 392);
  }

  @Test
  void aWrongLevelIsWarnedAbout() {
    CoxData fresh = patients(8, 1000, 1, 0.8);
    double[] score = IntStream.range(0, 1000).mapToDouble(i -> 0.8 * fresh.value(i, 0)).toArray();
    Prediction half = Prediction.of(score, new double[] {0, 0.7}, new double[] {0, 0.3});
    Performance p =
        Performance.of(
            new Outcomes(fresh.exits(), fresh.eventFlags()), half, 0.7, new double[] {0.2});
    assertThat(p.findings("fresh"))
        .singleElement()
        .satisfies(f -> assertThat(f.rule()).isEqualTo(ModelRules.MISCALIBRATED));
  }

  private static Table table(String name, int from, int n) {
    Stream s = new Streams(from).stream("rows", 0);
    double[] age = new double[n];
    double[] time = new double[n];
    double[] event = new double[n];
    for (int i = 0; i < n; i++) {
      age[i] = Math.rint(40 + 40 * s.uniform());
      time[i] = s.exponential() * StrictMath.exp(-0.03 * (age[i] - 60)) + 0.01;
      event[i] = s.uniform() < 0.7 ? 1 : 0;
    }
    List<String> ids = IntStream.range(from, from + n).mapToObj(i -> "patient " + i).toList();
    return Table.of(
        name,
        List.of(
            TextColumn.of("id", ids),
            new NumberColumn("age", age),
            new NumberColumn("time", time),
            new NumberColumn("event", event)));
  }

  private static FrozenModel frozen(Table table) {
    ModelFrame frame = ModelFrame.of(Formula.parse("Surv(time, event) ~ rcs(age, 3)"), table);
    return FrozenModel.of(
        CoxModel.fit(frame.data(), EFRON),
        frame,
        table,
        new FrozenModel.Declared(Map.of("age", "years"), "months", "1999-2004", "id", false));
  }

  @Test
  void aFrozenModelGivesItsOwnPatientsTheirOwnRisks() {
    Table table = table("first", 0, 200);
    ModelFrame frame = ModelFrame.of(Formula.parse("Surv(time, event) ~ rcs(age, 3)"), table);
    CoxModel model = CoxModel.fit(frame.data(), EFRON);
    FrozenModel.Applied applied =
        FrozenModel.of(model, frame, table, FrozenModel.Declared.nothing())
            .apply(table, new FrozenModel.Declared(Map.of(), "", "", "", true));
    assertThat(applied.findings()).isEmpty();
    assertThat(applied.prediction().score())
        .containsExactly(model.linearPredictors(), offset(1e-9));
    double direct =
        1
            - model
                .baseline()
                .predict(new double[] {frame.data().value(3, 0), frame.data().value(3, 1)}, "")
                .at(0.5);
    assertThat(applied.prediction().risk(0.5)[3]).isCloseTo(direct, offset(1e-12));
  }

  @Test
  void aFrozenModelRefusesOtherUnitsAndItsOwnPatients() {
    FrozenModel model = frozen(table("first", 0, 200));
    FrozenModel.Applied units =
        model.apply(
            table("second", 1000, 50),
            new FrozenModel.Declared(Map.of("age", "months"), "months", "", "id", false));
    assertThat(units.refused()).isTrue();
    assertThat(units.findings().getFirst().rule()).isEqualTo(SurvivalRules.UNIT_MISMATCH);
    FrozenModel.Applied again =
        model.apply(
            table("overlapping", 190, 50), new FrozenModel.Declared(Map.of(), "", "", "id", false));
    assertThat(again.refused()).isTrue();
    assertThat(again.findings().getFirst().what()).contains("10 of 50 patients");
    FrozenModel.Applied unknown =
        model.apply(table("third", 5000, 50), FrozenModel.Declared.nothing());
    assertThat(unknown.findings().getFirst().rule()).isEqualTo(ModelRules.OVERLAP_UNKNOWN);
  }

  @Test
  void patientsOutsideTheRangeAreCountedNotHidden() {
    FrozenModel model = frozen(table("first", 0, 200));
    Table old =
        Table.of(
            "old",
            List.of(
                TextColumn.of("id", List.of("a", "b")),
                new NumberColumn("age", new double[] {50, 99})));
    FrozenModel.Applied applied =
        model.apply(old, new FrozenModel.Declared(Map.of(), "", "2020", "id", false));
    assertThat(applied.refused()).isFalse();
    assertThat(applied.findings()).extracting(f -> f.rule()).containsOnly(SurvivalRules.TRANSPORT);
    assertThat(applied.findings()).anyMatch(f -> f.what().contains("1 of 2 patients lie outside"));
  }

  @Test
  void rileysExampleNeedsAsManyPatientsAsThePaperSays() {
    // Riley 2019, section 5.1 (venous thromboembolism): 30 parameters, R2 0.051, rate 0.065 a year.
    SampleSize size = SampleSize.riley(30, 0.051, 0.065, 2.07, 2);
    assertThat(size.forShrinkage()).isBetween(5120, 5150);
    assertThat(size.check(2000, "cohort"))
        .singleElement()
        .satisfies(f -> assertThat(f.rule()).isEqualTo(ModelRules.SAMPLE_SIZE));
    assertThat(size.check(6000, "cohort")).isEmpty();
  }

  @Test
  void integratingOneScoreGivesThatScoreLessTheTimeBeforeIt() {
    assertThat(BrierScore.integrated(new double[] {1, 2, 4}, new double[] {0.1, 0.1, 0.1}))
        .isCloseTo(0.075, offset(1e-15));
  }
}
