package org.marrow.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadabilityTest {
  /** Syllables as a dictionary separates them. */
  private static final String DICTIONARY =
      "cat 1, bone 1, alive 2, people 2, half 1, after 2, about 2, years 1, cells 1, cancer 2,"
          + " treatment 2, medicine 3, computer 3, measured 2, looked 1, treated 2, sample 2,"
          + " samples 2, doctor 2, question 2, study 2, idea 3, being 2, going 2, research 2,"
          + " mice 1, mouse 1, grows 1, model 2, simple 2, table 2, disease 2, diseases 3, changes 2,"
          + " patient 2, patients 2, special 2, animal 3, social 2, various 3, million 2, region 2,"
          + " marrow 2, myeloma 4, bortezomib 4, macrophage 3, macrophages 4, interleukin 4,"
          + " statistician 4, hospital 3, different 3, survival 3, the 1, be 1, makes 1, used 1,"
          + " needed 2, earlier 3, carried 2, quiet 2, science 2, biology 4, immune 2, safely 2";

  @Test
  void syllablesAreThoseOfADictionaryInNineOfTenWordsAndNeverOffByTwo() {
    Map<String, Integer> wrong = new LinkedHashMap<>();
    String[] words = DICTIONARY.split(", ?");
    for (String entry : words) {
      String[] parts = entry.strip().split(" ");
      int expected = Integer.parseInt(parts[1]);
      int counted = Readability.syllables(parts[0]);
      assertThat(counted).as(parts[0]).isBetween(expected - 1, expected + 1);
      if (counted != expected) {
        wrong.put(parts[0], counted);
      }
    }
    assertThat(wrong).hasSizeLessThanOrEqualTo(words.length / 10);
  }

  @Test
  void theGradeIsTheFormulaOfKincaid() {
    // 6 words, 6 syllables, 1 sentence.
    assertThat(Readability.grade(List.of("The cat sat on the mat.")))
        .isCloseTo(0.39 * 6 + 11.8 - 15.59, within(1e-12));
  }

  @Test
  void plainTextIsEasyAndAMethodsTextIsNot() {
    assertThat(Readability.grade(List.of("Half of the people lived longer than two years.")))
        .isLessThan(8);
    assertThat(
            Readability.grade(
                List.of(
                    "Proportional hazards were examined by correlating scaled Schoenfeld residuals"
                        + " with the Kaplan-Meier transformation of time.")))
        .isGreaterThan(12);
  }

  @Test
  void twoShortSentencesAreEasierThanTheirSumJoined() {
    double two = Readability.grade(List.of("Cells grow fast. Then they die."));
    double one = Readability.grade(List.of("Cells grow fast, then they die."));
    assertThat(two).isLessThan(one);
  }

  @Test
  void noWordsHaveNoGrade() {
    assertThatThrownBy(() -> Readability.grade(List.of("..."))).hasMessageContaining("no grade");
  }
}
