package org.marrow.kinetics.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;

/** Turns expression trees into nodes of a {@link Code}, given what each symbol means. */
final class Lowering {
  private final Code code;
  private final ToIntFunction<String> symbols;
  private final int time;
  private final Map<Expression, Integer> done = new HashMap<>();

  Lowering(Code code, int time, ToIntFunction<String> symbols) {
    this.code = code;
    this.time = time;
    this.symbols = symbols;
  }

  int lower(Expression expression) {
    Integer known = done.get(expression);
    if (known == null) {
      known = translate(expression);
      done.put(expression, known);
    }
    return known;
  }

  private int translate(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> code.constant(constant.value());
      case Expression.Truth truth -> code.constant(truth.value() ? 1 : 0);
      case Expression.Symbol symbol -> symbols.applyAsInt(symbol.id());
      case Expression.Time ignored -> time;
      case Expression.Avogadro ignored -> code.constant(Expression.Avogadro.VALUE);
      case Expression.Piecewise piecewise -> piecewise(piecewise);
      case Expression.Apply apply -> apply(apply);
      case Expression.RateOf rate ->
          throw new IllegalArgumentException("rateOf(" + rate.id() + ") was not resolved");
      case Expression.Call call ->
          throw new IllegalArgumentException("call of " + call.function() + " was not expanded");
    };
  }

  private int piecewise(Expression.Piecewise piecewise) {
    int value = piecewise.otherwise().map(this::lower).orElseGet(() -> code.constant(Double.NaN));
    for (int i = piecewise.pieces().size() - 1; i >= 0; i--) {
      Expression.Piece piece = piecewise.pieces().get(i);
      value = code.select(lower(piece.condition()), lower(piece.value()), value);
    }
    return value;
  }

  private int apply(Expression.Apply apply) {
    Operator operator = apply.operator();
    if (operator == Operator.TIMES) {
      return product(apply);
    }
    List<Integer> arguments = apply.arguments().stream().map(this::lower).toList();
    int a = arguments.isEmpty() ? code.constant(0) : arguments.get(0);
    int b = arguments.size() < 2 ? a : arguments.get(1);
    int one = code.constant(1);
    return switch (operator) {
      case PLUS -> fold(arguments, 0, code::add);
      case MINUS -> code.sub(a, b);
      case NEGATE -> code.neg(a);
      case TIMES -> throw new IllegalStateException("handled above");
      case DIVIDE -> code.div(a, b);
      case POWER -> code.pow(a, b);
      case ROOT -> root(a, b);
      case SQRT -> code.apply(Op.SQRT, a);
      case ABS -> code.apply(Op.ABS, a);
      case EXP -> code.apply(Op.EXP, a);
      case LN -> code.apply(Op.LN, a);
      case LOG10 -> code.apply(Op.LOG10, a);
      case LOG ->
          code.isConstant(a, 10)
              ? code.apply(Op.LOG10, b)
              : code.div(code.apply(Op.LN, b), code.apply(Op.LN, a));
      case FLOOR -> code.apply(Op.FLOOR, a);
      case CEILING -> code.apply(Op.CEILING, a);
      case FACTORIAL -> code.apply(Op.FACTORIAL, a);
      case QUOTIENT -> towardsZero(code.div(a, b));
      case REM -> code.sub(a, code.mul(b, towardsZero(code.div(a, b))));
      case MIN -> fold(arguments, 0, (x, y) -> code.select(code.compare(Op.LT, y, x), y, x));
      case MAX -> fold(arguments, 0, (x, y) -> code.select(code.compare(Op.LT, x, y), y, x));
      case SIN -> code.apply(Op.SIN, a);
      case COS -> code.apply(Op.COS, a);
      case TAN -> code.apply(Op.TAN, a);
      case SEC -> code.div(one, code.apply(Op.COS, a));
      case CSC -> code.div(one, code.apply(Op.SIN, a));
      case COT -> code.div(one, code.apply(Op.TAN, a));
      case SINH -> code.apply(Op.SINH, a);
      case COSH -> code.apply(Op.COSH, a);
      case TANH -> code.apply(Op.TANH, a);
      case SECH -> code.div(one, code.apply(Op.COSH, a));
      case CSCH -> code.div(one, code.apply(Op.SINH, a));
      case COTH -> code.div(one, code.apply(Op.TANH, a));
      case ARCSIN -> code.apply(Op.ASIN, a);
      case ARCCOS -> code.apply(Op.ACOS, a);
      case ARCTAN -> code.apply(Op.ATAN, a);
      case ARCSEC -> code.apply(Op.ACOS, code.div(one, a));
      case ARCCSC -> code.apply(Op.ASIN, code.div(one, a));
      case ARCCOT ->
          code.select(
              code.compare(Op.EQ, a, code.constant(0)),
              code.constant(Math.PI / 2),
              code.apply(Op.ATAN, code.div(one, a)));
      case ARCSINH -> code.apply(Op.ASINH, a);
      case ARCCOSH -> code.apply(Op.ACOSH, a);
      case ARCTANH -> code.apply(Op.ATANH, a);
      case ARCSECH -> code.apply(Op.ACOSH, code.div(one, a));
      case ARCCSCH -> code.apply(Op.ASINH, code.div(one, a));
      case ARCCOTH -> code.apply(Op.ATANH, code.div(one, a));
      case EQUAL -> code.compare(Op.EQ, a, b);
      case NOT_EQUAL -> code.compare(Op.NE, a, b);
      case LESS -> code.compare(Op.LT, a, b);
      case LESS_OR_EQUAL -> code.compare(Op.LE, a, b);
      case GREATER -> code.compare(Op.LT, b, a);
      case GREATER_OR_EQUAL -> code.compare(Op.LE, b, a);
      case AND -> truths(arguments).stream().reduce(one, code::mul);
      case OR -> truths(arguments).stream().reduce(code.constant(0), this::either);
      case XOR ->
          truths(arguments).stream()
              .reduce(code.constant(0), (x, y) -> code.compare(Op.NE, x, y));
      case NOT -> code.sub(one, code.truth(a));
      case IMPLIES -> either(code.sub(one, code.truth(a)), code.truth(b));
    };
  }

  private List<Integer> truths(List<Integer> arguments) {
    return arguments.stream().map(code::truth).toList();
  }

  private int either(int a, int b) {
    return code.compare(Op.NE, code.add(a, b), code.constant(0));
  }

  private interface Combine {
    int apply(int a, int b);
  }

  private int fold(List<Integer> arguments, int empty, Combine combine) {
    int result = arguments.isEmpty() ? code.constant(empty) : arguments.get(0);
    for (int i = 1; i < arguments.size(); i++) {
      result = combine.apply(result, arguments.get(i));
    }
    return result;
  }

  private int root(int degree, int x) {
    return code.isConstant(degree, 2)
        ? code.apply(Op.SQRT, x)
        : code.pow(x, code.div(code.constant(1), degree));
  }

  private int towardsZero(int x) {
    return code.select(
        code.compare(Op.LT, x, code.constant(0)),
        code.apply(Op.CEILING, x),
        code.apply(Op.FLOOR, x));
  }

  /** Numbers and inputs first, so that their product is computed once a patient. */
  private int product(Expression.Apply times) {
    List<Expression> factors = new ArrayList<>();
    flatten(times, factors);
    int steady = code.constant(1);
    int varying = code.constant(1);
    for (Expression factor : factors) {
      int node = lower(factor);
      if (steady(node)) {
        steady = code.mul(steady, node);
      } else {
        varying = code.mul(varying, node);
      }
    }
    return code.mul(steady, varying);
  }

  private static void flatten(Expression expression, List<Expression> factors) {
    if (expression instanceof Expression.Apply(Operator operator, List<Expression> arguments)
        && operator == Operator.TIMES) {
      arguments.forEach(argument -> flatten(argument, factors));
    } else {
      factors.add(expression);
    }
  }

  private boolean steady(int node) {
    return steadiness.test(node);
  }

  private java.util.function.IntPredicate steadiness = node -> code.isConstant(node);

  /** Tells which nodes stay the same during a run. */
  Lowering steady(java.util.function.IntPredicate test) {
    steadiness = test;
    return this;
  }
}
