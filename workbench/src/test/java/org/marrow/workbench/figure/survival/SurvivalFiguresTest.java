package org.marrow.workbench.figure.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.competing.AalenJohansen;
import org.marrow.survival.cox.CoxData;
import org.marrow.survival.cox.CoxModel;
import org.marrow.survival.cox.CoxOptions;
import org.marrow.survival.cox.TimeTransform;
import org.marrow.survival.curves.KaplanMeier;
import org.marrow.survival.curves.RiskTable;
import org.marrow.survival.cutpoint.CutEffect;
import org.marrow.survival.cutpoint.CutPoint;
import org.marrow.survival.cutpoint.CutPointSettings;
import org.marrow.survival.cutpoint.MarkerCurve;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Factor;
import org.marrow.survival.data.NumericCovariate;
import org.marrow.survival.data.SurvivalData;
import org.marrow.survival.validation.NetBenefit;
import org.marrow.survival.validation.Outcomes;
import org.marrow.survival.validation.Performance;
import org.marrow.survival.validation.Prediction;
import org.marrow.workbench.figure.Figure;

/** The pictures of survival on 200 simulated patients whose hazard rises with a marker. */
class SurvivalFiguresTest {
  private static final int N = 200;
  private final double[] time = new double[N];
  private final int[] cause = new int[N];
  private final boolean[] event = new boolean[N];
  private final double[] marker = new double[N];
  private final List<String> arm = new ArrayList<>();
  private final SurvivalData data;

  SurvivalFiguresTest() {
    Stream random = new Streams(5).stream("figures", 0);
    for (int i = 0; i < N; i++) {
      marker[i] = random.normal();
      arm.add(i % 2 == 0 ? "a" : "b");
      double own = random.exponential() * 10 * StrictMath.exp(-0.7 * marker[i]);
      double other = random.exponential() * 30;
      double end = 5 + 15 * random.uniform();
      time[i] = Math.min(end, Math.min(own, other));
      cause[i] = time[i] == end ? 0 : time[i] == own ? 1 : 2;
      event[i] = cause[i] > 0;
    }
    data = SurvivalData.of(time, cause).build();
  }

  private CoxModel model() {
    return CoxModel.fit(
        CoxData.of(time, event).covariate("marker", marker).build(), CoxOptions.standard());
  }

  private List<Figure> all() {
    List<Figure> all = new ArrayList<>();
    CoxModel model = model();
    Outcomes outcomes = new Outcomes(time, event);
    Prediction prediction = Prediction.of(model, model.data());
    Performance performance = Performance.of(outcomes, prediction, 8, new double[] {0.2, 0.4});
    all.add(CalibrationPlot.of("cal", "Calibration", performance.calibration(), risk(), "months"));
    all.add(
        DecisionCurve.of(
            "decision",
            "Decision",
            NetBenefit.curve(outcomes, risk(), 8, 0.1, 0.6),
            new double[] {0.2, 0.4},
            "Because."));
    NumericCovariate x = Covariate.numeric("marker", marker);
    SurvivalData any =
        SurvivalData.of(time, java.util.Arrays.stream(cause).map(c -> Math.min(c, 1)).toArray())
            .build();
    CutPointSettings settings = new CutPointSettings(0.1, 0.9, 200, 40, false, new Streams(3));
    CutPoint cut = CutPoint.fit(any, x, settings);
    CutEffect effect = CutEffect.fit(any, x, cut, List.of(), settings);
    MarkerCurve curve = MarkerCurve.fit(any, x, List.of());
    all.add(CutPointFigure.of("cut", cut, effect, curve, List.of()));
    all.add(MarkerCurveFigure.of("hazard", curve, List.of()));
    Factor arms = Factor.of(arm);
    KaplanMeier km = KaplanMeier.fit(any, arms);
    all.add(LogLogFigure.of("loglog", km, "Time", "months"));
    all.add(
        SchoenfeldFigure.of(
            "residuals",
            "time",
            model.changingEffects(TimeTransform.IDENTITY).stream()
                .map(e -> new SchoenfeldFigure.Panel(e, OptionalDouble.of(0.5)))
                .toList(),
            "months"));
    TimeAxis axis = new TimeAxis("Time", "months", 1, 20);
    all.add(
        IncidenceFigure.of(
            "incidence",
            "Incidence",
            AalenJohansen.fit(data, arms),
            List.of(15.0, 15.0),
            RiskTable.of(data, arms, KaplanMeierFigure.riskTimes(axis)),
            axis,
            List.of()));
    all.add(forest());
    return all;
  }

