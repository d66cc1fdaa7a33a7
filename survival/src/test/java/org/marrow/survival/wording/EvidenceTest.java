package org.marrow.survival.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTest {
  @Test
  void armsThatWereNotRandomisedGetNoEffectOfTreatment() {
    Evidence pooled = new Evidence(false, 2, false, 1);
    assertThat(pooled.treatmentPhrase()).doesNotContain("effect");
    assertThat(pooled.aboutTreatment("arm"))
        .extracting(f -> f.rule().id())
        .containsExactly("survival/not-randomised");
    assertThat(new Evidence(true, 2, false, 1).aboutTreatment("arm")).isEmpty();
  }

  @Test
  void onlyATestedInteractionInRandomisedArmsEarnsTheWordPredictive() {
    assertThat(Evidence.observational().markerAdjective()).isEqualTo("prognostic");
    assertThat(Evidence.observational().aboutMarker("M1", true))
        .extracting(f -> f.rule().id())
        .containsExactly("survival/prognostic-not-predictive");
    assertThat(new Evidence(true, 2, true, 1).aboutMarker("M1", true)).isEmpty();
    assertThat(new Evidence(false, 2, true, 36).aboutMarker("PSMD4", true))
        .extracting(f -> f.rule().id())
        .containsExactly("survival/prognostic-not-predictive", "survival/many-markers");
  }
}
