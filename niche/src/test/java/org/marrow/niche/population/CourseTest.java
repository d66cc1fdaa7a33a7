package org.marrow.niche.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.regimen.Regimen;
import org.marrow.niche.response.Category;

class CourseTest {
  private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));
  private static final Body BODY = Body.TYPICAL;
  private static final VisitPlan PLAN = new VisitPlan(28, 730, 0.05);

  private static Course course(Optional<Regimen> regimen, Map<String, Double> settings) {
    List<String> drugs = regimen.map(Regimen::drugs).orElse(List.of());
    return Course.of(
        Course.niche(MODELS, Rival.SELF_RENEWAL, Disease.RELAPSED, drugs, BODY),
        regimen,
        BODY,
        settings,
        PLAN);
  }

  @Test
  void anUntreatedTumourGrowsAndNoDrugIsRefractoryToNothing() {
    Course course = course(Optional.empty(), Map.of());
    assertThat(course.doses()).isEmpty();
    assertThat(course.refractory()).isEmpty();
    assertThat(course.depth().share()).isEqualTo(Course.MARROW_SHARE);
    assertThat(course.response().orElseThrow().progression()).isPresent();
    assertThat(course.at("tic_fraction", 700))
        .isBetween(0.999 * course.at("tic_fraction", 0), 1.001 * course.at("tic_fraction", 0));
  }

  @Test
  void treatmentThatStopsAtProgressionStopsAtTheVisitThatConfirmsIt() {
    String doses = "bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x30";
    Course stopped = course(Optional.of(Regimen.parse(doses + "; stop at progression")), Map.of());
    Course goesOn = course(Optional.of(Regimen.parse(doses)), Map.of());
    double progression = stopped.response().orElseThrow().timeToProgression().orElseThrow();
    assertThat(goesOn.response().orElseThrow().timeToProgression()).hasValue(progression);
    assertThat(stopped.doses().getLast().time()).isLessThan(progression + 28);
    assertThat(goesOn.doses()).hasSize(4 * 30);
    assertThat(stopped.at("m_protein", progression)).isEqualTo(goesOn.at("m_protein", progression));
    assertThat(stopped.at("m_protein", 700)).isGreaterThan(goesOn.at("m_protein", 700));
    assertThat(stopped.refractory()).hasValue(true);
  }

  @Test
  void aLowProteinLeavesTheResponseOpen() {
    Course course = course(Optional.empty(), Map.of("m_protein_start", 5.0));
    assertThat(course.response()).isEmpty();
  }

  @Test
  void aVeryActiveDrugIsSeenInResponseAndDepth() {
    Course course =
        course(
            Optional.of(Regimen.parse("bortezomib 1.3 mg/m2 SC d1,4,8,11 q21d x20")),
            Map.of(
                "differentiated_sensitivity",
                1.0,
                "tic_sensitivity",
                0.8,
                "resistance_share",
                0.0));
    assertThat(course.response().orElseThrow().best()).isEqualTo(Category.VGPR);
    assertThat(course.depth().isNegativeAt(1e-5)).isTrue();
  }

  @Test
  void aDrugGivenByARouteThatItsFileDoesNotNameIsRefused() {
    Regimen oral = Regimen.parse("bortezomib 1.3 mg/m2 PO d1");
    InvalidInput refused =
        catchThrowableOfType(InvalidInput.class, () -> course(Optional.of(oral), Map.of()));
    assertThat(refused.findings().getFirst().what())
        .isEqualTo("bortezomib has no place for a dose oral");
    assertThat(refused.findings().getFirst().remedy()).contains("intravenous or subcutaneous");
  }

  @Test
  void aPatientTreatedBeforeStartsWithTheResistanceThatEightCyclesLeave() {
    Regimen eight = Regimen.parse("bortezomib 1.3 mg/m2 IV d1,4,8,11 q21d x8");
    double left =
        Course.niche(MODELS, Rival.SELF_RENEWAL, Disease.RELAPSED, eight.drugs(), BODY)
            .simulate(
                eight.administrations(BODY.size(), 168),
                Map.of(),
                new double[] {0, 168},
                List.of("inhibitor_resistance"))
            .last("inhibitor_resistance");
    double start =
        Course.niche(MODELS, Rival.SELF_RENEWAL, Disease.AFTER_BORTEZOMIB, List.of(), BODY)
            .simulate(List.of(), Map.of(), new double[] {0, 1}, List.of("inhibitor_resistance"))
            .of("inhibitor_resistance")[0];
    assertThat(start).isEqualTo(Math.round(100 * left) / 100.0);
    assertThat(start).isGreaterThan(0.1);
  }
}
