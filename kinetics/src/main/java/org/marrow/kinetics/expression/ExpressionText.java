package org.marrow.kinetics.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes an expression with as few parentheses as reading back the same tree allows. */
public final class ExpressionText {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int RELATION = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int SIGNED = 6;
  private static final int POWER = 7;
  private static final int ATOM = 8;
  private final UnaryOperator<String> names;

  /**
   * @param names how each id is written
   */
  public ExpressionText(UnaryOperator<String> names) {
    this.names = names;
  }

  /** An expression as text. */
  public static String of(Expression expression) {
    return new ExpressionText(UnaryOperator.identity()).text(expression);
  }

  /** An expression as text, in the notation of Antimony. */
  public String text(Expression e) {
    return switch (e) {
      case Expression.Constant(double value, Optional<String> unit) ->
          number(value) + unit.map(u -> " " + u).orElse("");
      case Expression.Truth(boolean value) -> value ? "true" : "false";
      case Expression.Symbol(String id) -> names.apply(id);
      case Expression.Time time -> "time";
      case Expression.Avogadro avogadro -> "avogadro";
      case Expression.RateOf(String id) -> "rateOf(" + names.apply(id) + ")";
      case Expression.Call(String function, List<Expression> arguments) ->
          names.apply(function) + list(arguments);
      case Expression.Piecewise piecewise -> "piecewise" + list(piecewise.parts());
      case Expression.Apply apply -> apply(apply);
    };
  }

  private String list(List<Expression> arguments) {
    return "(" + String.join(", ", arguments.stream().map(this::text).toList()) + ")";
  }

  private String apply(Expression.Apply e) {
    List<Expression> a = e.arguments();
    return switch (e.operator()) {
      case PLUS -> a.size() < 2 ? function(e) : run(e, " + ", SUM);
      case TIMES -> a.size() < 2 ? function(e) : run(e, " * ", PRODUCT);
      case AND -> a.size() < 2 ? function(e) : run(e, " && ", AND);
      case OR -> a.size() < 2 ? function(e) : run(e, " || ", OR);
      case MINUS -> at(SUM, a.get(0)) + " - " + at(PRODUCT, a.get(1));
      case DIVIDE -> at(PRODUCT, a.get(0)) + " / " + at(SIGNED, a.get(1));
      case NEGATE ->
          "-"
              + (a.getFirst() instanceof Expression.Constant
                  ? "(" + text(a.getFirst()) + ")"
                  : at(SIGNED, a.getFirst()));
      case NOT -> "!" + at(SIGNED, a.getFirst());
      case POWER -> at(ATOM, a.get(0)) + "^" + at(ATOM, a.get(1));
      case EQUAL -> relation(e, " == ");
      case NOT_EQUAL -> relation(e, " != ");
      case LESS -> relation(e, " < ");
      case LESS_OR_EQUAL -> relation(e, " <= ");
      case GREATER -> relation(e, " > ");
      case GREATER_OR_EQUAL -> relation(e, " >= ");
      default -> function(e);
    };
  }

  private String function(Expression.Apply e) {
    return BuiltinNames.nameOf(e.operator()) + list(e.arguments());
  }

  private String relation(Expression.Apply e, String sign) {
    return at(SUM, e.argument(0)) + sign + at(SUM, e.argument(1));
  }

  /** Operands of one n-ary node; an operand of the same kind needs parentheses to stay its own. */
  private String run(Expression.Apply e, String sign, int level) {
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < e.arguments().size(); i++) {
      Expression operand = e.argument(i);
      boolean same = operand instanceof Expression.Apply inner && inner.operator() == e.operator();
      operands.add(
          same && operand.parts().size() > 1
              ? "(" + text(operand) + ")"
              : at(i == 0 ? level : level + 1, operand));
    }
    return String.join(sign, operands);
  }

  private String at(int level, Expression e) {
    return level(e) < level ? "(" + text(e) + ")" : text(e);
  }

  private static int level(Expression e) {
    if (e instanceof Expression.Constant constant) {
      boolean negative = Double.doubleToRawLongBits(constant.value()) < 0;
      return negative && !Double.isNaN(constant.value()) ? SIGNED : ATOM;
    }
    if (!(e instanceof Expression.Apply(Operator operator, List<Expression> arguments))) {
      return ATOM;
    }
    return switch (operator) {
      case OR -> arguments.size() < 2 ? ATOM : OR;
      case AND -> arguments.size() < 2 ? ATOM : AND;
      case PLUS -> arguments.size() < 2 ? ATOM : SUM;
      case TIMES -> arguments.size() < 2 ? ATOM : PRODUCT;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> RELATION;
      case MINUS -> SUM;
      case DIVIDE -> PRODUCT;
      case NEGATE, NOT -> SIGNED;
      case POWER -> POWER;
      default -> ATOM;
    };
  }

  /** The shortest text that reads back as the same number. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (Math.abs(value) == Math.PI) {
      return value > 0 ? "pi" : "-pi";
    }
    String text = Double.toString(value);
    text = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return text.replace(".0E", "E").replace('E', 'e');
  }
}
