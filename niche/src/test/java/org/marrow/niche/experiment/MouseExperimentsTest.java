package org.marrow.niche.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;

class MouseExperimentsTest {
  private static final MouseExperiments EXPERIMENTS =
      new MouseExperiments(new ModelFolder(Path.of("../models")));
  private static final List<ArmResult> SELF_RENEWAL = EXPERIMENTS.run(Rival.SELF_RENEWAL);

  private static ArmResult arm(List<ArmResult> results, String id) {
    return results.stream().filter(r -> r.arm().id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void bortezomibRaisesM1ByAboutFortyPercentAndTicsByAThirdOrMore() {
    ArmResult bortezomib = arm(SELF_RENEWAL, "bortezomib");
    assertThat(bortezomib.m1Fold()).isBetween(1.3, 1.5);
    assertThat(bortezomib.il1Fold()).isCloseTo(2.0, within(0.05));
    assertThat(bortezomib.ticFold()).isGreaterThan(4.0 / 3);
  }

  @Test
  void blockadeKnockOutAndDepletionStayWithinATenthOfVehicleUnderSelfRenewal() {
    for (String id : List.of("both", "receptor-knock-out", "no-macrophage-il1", "depletion")) {
      assertThat(arm(SELF_RENEWAL, id).ticFold()).as(id).isCloseTo(1, within(0.1));
    }
  }

  @Test
  void twoDosesMoveSurvivalByLessThanThreeDays() {
    double gain = arm(SELF_RENEWAL, "two-doses").death() - arm(SELF_RENEWAL, "vehicle").death();
    assertThat(gain).isBetween(0.0, 3.0);
    assertThat(arm(SELF_RENEWAL, "vehicle").death()).isCloseTo(22.3, within(0.1));
  }

  @Test
  void selfRenewalMeetsEveryPublishedNumberAndSelectiveSurvivalIsRefutedByBlockadeAndMedium() {
    assertThat(MouseExperiments.compare(Rival.SELF_RENEWAL, SELF_RENEWAL))
        .allMatch(Comparison::agrees);
    List<String> refuting =
        MouseExperiments.compare(
                Rival.SELECTIVE_SURVIVAL, EXPERIMENTS.run(Rival.SELECTIVE_SURVIVAL))
            .stream()
            .filter(c -> !c.agrees())
            .map(c -> c.published().arm())
            .toList();
    assertThat(refuting)
        .containsExactly(
            "both", "receptor-knock-out", "no-macrophage-il1", "depletion", "conditioned-medium");
  }

  @Test
  void aSettingForEveryArmIsUsedUnlessTheArmHasItsOwn() {
    List<ArmResult> tolerant =
        EXPERIMENTS.run(Rival.SELF_RENEWAL, java.util.Map.of("tic_sensitivity", 0.10));
    assertThat(arm(tolerant, "bortezomib").ticFold())
        .isGreaterThan(arm(SELF_RENEWAL, "bortezomib").ticFold());
    assertThat(arm(tolerant, "conditioned-medium").ticFold())
        .isEqualTo(arm(SELF_RENEWAL, "conditioned-medium").ticFold());
    assertThat(arm(tolerant, "vehicle").death()).isEqualTo(arm(SELF_RENEWAL, "vehicle").death());
  }

  @Test
  void withoutTreatmentNothingMovesAndTheTicShareIsTheClosedForm() {
    ArmResult vehicle = arm(SELF_RENEWAL, "vehicle");
    double[] m1 = vehicle.trajectory().of("M1");
    double[] share = vehicle.trajectory().of("tic_fraction");
    double signal = 0.09 / 1.09;
    double p = 0.66 + 0.25 * signal;
    double growth = 2 * p - 1 - 0.02;
    double expected = 1 / (1 + 2 * 32 * (1 - p) / (growth + 0.09));
    assertThat(java.util.Arrays.stream(share).boxed())
        .allSatisfy(f -> assertThat(f).isCloseTo(expected, within(1e-6)));
    assertThat(java.util.Arrays.stream(m1).boxed())
        .allSatisfy(x -> assertThat(x).isCloseTo(0.02 / 0.28, within(1e-9)));
    double[] burden = vehicle.trajectory().of("burden");
    assertThat(StrictMath.log(burden[100] / burden[0]) / 10).isCloseTo(growth, within(1e-6));
  }
}
