package org.marrow.kinetics.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.marrow.kinetics.expression.Expression.apply;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.plus;
import static org.marrow.kinetics.expression.Expression.power;
import static org.marrow.kinetics.expression.Expression.symbol;
import static org.marrow.kinetics.expression.Expression.times;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;

class GraphTest {
  private final Graph graph = new Graph();
  private final Translation translation =
      new Translation(graph, id -> id.equals("x") ? graph.state(0) : graph.input(0));

  private double value(Expression e, double x) {
    return new Interpreter(graph, translation.node(e))
        .evaluate(0, new double[] {x}, new double[] {3})[0];
  }

  @Test
  void aSubExpressionWrittenTwiceIsOneNode() {
    Expression product = times(symbol("x"), symbol("k"));
    int first = translation.node(plus(product, constant(1)));
    int size = graph.size();
    int second = translation.node(plus(constant(1), times(symbol("k"), symbol("x"))));
    assertThat(second).isEqualTo(first);
    assertThat(graph.size()).isEqualTo(size);
  }

  @Test
  void zeroAndOneDisappear() {
    assertThat(graph.text(translation.node(plus(times(constant(0), symbol("k")), symbol("x")))))
        .isEqualTo("x0");
    assertThat(graph.text(translation.node(power(symbol("x"), constant(2)))))
        .isEqualTo("MULTIPLY(x0, x0)");
  }

  @Test
  void everyOperatorHasItsTextbookValue() {
    assertThat(value(apply(Operator.ROOT, constant(3), symbol("x")), 8))
        .isCloseTo(2, within(1e-15));
    assertThat(value(apply(Operator.LOG, constant(2), symbol("x")), 8)).isCloseTo(3, within(1e-15));
    assertThat(value(apply(Operator.QUOTIENT, symbol("x"), constant(2)), -5)).isEqualTo(-2);
    assertThat(value(apply(Operator.REM, symbol("x"), constant(2)), -5)).isEqualTo(-1);
    assertThat(value(apply(Operator.FACTORIAL, symbol("x")), 5)).isEqualTo(120);
    assertThat(value(apply(Operator.FACTORIAL, symbol("x")), 5.5)).isNaN();
    assertThat(value(apply(Operator.ARCCOTH, symbol("x")), 2))
        .isCloseTo(0.5493061443340549, within(1e-15));
    assertThat(value(apply(Operator.ARCSECH, symbol("x")), 0.5))
        .isCloseTo(1.3169578969248166, within(1e-15));
    assertThat(value(apply(Operator.ARCSINH, symbol("x")), 1e-10)).isEqualTo(1e-10);
    assertThat(value(apply(Operator.IMPLIES, symbol("x"), constant(0)), 1)).isZero();
    assertThat(value(apply(Operator.XOR, symbol("x"), constant(1), constant(1)), 1)).isEqualTo(1);
  }

  @Test
  void theDerivativeOfEverySmoothOperatorIsItsDifferenceQuotient() {
    Stream random = new Streams(3).stream("derivatives", 0);
    for (Operator operator : Operator.values()) {
      if (operator.isLogical()
          || List.of(Operator.FLOOR, Operator.CEILING, Operator.QUOTIENT, Operator.FACTORIAL)
              .contains(operator)) {
        continue;
      }
      for (int trial = 0; trial < 20; trial++) {
        double x = random.uniform() * 0.8 + 0.1;
        if (List.of(Operator.ARCCOSH, Operator.ARCSEC, Operator.ARCCSC, Operator.ARCCOTH)
            .contains(operator)) {
          x += 1;
        }
        Expression argument = symbol("x");
        Expression other = plus(constant(1.7), times(constant(0.3), symbol("x")));
        Expression e =
            operator.takes(2) ? apply(operator, other, argument) : apply(operator, argument);
        int node = new Derivative(graph, graph.state(0)).of(translation.node(e));
        double exact = new Interpreter(graph, node).evaluate(0, new double[] {x}, new double[1])[0];
        double h = 1e-6;
        double quotient = (value(e, x + h) - value(e, x - h)) / (2 * h);
        assertThat(exact)
            .as("%s at %s", operator, x)
            .isCloseTo(quotient, within(1e-6 * (1 + Math.abs(quotient))));
      }
    }
  }

  @Test
  void aPiecewiseWithoutAMatchIsNotANumber() {
    Expression piecewise =
        new Expression.Piecewise(
            List.of(
                new Expression.Piece(constant(5), apply(Operator.LESS, symbol("x"), constant(1)))),
            Optional.empty());
    assertThat(value(piecewise, 0)).isEqualTo(5);
    assertThat(value(piecewise, 1)).isNaN();
  }
}
