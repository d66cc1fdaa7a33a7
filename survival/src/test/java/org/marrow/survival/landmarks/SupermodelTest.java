package org.marrow.survival.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.survival.data.Covariate;
import org.marrow.survival.data.Measured;
import org.marrow.survival.data.SurvivalData;

class SupermodelTest {
  /** Exposure at a random time, with a hazard ratio after it of exp(effect). */
  private static SurvivalData patients(int study, int n, double effect) {
    Stream random = new Streams(23).stream("exposed", study);
    double[] time = new double[n];
    int[] event = new int[n];
    double[] day = new double[n];
    double[] ever = new double[n];
    for (int i = 0; i < n; i++) {
      double start = 8 * random.uniform();
      double clock = random.exponential() * 10;
      double t = clock <= start ? clock : start + (clock - start) * StrictMath.exp(-effect);
      double end = 6 + 20 * random.uniform();
      time[i] = Math.min(t, end);
      event[i] = t <= end ? 1 : 0;
      day[i] = start < time[i] ? start : Double.NaN;
      ever[i] = Double.isNaN(day[i]) ? 0 : 1;
    }
    return SurvivalData.of(time, event)
        .covariate(Covariate.numeric("exposed", ever).measured(Measured.from(day)))
        .build();
  }

  @Test
  void anExposureThatDoesNothingIsFoundInOneOfTwentyStudiesAtEveryLandmark() {
    int found = 0;
    for (int study = 0; study < 200; study++) {
      Supermodel model =
          Supermodel.fit(patients(study, 150, 0), "exposed", List.of(), new double[] {2, 4, 6}, 10);
      found += model.landmarks().get(1).limits().contains(1) ? 0 : 1;
    }
    assertThat(found).isBetween(2, 22);
  }

  @Test
  void aSupermodelAgreesWithEachLandmarkWhenTheEffectIsTheSame() {
    Supermodel model =
        Supermodel.fit(patients(1, 20_000, -0.5), "exposed", List.of(), new double[] {2, 4, 6}, 10);
    for (Supermodel.AtLandmark at : model.landmarks()) {
      // Those unexposed at the landmark are exposed later: the effect is diluted, most early on.
      assertThat(StrictMath.log(at.ratio())).isBetween(-0.6, 0.0);
      assertThat(at.ratio()).isCloseTo(at.alone().hazardRatio(), within(0.05));
      assertThat(at.limits().contains(at.ratio())).isTrue();
    }
    assertThat(model.landmarks())
        .extracting(Supermodel.AtLandmark::atRisk)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(model.model().robust()).isTrue();
    assertThat(model.findings()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void landmarksThatDoNotRiseAreBadInput() {
    SurvivalData data = patients(2, 50, 0);
    assertThatThrownBy(() -> Supermodel.fit(data, "exposed", List.of(), new double[] {4, 2}, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ascending");
  }
}
