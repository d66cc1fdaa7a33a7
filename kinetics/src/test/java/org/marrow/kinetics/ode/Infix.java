package org.marrow.kinetics.ode;

import static org.marrow.kinetics.expression.Expression.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;

/** Reads formulas of test problems: + - * / ^, calls of builtin functions, t for the time. */
public final class Infix {
  private final String text;
  private int at;

  private Infix(String text) {
    this.text = text.replace(" ", "");
  }

  public static Expression parse(String text) {
    Infix infix = new Infix(text);
    Expression result = infix.sum();
    if (infix.at != infix.text.length()) {
      throw new IllegalArgumentException("at " + infix.at + " of " + text);
    }
    return result;
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private Expression sum() {
    Expression left = product();
    while (true) {
      if (take('+')) {
        left = plus(left, product());
      } else if (take('-')) {
        left = minus(left, product());
      } else {
        return left;
      }
    }
  }

  private Expression product() {
    Expression left = signed();
    while (true) {
      if (take('*')) {
        left = times(left, signed());
      } else if (take('/')) {
        left = divide(left, signed());
      } else {
        return left;
      }
    }
  }

  private Expression signed() {
    if (take('-')) {
      return apply(Operator.NEGATE, signed());
    }
    Expression base = atom();
    return take('^') ? power(base, signed()) : base;
  }

  private Expression atom() {
    if (take('(')) {
      Expression inner = sum();
      if (!take(')')) {
        throw new IllegalArgumentException("no ) at " + at + " of " + text);
      }
      return inner;
    }
    int start = at;
    if (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.') {
      while (at < text.length()
          && (Character.isDigit(text.charAt(at))
              || text.charAt(at) == '.'
              || text.charAt(at) == 'e'
              || (text.charAt(at - 1) == 'e'
                  && at > start
                  && "+-".indexOf(text.charAt(at)) >= 0))) {
        at++;
      }
      return constant(Double.parseDouble(text.substring(start, at)));
    }
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String name = text.substring(start, at);
    if (take('(')) {
      List<Expression> arguments = new ArrayList<>();
      do {
        arguments.add(sum());
      } while (take(','));
      if (!take(')')) {
        throw new IllegalArgumentException("no ) at " + at + " of " + text);
      }
      Operator operator =
          name.equals("log") ? Operator.LN : Operator.valueOf(name.toUpperCase(Locale.ROOT));
      return new Apply(operator, arguments);
    }
    return name.equals("t") ? new Time() : symbol(name);
  }
}
