package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marrow.kinetics.expression.Expression.apply;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.divide;
import static org.marrow.kinetics.expression.Expression.minus;
import static org.marrow.kinetics.expression.Expression.power;
import static org.marrow.kinetics.expression.Expression.symbol;
import static org.marrow.kinetics.expression.Expression.times;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;

class FormulaTest {

  @Test
  void operatorsOfOneRankAssociateToTheLeft() {
    assertThat(read("a - b - c")).isEqualTo(minus(minus(symbol("a"), symbol("b")), symbol("c")));
    assertThat(read("a / b * c")).isEqualTo(times(divide(symbol("a"), symbol("b")), symbol("c")));
  }

  @Test
  void powersBindTighterThanTheMinusBeforeThem() {
    assertThat(read("-a^2")).isEqualTo(apply(Operator.NEGATE, power(symbol("a"), constant(2))));
    assertThat(read("2^-1")).isEqualTo(power(constant(2), apply(Operator.NEGATE, constant(1))));
  }

  @Test
  void logIsTheNaturalLogarithmOfLevelOne() {
    assertThat(read("log(x) + log10(y) * sqr(z)"))
        .isEqualTo(
            Expression.plus(
                apply(Operator.LN, symbol("x")),
                times(apply(Operator.LOG10, symbol("y")), power(symbol("z"), constant(2)))));
  }

  @Test
  void otherNamesAreCallsOfTheModelsFunctions() {
    assertThat(read("f(x, 1e-3)"))
        .isEqualTo(new Expression.Call("f", java.util.List.of(symbol("x"), constant(0.001))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uui(S, Vm, Km)", "2 * hilli(S, V, h, n)", "massr(k1, k2)"})
  void aRateLawThatIsANameOnlyIsRefusedByThatNameWithAWayOut(String formula) {
    assertThatThrownBy(() -> read(formula))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> {
              assertThat(e.findings().getFirst().severity()).isEqualTo(Severity.REFUSAL);
              assertThat(e.findings().getFirst().what())
                  .containsAnyOf("'uui'", "'hilli'", "'massr'");
              assertThat(e.findings().getFirst().remedy()).contains("Write the law out");
            });
  }

  @Test
  void aNameOfARateLawMayBeAQuantitysName() {
    assertThat(read("uui * mass")).isEqualTo(times(symbol("uui"), symbol("mass")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a +", "(a", "a b", "1 2", "f(a,", "a $ b", "1e+", "..."})
  void aBrokenFormulaIsAFaultThatQuotesIt(String formula) {
    assertThatThrownBy(() -> read(formula)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void deepNestingIsRefusedNotOverflowed() {
    assertThatThrownBy(() -> read("(".repeat(50_000))).hasMessageContaining("nested deeper");
  }

  private static Expression read(String formula) {
    return MathMlReader.expression(Formula.parse(formula, "m", 1), "m").orElseThrow();
  }
}
