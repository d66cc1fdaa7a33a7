package org.marrow.niche.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;

class SmallInoculaTest {
  private static final SmallInocula INOCULA =
      new SmallInocula(new ModelFolder(Path.of("../models")));
  private static final int MICE = 60;

  private static Arm arm(String id) {
    return MouseExperiments.arms().stream()
        .filter(a -> a.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void untreatedTakeFollowsTheClosedFormOfTheBirthDeathProcess() {
    LimitingDilution untreated = INOCULA.run(Rival.SELF_RENEWAL, arm("vehicle"), MICE, 3);
    double renewal = 0.66 + 0.25 * 0.09 / 1.09;
    double one = SmallInocula.alive(renewal, 1 - renewal + 0.02, SmallInocula.READ_OUT);
    assertThat(one).isBetween(0.50, 0.52);
    for (LimitingDilution.Group group : untreated.groups()) {
      double expected = 1 - StrictMath.pow(1 - one, group.cells());
      double error = StrictMath.sqrt(expected * (1 - expected) / MICE);
      assertThat((double) group.taken() / MICE)
          .as("%d cells", group.cells())
          .isCloseTo(expected, within(3.5 * error + 0.5 / MICE));
    }
    assertThat(untreated.interval().contains(one)).isTrue();
  }

  @Test
  void inTheLongRunALineageDiesOutWithProbabilityDeathOverBirth() {
    assertThat(SmallInocula.alive(0.68, 0.34, 1e4)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void oneGroupGivesTheShareThatItShows() {
    LimitingDilution one = LimitingDilution.of(List.of(new LimitingDilution.Group(1, 20, 8)));
    assertThat(one.share()).isCloseTo(0.4, within(1e-6));
    LimitingDilution ten = LimitingDilution.of(List.of(new LimitingDilution.Group(10, 20, 8)));
    assertThat(ten.share()).isCloseTo(1 - StrictMath.pow(0.6, 0.1), within(1e-7));
    assertThat(ten.interval().contains(ten.share())).isTrue();
  }

  @Test
  void noTumourOrOnlyTumoursBoundTheShareOnOneSide() {
    LimitingDilution none = LimitingDilution.of(List.of(new LimitingDilution.Group(1, 10, 0)));
    assertThat(none.share()).isZero();
    // 10 mice without a tumour: (1 - f)^10 = e^(-3.84/2).
    assertThat(none.interval().upper())
        .isCloseTo(1 - StrictMath.exp(-3.841458820694124 / 20), within(1e-6));
    LimitingDilution all = LimitingDilution.of(List.of(new LimitingDilution.Group(1, 10, 10)));
    assertThat(all.share()).isEqualTo(1);
    assertThat(all.interval().upper()).isEqualTo(1);
  }

  @Test
  void moreTumoursThanMiceAreRefused() {
    assertThatThrownBy(() -> new LimitingDilution.Group(1, 5, 6)).hasMessageContaining("6");
    assertThatThrownBy(() -> LimitingDilution.of(List.of())).hasMessageContaining("mice");
  }
}
