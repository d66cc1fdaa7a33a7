package org.marrow.survival.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.table.NumberColumn;
import org.marrow.foundation.table.Table;
import org.marrow.foundation.table.TextColumn;
import org.marrow.survival.rules.SurvivalRules;
import org.marrow.survival.spline.RestrictedCubicSpline;

class FormulaTest {
  private static final Table TABLE =
      Table.of(
          "small",
          List.of(
              new NumberColumn("time", new double[] {5, 6, 7, 8, 9, 10}),
              new NumberColumn("event", new double[] {1, 0, 1, 1, 0, 1}),
              new NumberColumn("age", new double[] {50, 60, Double.NaN, 55, 65, 52}),
              new NumberColumn("stage", new double[] {1, 2, 10, 2, 1, 10}),
              TextColumn.of("sex", List.of("male", "female", "male", "female", "male", "male")),
              TextColumn.of("died", List.of("yes", "no", "yes", "yes", "no", "yes"))));

  private static List<String> names(String right) {
    return ModelFrame.of(Formula.parse("Surv(time, event) ~ " + right), TABLE).design().names();
  }

  @Test
  void columnsAreNamedAndOrderedAsInR() {
    assertThat(names("sex * age + factor(stage)"))
        .containsExactly("sexmale", "age", "factor(stage)2", "factor(stage)10", "sexmale:age");
    assertThat(names("age + sex:factor(stage)"))
        .containsExactly(
            "age",
            "sexfemale:factor(stage)1",
            "sexmale:factor(stage)1",
            "sexfemale:factor(stage)2",
            "sexmale:factor(stage)2",
            "sexfemale:factor(stage)10",
            "sexmale:factor(stage)10");
    assertThat(names("log2(age+1) + I(age^2) + (age>60)"))
        .containsExactly("log2(age + 1)", "I(age^2)", "age > 60TRUE");
    assertThat(names(". - died - stage")).containsExactly("age", "sexmale");
    assertThat(names("rcs(age, c(50, 55, 60, 65))")).containsExactly("age", "age'", "age''");
    assertThat(names("1")).isEmpty();
  }

  @Test
  void productsNameTheirVariablesInTheOrderOfTheFormula() {
    assertThat(names("stage * sex + age * stage"))
        .containsExactly("stage", "sexmale", "age", "stage:sexmale", "stage:age");
    assertThat(names("age * strata(sex) + stage * strata(sex)"))
        .containsExactly("age", "stage", "age:strata(sex)male", "strata(sex)male:stage");
    assertThat(names("-1 + age")).containsExactly("age");
  }

  @Test
  void numbersInNamesAreWrittenAsRWritesThem() {
    assertThat(names("I(age * 100000) + I(stage + .5) + I(age^2L)"))
        .containsExactly("I(age * 1e+05)", "I(stage + 0.5)", "I(age^2L)");
    assertThat(names("factor(stage * 1e5)"))
        .containsExactly("factor(stage * 1e+05)2e+05", "factor(stage * 1e+05)1e+06");
    assertThat(
            List.of(123456.0, 365.25, 0.0001, 0.1 + 0.2, -1e-8, 1e15).stream()
                .map(PrintedNumber::of))
        .containsExactly("123456", "365.25", "1e-04", "0.3", "-1e-08", "1e+15");
  }

  @Test
  void aColumnIsCentredWithoutBeingScaledAndALevelHasItsNumber() {
    double[] stage = {1, 2, 10, 2, 1, 10};
    double mean = 26.0 / 6;
    double[][] columns =
        ModelFrame.of(
                Formula.parse(
                    "Surv(time, event) ~ scale(stage, scale = FALSE) + as.numeric(factor(stage))"),
                TABLE)
            .design()
            .matrix(TABLE);
    for (int i = 0; i < stage.length; i++) {
      assertThat(columns[0][i]).isCloseTo(stage[i] - mean, Offset.offset(1e-15));
    }
    assertThat(columns[1]).containsExactly(1, 2, 3, 2, 1, 3);
  }

  @Test
  void rowsWithMissingValuesAreLeftOutCountedAndListed() {
    ModelFrame frame = ModelFrame.of(Formula.parse("Surv(time, event) ~ age"), TABLE);
    assertThat(frame.data().rows()).isEqualTo(5);
    assertThat(frame.rows()).containsExactly(0, 1, 3, 4, 5);
    assertThat(frame.findings())
        .singleElement()
        .satisfies(f -> {
          assertThat(f.rule()).isEqualTo(SurvivalRules.MISSING_MARKER);
          assertThat(f.what()).contains("1 of 6 rows", "age (1)", "rows 3");
        });
  }

  @Test
  void anEventCanBeACondition() {
    ModelFrame frame = ModelFrame.of(Formula.parse("Surv(time, died == 'yes') ~ stage"), TABLE);
    assertThat(frame.data().events()).isEqualTo(4);
  }

