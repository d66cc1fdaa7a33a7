package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
      case Named named -> collect(named.value(), into);
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

  /** An argument with its name. */
  record Named(int at, String name, Expression value) implements Expression {
    @Override
    public String text() {
      return name + " = " + value.text();
    }
  }

  /** A function of something; arguments as they were written. */
  record Call(int at, String function, List<Expression> arguments) implements Expression {
    /**
     * The argument of that name in the function's signature, found as R finds it: by name, else by
     * its place among those without a name.
     */
    Optional<Expression> argument(String name) {
      List<String> free = new ArrayList<>(Signatures.of(function));
      for (Expression e : arguments) {
        if (e instanceof Named named) {
          free.remove(named.name());
          if (named.name().equals(name)) {
            return Optional.of(named.value());
          }
        }
      }
      int place = free.indexOf(name);
      List<Expression> plain = arguments.stream().filter(e -> !(e instanceof Named)).toList();
      return place >= 0 && place < plain.size() ? Optional.of(plain.get(place)) : Optional.empty();
    }

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
      boolean tight =
          operator.equals("^")
              || operator.equals(":")
              || operator.equals("/")
              || operator.equals("%/%")
              || operator.equals("%%");
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
