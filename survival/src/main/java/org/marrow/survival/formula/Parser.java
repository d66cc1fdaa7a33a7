package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.marrow.survival.formula.Tokens.Kind;
import org.marrow.survival.formula.Tokens.Token;

/**
 * Reads expressions with R's order of operators: ^, sign, :, * and /, + and -, comparison, and, or.
 */
final class Parser {
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("|", "||"),
          Set.of("&", "&&"),
          Set.of("==", "!=", "<", ">", "<=", ">="),
          Set.of("+", "-"),
          Set.of("*", "/"),
          Set.of("%in%", "%/%", "%%"),
          Set.of(":"));
  private static final int DEEPEST = 200;

  private final String formula;
  private final List<Token> tokens;
  private int next;
  private int depth;

  Parser(String formula) {
    this.formula = formula;
    this.tokens = Tokens.of(formula);
  }

  /** The two sides of the formula. */
  List<Expression> sides() {
    if (peek().kind() == Kind.END) {
      throw fault("the formula is empty; expected something like Surv(time, event) ~ age");
    }
    Expression left = expression(0);
    if (!peek().is("~")) {
      throw fault("expected ~ between the outcome and the covariates");
    }
    next++;
    if (peek().kind() == Kind.END) {
      throw fault("expected covariates after ~, or 1 for none");
    }
    Expression right = expression(0);
    if (peek().kind() != Kind.END) {
      throw fault("expected an operator such as + or the end, found \"" + peek().text() + "\"");
    }
    return List.of(left, right);
  }

  private Expression expression(int level) {
    if (++depth > DEEPEST) {
      throw fault("the formula is nested more than " + DEEPEST + " deep");
    }
    try {
      if (level == LEVELS.size()) {
        return signed();
      }
      Expression left = expression(level + 1);
      while (peek().kind() == Kind.MARK && LEVELS.get(level).contains(peek().text())) {
        Token operator = take();
        left = new Expression.Binary(operator.at(), operator.text(), left, expression(level + 1));
      }
      return left;
    } finally {
      depth--;
    }
  }

  private Expression signed() {
    Token token = peek();
    if (token.is("-") || token.is("+") || token.is("!")) {
      next++;
      if (++depth > DEEPEST) {
        throw fault("the formula is nested more than " + DEEPEST + " deep");
      }
      Expression operand = signed();
      depth--;
      return new Expression.Unary(token.at(), token.text(), operand);
    }
    Expression base = atom();
    if (peek().is("^")) {
      Token operator = take();
      return new Expression.Binary(operator.at(), "^", base, signed());
    }
    return base;
  }

  private Expression atom() {
    Token token = take();
    switch (token.kind()) {
      case NUMBER -> {
        // R's whole numbers, 2L, are numbers like all others here, but keep their name.
        boolean whole = token.text().endsWith("L");
        double value =
            Double.parseDouble(
                whole ? token.text().substring(0, token.text().length() - 1) : token.text());
        return new Expression.Number(
            token.at(), value, whole ? token.text() : PrintedNumber.of(value));
      }
      case TEXT -> {
        return new Expression.Text(token.at(), token.text());
      }
      case NAME -> {
        return peek().is("(") ? call(token) : new Expression.Name(token.at(), token.text());
      }
      default -> {}
    }
    if (token.is("(")) {
      Expression inner = expression(0);
      expect(")", "to close the parenthesis");
      return new Expression.Group(token.at(), inner);
    }
    next--;
    throw fault(
        token.kind() == Kind.END
            ? "the formula ends here; expected a column, a number or a function"
            : "expected a column, a number or a function, found \"" + token.text() + "\"");
  }

  private Expression call(Token function) {
    next++;
    List<Expression> arguments = new ArrayList<>();
    if (peek().is(")")) {
      throw fault(function.text() + "() needs an argument");
    }
    arguments.add(argument(function.text()));
    while (peek().is(",")) {
      next++;
      arguments.add(argument(function.text()));
    }
    expect(")", "to close " + function.text() + "(");
    return new Expression.Call(function.at(), function.text(), List.copyOf(arguments));
  }

  private Expression argument(String function) {
    if (peek().kind() != Kind.NAME || !tokens.get(next + 1).is("=")) {
      return expression(0);
    }
    List<String> known = Signatures.of(function);
    if (!known.contains(peek().text())) {
      throw fault(
          known.isEmpty()
              ? "arguments of " + function + "() have no names here; give the value alone"
              : function + "() has no argument " + peek().text() + " here; it has " + known);
    }
    Token name = take();
    next++;
    return new Expression.Named(name.at(), name.text(), expression(0));
  }

  private void expect(String mark, String why) {
    if (!peek().is(mark)) {
      String found = peek().kind() == Kind.END ? "the end" : "\"" + peek().text() + "\"";
      throw fault("expected " + mark + " " + why + ", found " + found);
    }
    next++;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    next++;
    return token;
  }

  private RuntimeException fault(String what) {
    return FormulaFault.at(formula, tokens.get(Math.min(next, tokens.size() - 1)).at(), what);
  }
}
