package org.marrow.kinetics.sbml;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;

/** Expressions to content MathML as SBML L3V2 has it; the inverse of {@link MathMlReader}. */
final class MathMlWriter {
  private static final Map<Operator, String> NAMES = new EnumMap<>(Operator.class);

  static {
    MathMlReader.OPERATORS.forEach((name, operator) -> NAMES.put(operator, name));
    NAMES.put(Operator.MINUS, "minus");
    NAMES.put(Operator.NEGATE, "minus");
    NAMES.put(Operator.SQRT, "root");
    NAMES.put(Operator.ROOT, "root");
    NAMES.put(Operator.LOG10, "log");
    NAMES.put(Operator.LOG, "log");
  }

  private MathMlWriter() {}

  /** A {@code math} element with the expression. */
  static void math(XmlText out, Expression expression) {
    open(out);
    write(out, expression);
    out.close("math");
  }

  /** A {@code math} element with a function of named arguments. */
  static void lambda(XmlText out, List<String> arguments, Expression body) {
    open(out);
    out.open("lambda");
    for (String argument : arguments) {
      out.open("bvar");
      out.leaf("ci", argument);
      out.close("bvar");
    }
    write(out, body);
    out.close("lambda");
    out.close("math");
  }

  private static void open(XmlText out) {
    out.open(
        "math",
        "xmlns",
        "http://www.w3.org/1998/Math/MathML",
        "xmlns:sbml",
        "http://www.sbml.org/sbml/level3/version2/core");
  }

  private static void write(XmlText out, Expression expression) {
    switch (expression) {
      case Expression.Constant constant -> number(out, constant);
      case Expression.Truth(boolean value) -> out.empty(value ? "true" : "false");
      case Expression.Symbol(String id) -> out.leaf("ci", id);
      case Expression.Time time -> symbol(out, "time");
      case Expression.Avogadro avogadro -> symbol(out, "avogadro");
      case Expression.RateOf(String id) -> {
        out.open("apply");
        symbol(out, "rateOf");
        out.leaf("ci", id);
        out.close("apply");
      }
      case Expression.Call(String function, List<Expression> arguments) -> {
        out.open("apply");
        out.leaf("ci", function);
        arguments.forEach(a -> write(out, a));
        out.close("apply");
      }
      case Expression.Apply(Operator operator, List<Expression> arguments) ->
          apply(out, operator, arguments);
      case Expression.Piecewise piecewise -> piecewise(out, piecewise);
    }
  }

  private static void apply(XmlText out, Operator operator, List<Expression> arguments) {
    out.open("apply");
    out.empty(NAMES.getOrDefault(operator, ""));
    List<Expression> rest = arguments;
    if (operator == Operator.ROOT || operator == Operator.LOG) {
      String qualifier = operator == Operator.ROOT ? "degree" : "logbase";
      out.open(qualifier);
      write(out, arguments.getFirst());
      out.close(qualifier);
      rest = arguments.subList(1, arguments.size());
    }
    rest.forEach(a -> write(out, a));
    out.close("apply");
  }

  private static void piecewise(XmlText out, Expression.Piecewise piecewise) {
    out.open("piecewise");
    for (Expression.Piece piece : piecewise.pieces()) {
      out.open("piece");
      write(out, piece.value());
      write(out, piece.condition());
      out.close("piece");
    }
    piecewise
        .otherwise()
        .ifPresent(value -> {
          out.open("otherwise");
          write(out, value);
          out.close("otherwise");
        });
    out.close("piecewise");
  }

  private static void symbol(XmlText out, String name) {
    out.leaf("csymbol", name, "encoding", "text", "definitionURL", MathMlReader.SYMBOLS + name);
  }

  private static void number(XmlText out, Expression.Constant constant) {
    double value = constant.value();
    if (Double.isNaN(value)) {
      out.empty("notanumber");
    } else if (value == Double.POSITIVE_INFINITY) {
      out.empty("infinity");
    } else if (value == Double.NEGATIVE_INFINITY) {
      out.open("apply");
      out.empty("minus");
      out.empty("infinity");
      out.close("apply");
    } else {
      finite(out, constant);
    }
  }

  private static void finite(XmlText out, Expression.Constant constant) {
    String text = Double.toString(constant.value());
    int exponent = text.indexOf('E');
    String[] unit =
        constant.unit().map(u -> new String[] {"sbml:units", u}).orElseGet(() -> new String[0]);
    if (exponent < 0) {
      out.leaf("cn", text, unit);
    } else {
      out.numberWithExponent(text.substring(0, exponent), text.substring(exponent + 1), unit);
    }
  }
}