  private double[] risk() {
    CoxModel model = model();
    return Prediction.of(model, model.data()).risk(8);
  }

  private static Figure forest() {
    return ForestPlot.of(
        "forest",
        "Forest",
        "Hazard ratio",
        "95 %",
        "n (events)",
        List.of(
            ForestPlot.Row.heading("sex", 0.04),
            ForestPlot.Row.reference("female", "90 (40)"),
            ForestPlot.Row.of("male", "110 (70)", 2, 1, 4, 0.0004),
            ForestPlot.Row.of("age", "200 (110)", 1.02, Double.NaN, Double.NaN, Double.NaN)),
        List.of());
  }

  @Test
  void everyPictureIsWellFormedAndTheSameDataGiveTheSameBytes() throws Exception {
    List<Figure> first = all();
    List<Figure> again = all();
    assertThat(first).hasSize(8);
    for (int i = 0; i < first.size(); i++) {
      String svg = first.get(i).svg();
      javax.xml.parsers.DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(
              new java.io.ByteArrayInputStream(
                  svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      assertThat(again.get(i).svg()).isEqualTo(svg);
      assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
      assertThat(first.get(i).data().rows()).isPositive();
    }
  }

  @Test
  void aForestRowStandsOnALogAxisWithItsWordsAndTheReferenceHasARow() {
    String svg = forest().svg();
    assertThat(svg)
        .contains(">1 (reference)<")
        .contains(">2.00 (1.00 to 4.00)<")
        .contains(">1.02 (no limits)<")
        .contains(">&lt; 0.001<")
        .contains(">0.040<");
    // The interval 1 to 4 around 2 is symmetric on a log axis: the square is in its middle.
    Matcher line = Pattern.compile("M([0-9.]+) [0-9.]+m0 -4v8m0 -4H([0-9.]+)m0").matcher(svg);
    Matcher square = Pattern.compile("M([0-9.]+) [0-9.]+m-3.2").matcher(svg);
    assertThat(line.find() && square.find()).isTrue();
    double middle = (Double.parseDouble(line.group(1)) + Double.parseDouble(line.group(2))) / 2;
    assertThat(Double.parseDouble(square.group(1))).isCloseTo(middle, within(0.02));
  }

  @Test
  void theHistogramUnderACalibrationCurveHoldsEveryPrediction() {
    Figure figure = all().getFirst();
    assertThat(figure.svg())
        .contains("Histogram of 200 predicted risks")
        .contains("Slope 1.00")
        .contains("intercept");
    assertThat(figure.data().names()).containsExactly("predicted", "observed", "lower", "upper");
  }

  @Test
  void aDecisionCurveShowsTheModelAllAndNone() {
    Figure figure = all().get(1);
    assertThat(figure.svg()).contains(">treat all<").contains(">treat none<").contains("Because.");
    assertThat(figure.data().rows()).isEqualTo(61);
  }

  @Test
  void theCutPageShowsTheCorrectedPAndTheContinuousModelAndNoOtherP() {
    String svg = all().get(2).svg();
    assertThat(svg).contains("corrected p").contains("Continuous, per standard deviation");
    assertThat(svg).contains("over resamples").contains("Exploratory");
  }

  @Test
  void anIncidenceCurveEndsWhereTooFewAreAtRisk() {
    Figure figure = all().get(6);
    double[] times = figure.data().numbers("time", new org.marrow.foundation.findings.Findings());
    assertThat(java.util.Arrays.stream(times).max().orElseThrow()).isEqualTo(15);
  }
}
