package org.marrow.cytometry.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhenotypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CD86+",
        "CD45+ CD3- HLA-DRhi (CD14+ | CD16+ | CD64+)",
        "F4/80+ Ly6Chi Ly6G- PD-L1-/dim",
        "!(CD3+ CD19+) CD45dim",
        "CD20+ | CD27+ CD38hi"
      })
  void theNotationIsWrittenAsItIsRead(String text) {
    assertThat(Phenotype.parse(text).toString()).isEqualTo(text);
    assertThat(Phenotype.parse(Phenotype.parse(text).toString())).isEqualTo(Phenotype.parse(text));
  }

  @Test
  void namesWithHyphensAndSlashesKeepThem() {
    assertThat(Phenotype.parse("HLA-DR- F4/80++ CD45-/dim").markers())
        .containsExactly(
            new Phenotype.Marker("HLA-DR", Level.NEGATIVE),
            new Phenotype.Marker("F4/80", Level.HIGH),
            new Phenotype.Marker("CD45", Level.NOT_HIGH));
  }

  @Test
  void alternativesLoseTheBranchesThatThePanelCannotSee() {
    Phenotype phenotype = Phenotype.parse("HLA-DR+ (CD14+ | CD16+ | CD64+)");
    assertThat(phenotype.within(Set.of("HLA-DR", "CD14")).orElseThrow().toString())
        .isEqualTo("HLA-DR+ CD14+");
    assertThat(phenotype.within(Set.of("CD14"))).isEmpty();
    assertThat(phenotype.within(Set.of("HLA-DR"))).isEmpty();
  }

  @Test
  void levelsShareTheirThresholds() {
    // positive threshold 1, high threshold 2; a value on a threshold is above it.
    assertThat(Level.NEGATIVE.holds(0.9, 1, 2)).isTrue();
    assertThat(Level.POSITIVE.holds(1, 1, 2)).isTrue();
    assertThat(Level.DIM.holds(1.5, 1, 2)).isTrue();
    assertThat(Level.DIM.holds(2, 1, 2)).isFalse();
    assertThat(Level.HIGH.holds(2, 1, 2)).isTrue();
    assertThat(Level.NOT_HIGH.holds(0, 1, 2)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CD86", "CD86+ |", "(CD86+", "CD86+)", "", "| CD3+", "+", "!"})
  void aSlipIsNamedWithItsPlace(String text) {
    assertThatThrownBy(() -> Phenotype.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character");
  }

  @Test
  void endlessNestingIsRefused() {
    assertThatThrownBy(() -> Phenotype.parse("(".repeat(10_000))).hasMessageContaining("nested");
  }
}
