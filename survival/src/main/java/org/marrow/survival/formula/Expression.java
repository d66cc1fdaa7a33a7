package org.marrow.survival.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a formula, written back in R's way of spacing: that is the name of its column. */
sealed interface Expression {

  /** Where it starts in the formula, from 0. */
  int at();

  /** The text that R would print. */
  String text();

  /** Columns that it reads. */
  default Set<String> columns() {
    Set<String> names = new LinkedHashSet<>();
    collect(this, names);
    return names;
  }

  private static void collect(Expression e, Set<String> into) {
    switch (e) {
      case Name name -> into.add(name.name());
      case Call call -> call.arguments().forEach(a -> collect(a, into));
      case Binary binary -> {
        collect(binary.left(), into);
        collect(binary.right(), into);
      }
      case Unary unary -> collect(unary.operand(), into);
      case Group group -> collect(group.inner(), into);
      case Number number -> {}
      case Text text -> {}
    }
  }

  /** A number. */
  record Number(int at, double value, String text) implements Expression {}

  /** A quoted text. */
  record Text(int at, String value) implements Expression {
    @Override
    public String text() {
      return '"' + value + '"';
    }
  }

  /** A column. */
  record Name(int at, String name) implements Expression {
    @Override
    public String text() {
      return name.matches("[\\p{L}.][\\p{L}\\p{N}._]*") ? name : '`' + name + '`';
    }
  }

  /** A function of something. */
  record Call(int at, String function, List<Expression> arguments) implements Expression {
    @Override
    public String text() {
      return function
          + arguments.stream().map(Expression::text).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** Two expressions and what stands between. */
  record Binary(int at, String operator, Expression left, Expression right) implements Expression {
    @Override
    public String text() {
      boolean tight = operator.equals("^") || operator.equals(":") || operator.equals("/");
      String gap = tight ? "" : " ";
      return left.text() + gap + operator + gap + right.text();
    }
  }

  /** A sign or a negation. */
  record Unary(int at, String operator, Expression operand) implements Expression {
    @Override
    public String text() {
      return operator + operand.text();
    }
  }

  /** Something in parentheses. */
  record Group(int at, Expression inner) implements Expression {
    @Override
    public String text() {
      return "(" + inner.text() + ")";
    }
  }
}