  @Test
  void theSplineIsLinearBeyondItsOuterKnots() {
    RestrictedCubicSpline spline = new RestrictedCubicSpline(List.of(1.0, 2.0, 4.0, 7.0));
    for (int column = 1; column < 3; column++) {
      assertThat(spline.of(0.5, column)).isZero();
      double bend = spline.of(9, column) - 2 * spline.of(10, column) + spline.of(11, column);
      assertThat(bend).isCloseTo(0, Offset.offset(1e-12));
    }
  }

  @Test
  void aDesignCodesAnotherTableAsItWasLearned() {
    Design design =
        ModelFrame.of(Formula.parse("Surv(time, event) ~ scale(stage) + sex"), TABLE).design();
    Design copy = Design.of(design.formula(), TABLE.names(), design.codings());
    Table other =
        Table.of(
            "other",
            List.of(
                new NumberColumn("stage", new double[] {4}),
                TextColumn.of("sex", List.of("male"))));
    assertThat(copy.matrix(other)).isDeepEqualTo(design.matrix(other));
    assertThat(copy.matrix(other)[1]).containsExactly(1);
    Table strange =
        Table.of(
            "strange",
            List.of(
                new NumberColumn("stage", new double[] {4}),
                TextColumn.of("sex", List.of("other"))));
    assertThatThrownBy(() -> design.matrix(strange))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("none of the model's levels [female, male]");
  }

  @Test
  void errorsPointToTheCharacterAndSayWhatWasExpected() {
    fails("Surv(time, event)", "character 18: expected ~");
    fails("Surv(event = event) ~ age", "Surv takes a time and an event");
    fails("Surv(time, event, type = 'interval') ~ age", "marrow survival parametric");
    fails("Surv(time, event) ~ log(age, bas = 2)", "log() has no argument bas here");
    fails("Surv(time, event) ~ sqrt(x = age)", "arguments of sqrt() have no names here");
    fails("Surv(time, event) ~ relevel(sex, ref = 'm')", "none of the levels [female, male]");
    fails("Surv(time, event) ~ ns(age, df = 0)", "df must be a whole number 1 to 30");
    fails("Surv(time, event) ~ ridge(age, theta = 1)", "use the ridge option");
    fails("log(time) ~ age", "character 1: expected Surv(time, event)");
    fails("Surv(time, event) ~ age +", "character 26: the formula ends here");
    fails("Surv(time, event) ~ (age", "expected ) to close the parenthesis");
    fails("Surv(time, event) ~ age / 2", "character 27: a number is no covariate");
    fails("Surv(time, event) ~ weight", "character 21: no column weight in small");
    fails("Surv(time, event) ~ frailty(sex)", "use cluster(id)");
    fails("Surv(time, event) ~ cox(sex)", "function cox is not understood");
    fails("Surv(time, event) ~ age # 3", "\"#\" has no meaning");
    fails("Surv(time, died) ~ age", "say which is the event, for example died == \"yes\"");
    fails("Surv(time, stage) ~ age", "neither 0 and 1 nor 1 and 2");
    fails("Surv(time, died == 'dead') ~ age", "never is \"dead\"");
    fails("Surv(time, event) ~ log(sex)", "holds text where a number is needed");
    fails("Surv(time, event) ~ age:cluster(sex)", "cannot be part of an interaction");
    fails("Surv(time, event) ~ rcs(age, 9)", "expected 3 to 7 knots");
    fails("Surv(time, event) ~ sex + offset(age * 20)", "exp() of this one is infinite");
    fails("Surv(time, event) ~ (.)^2", "the dot stands for main effects only");
    fails("Surv(time, event) ~ I(age - mean(age))", "scale(x, scale = FALSE)");
    fails("Surv(time, event) ~ -age", "expected a covariate before the sign");
    fails("", "the formula is empty");
  }

  private static void fails(String formula, String message) {
    assertThatThrownBy(() -> ModelFrame.of(Formula.parse(formula), TABLE))
        .as(formula)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(message);
  }

  @Test
  void noTextWhateverMakesTheParserFailOtherwiseThanWithAFinding() {
    String seedText = "Surv(a, b==1)~x*log2(y+1)+factor(z):`w w`+rcs(age,c(1,2,3))^2-'q'";
    for (int k = 0; k < 20_000; k++) {
      Stream s = new Streams(7).stream("formula", k);
      StringBuilder text = new StringBuilder(seedText);
      for (long edits = 1 + s.below(6); edits > 0; edits--) {
        int at = (int) s.below(text.length());
        switch ((int) s.below(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, seedText.charAt((int) s.below(seedText.length())));
          default -> text.setCharAt(at, (char) (32 + s.below(300)));
        }
      }
      try {
        Formula.parse(text.toString());
      } catch (InvalidInput expected) {
        assertThat(expected.findings()).isNotEmpty();
      }
    }
    assertThatThrownBy(() -> Formula.parse("Surv(a,b) ~ " + "(".repeat(100_000)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nested more than");
  }
}
