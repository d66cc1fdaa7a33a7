package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.marrow.kinetics.expression.Expression.apply;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.symbol;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;

class MathMlReaderTest {

  @Test
  void aChainOfRelationsHoldsWhenEveryNeighbouringPairDoes() {
    Expression chain = read("<apply><lt/><ci>a</ci><ci>b</ci><ci>c</ci></apply>");
    assertThat(chain)
        .isEqualTo(
            apply(
                Operator.AND,
                apply(Operator.LESS, symbol("a"), symbol("b")),
                apply(Operator.LESS, symbol("b"), symbol("c"))));
  }

  @ParameterizedTest
  @CsvSource({
    "'<cn>2.5</cn>', 2.5",
    "'<cn type=\"integer\"> 7 </cn>', 7",
    "'<cn type=\"e-notation\">1.5<sep/>-3</cn>', 0.0015",
    "'<cn type=\"e-notation\">1.5<sep/>3.0</cn>', 1500",
    "'<cn type=\"rational\">1<sep/>3</cn>', 0.3333333333333333",
    "'<pi/>', 3.141592653589793",
    "'<infinity/>', Infinity"
  })
  void numbersOfEveryTypeAreRead(String xml, double value) {
    assertThat(read(xml)).isEqualTo(constant(value));
  }

  @Test
  void rootAndLogTakeTheirQualifiersFirst() {
    assertThat(read("<apply><root/><degree><cn>3</cn></degree><ci>x</ci></apply>"))
        .isEqualTo(apply(Operator.ROOT, constant(3), symbol("x")));
    assertThat(read("<apply><root/><ci>x</ci></apply>"))
        .isEqualTo(apply(Operator.SQRT, symbol("x")));
    assertThat(read("<apply><log/><logbase><cn>2</cn></logbase><ci>x</ci></apply>"))
        .isEqualTo(apply(Operator.LOG, constant(2), symbol("x")));
  }

  @Test
  void aSumOfNothingIsAllowed() {
    assertThat(read("<apply><plus/></apply>")).isEqualTo(apply(Operator.PLUS));
  }

  @ParameterizedTest
  @CsvSource({
    "'<apply><divide/><ci>a</ci></apply>', divide with 1 arguments",
    "'<apply><gradient/><ci>a</ci></apply>', MathML element gradient",
    "'<cn>1e</cn>', not a number",
    "'<cn type=\"e-notation\">1<sep/>2.5</cn>', not a number",
    "'<cn type=\"e-notation\">1e2<sep/>3</cn>', not a number",
    "'<ci></ci>', ci without a name",
    "'<apply/>', apply without an operator",
    "'<piecewise><piece><cn>1</cn></piece></piecewise>', malformed",
    "'<lambda><bvar><ci>x</ci></bvar></lambda>', MathML element lambda"
  })
  void whatIsNotUnderstoodIsRefusedByName(String xml, String message) {
    assertThatThrownBy(() -> read(xml))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(message);
  }

  @Test
  void theDelaySymbolIsRefused() {
    String delay =
        "<apply><csymbol definitionURL='http://www.sbml.org/sbml/symbols/delay'>d</csymbol>"
            + "<ci>a</ci><cn>1</cn></apply>";
    assertThatThrownBy(() -> read(delay)).hasMessageContaining("csymbol delay");
  }

  private static Expression read(String content) {
    byte[] bytes = SbmlText.math(content).getBytes(StandardCharsets.UTF_8);
    return MathMlReader.expression(XmlTree.read(bytes, "m"), "m").orElseThrow();
  }
}
