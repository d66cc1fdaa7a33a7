package org.marrow.cytometry.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScaleTest {
  private static final double[] VALUES = {-10, -5, -1, 0, 0.3, 1, 3, 10, 100, 1000};

  /** The example table of Gating-ML 2.0, section 6, for T = 1000, W = 1, M = 4, A = 0. */
  @Test
  void logicleGivesTheTableOfTheStandard() {
    double[] expected = {
      0.067574, 0.147986, 0.228752, 0.25, 0.256384, 0.271248, 0.312897, 0.432426, 0.739548, 1
    };
    Scale scale = LogicleScale.of(1000, 1, 4, 0);
    for (int i = 0; i < VALUES.length; i++) {
      assertThat(scale.apply(VALUES[i])).as("%s", VALUES[i]).isCloseTo(expected[i], within(5e-7));
    }
  }

  @TestFactory
  List<DynamicTest> aScaleAgreesWithBisectionOfItsInverseToAbillionth() {
    List<DynamicTest> tests = new ArrayList<>();
    for (double top : new double[] {1000, 10_000, 262_144, 4_194_304}) {
      for (double[] wma :
          new double[][] {
            {0.5, 4.5, 0},
            {1, 4, 0.5},
            {0.1, 4.5, 0},
            {2, 4.5, 0.4},
            {1.5, 6, -0.5},
            {0.01, 3, 2},
            {3, 6, 0}
          }) {
        String name = "T=" + top + " W=" + wma[0] + " M=" + wma[1] + " A=" + wma[2];
        tests.add(
            DynamicTest.dynamicTest(
                "logicle " + name,
                () -> bisect(LogicleScale.of(top, wma[0], wma[1], wma[2]), top)));
        tests.add(
            DynamicTest.dynamicTest(
                "hyperlog " + name,
                () -> bisect(HyperlogScale.of(top, wma[0], wma[1], wma[2]), top)));
        if (wma[2] >= 0) {
          tests.add(
              DynamicTest.dynamicTest(
                  "asinh " + name, () -> bisect(AsinhScale.of(top, wma[1], wma[2]), top)));
        }
      }
      tests.add(
          DynamicTest.dynamicTest("linear " + top, () -> bisect(new LinearScale(top, 5), top)));
      tests.add(
          DynamicTest.dynamicTest(
              "logicle W=0 " + top, () -> bisect(LogicleScale.of(top, 0, 4.5, 0), top)));
    }
    return tests;
  }

  private static void bisect(Scale scale, double top) {
    double worst = 0;
    for (int i = -4000; i <= 4000; i++) {
      double x = Math.signum(i) * top * 1.7 * Math.pow(Math.abs(i) / 4000.0, 6);
      double low = -60;
      double high = 60;
      for (int k = 0; k < 80; k++) {
        double mid = (low + high) / 2;
        if (scale.inverse(mid) < x) {
          low = mid;
        } else {
          high = mid;
        }
      }
      worst = Math.max(worst, Math.abs(scale.apply(x) - (low + high) / 2));
    }
    assertThat(worst).isLessThan(1e-9);
  }

  @Test
  void logAgreesWithTheLibraryAndIsUndefinedAtAndBelowZero() {
    Scale scale = new LogScale(10_000, 5);
    for (double x = 1e-8; x < 1e9; x *= 1.0137) {
      assertThat(scale.apply(x)).isCloseTo(Math.log10(x / 10_000) / 5 + 1, within(1e-13));
    }
    assertThat(scale.apply(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(scale.apply(-1)).isNaN();
    assertThat(scale.apply(10_000)).isEqualTo(1);
  }

  @Test
  void asinhWithCofactorIsAsinhOfTheQuotient() {
    Scale scale = AsinhScale.cofactor(5);
    for (double x = -20_000; x < 20_000; x += 7.3) {
      double u = x / 5;
      double expected = Math.signum(u) * Math.log(Math.abs(u) + Math.sqrt(u * u + 1));
      assertThat(scale.apply(x)).isCloseTo(expected, within(1e-11));
    }
  }

  @Test
  void scalesGrowSteadilyAndKeepWhatIsNotFinite() {
    for (Scale scale :
        List.of(
            LogicleScale.of(262_144, 0.5, 4.5, 0),
            HyperlogScale.of(262_144, 0.5, 4.5, 0),
            AsinhScale.of(262_144, 4.5, 0))) {
      double before = scale.apply(-1e5);
      for (double x = -1e5 + 3; x < 1e8; x += 3 + Math.abs(x) * 1e-4) {
        double now = scale.apply(x);
        assertThat(now).isGreaterThan(before);
        before = now;
      }
      assertThat(scale.apply(Double.NaN)).isNaN();
      assertThat(scale.apply(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(scale.apply(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  void anArrayGivesTheSameBitsAsItsValuesOneByOne() {
    double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 300) * 37.77;
    }
    Scale scale = LogicleScale.of(262_144, 0.5, 4.5, 0);
    double[] all = values.clone();
    scale.apply(all, 999);
    for (int i = 0; i < 999; i++) {
      assertThat(all[i]).isEqualTo(scale.apply(values[i]));
    }
    assertThat(all[999]).isEqualTo(values[999]);
  }

  @Test
  void impossibleParametersAreRefusedWithTheirLimit() {
    assertThatThrownBy(() -> LogicleScale.of(262_144, 3, 4.5, 0)).hasMessageContaining("W must");
    assertThatThrownBy(() -> LogicleScale.of(-1, 0.5, 4.5, 0)).hasMessageContaining("T must");
    assertThatThrownBy(() -> HyperlogScale.of(1000, 0, 4.5, 0)).hasMessageContaining("W must");
    assertThatThrownBy(() -> AsinhScale.of(1000, Double.NaN, 0)).hasMessageContaining("M must");
    assertThatThrownBy(() -> new LinearScale(10, 20)).hasMessageContaining("A must");
  }
}
