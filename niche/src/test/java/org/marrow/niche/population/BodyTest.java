package org.marrow.niche.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.model.Parameter;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.regimen.BodySize;
import org.marrow.niche.regimen.Regimen;

class BodyTest {
  private static final ModelFolder MODELS = ModelFolder.shipped();

  @Test
  void theTypicalBodyIsTheOneThatTheDrugFilesAreWrittenFor() {
    Map<String, Double> typical = Body.TYPICAL.numbers();
    int seen = 0;
    for (String drug : MODELS.drugs(Host.PATIENT)) {
      for (Parameter parameter : MODELS.drug(drug, Host.PATIENT).parameters()) {
        if (typical.containsKey(parameter.id())) {
          assertThat(parameter.value().orElseThrow())
              .as(drug + ", " + parameter.id())
              .isEqualTo(typical.get(parameter.id()));
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(4);
  }

  @Test
  void anakinraIsClearedAsFastAsTheKidneysAllow() {
    // Yang 2003, doi:10.1016/S0009-9236(03)00094-8: log10 CL/F = 1.65 + 0.0062 CLcr.
    double ratio = exposure(body(75, 20)) / exposure(Body.TYPICAL);
    assertThat(ratio).isCloseTo(StrictMath.pow(10, 0.0062 * 70), within(0.02));
  }

  @Test
  void aHeavierBodyHasTheSameExposureToAFixedDoseOfAnakinra() {
    // The volume grows with weight, the clearance does not: the area stays.
    assertThat(exposure(body(120, 90)) / exposure(Body.TYPICAL)).isCloseTo(1, within(0.02));
  }

  @Test
  void aClearanceThatNobodyHasIsRefused() {
    assertThatThrownBy(() -> body(75, 0)).hasMessageContaining("above 0 and at most 300");
    assertThatThrownBy(() -> body(75, 900)).hasMessageContaining("got 900");
  }

  private static Body body(double weight, double clearance) {
    return new Body(new BodySize(weight, 1.8), clearance);
  }

  /** Area under the concentration of one dose of anakinra over ten days. */
  private static double exposure(Body body) {
    Regimen once = MODELS.regimen("anakinra 100 mg SC d1 q21d x1");
    TreatedNiche niche =
        Course.niche(MODELS, Rival.SELF_RENEWAL, Disease.RELAPSED, once.drugs(), body);
    double[] days = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 100.0).toArray();
    double[] values =
        niche
            .simulate(
                once.administrations(body.size(), 10),
                Map.of(),
                days,
                List.of("anakinra_concentration"))
            .of("anakinra_concentration");
    double area = 0;
    for (int i = 1; i < days.length; i++) {
      area += 0.5 * (values[i] + values[i - 1]) * (days[i] - days[i - 1]);
    }
    return area;
  }
}
