package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Expression.Apply;
import org.marrow.kinetics.expression.Expression.Constant;
import org.marrow.kinetics.expression.Expression.Truth;
import org.marrow.kinetics.expression.Operator;

/** Content MathML of SBML (L3V2 Core, section 3.4) to expressions. */
final class MathMlReader {
  private static final int MAX_SIZE = 200_000;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** Element names that have an operator of their own, with its number of arguments unchanged. */
  static final Map<String, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry("plus", Operator.PLUS),
          Map.entry("times", Operator.TIMES),
          Map.entry("divide", Operator.DIVIDE),
          Map.entry("power", Operator.POWER),
          Map.entry("abs", Operator.ABS),
          Map.entry("exp", Operator.EXP),
          Map.entry("ln", Operator.LN),
          Map.entry("floor", Operator.FLOOR),
          Map.entry("ceiling", Operator.CEILING),
          Map.entry("factorial", Operator.FACTORIAL),
          Map.entry("quotient", Operator.QUOTIENT),
          Map.entry("rem", Operator.REM),
          Map.entry("min", Operator.MIN),
          Map.entry("max", Operator.MAX),
          Map.entry("sin", Operator.SIN),
          Map.entry("cos", Operator.COS),
          Map.entry("tan", Operator.TAN),
          Map.entry("sec", Operator.SEC),
          Map.entry("csc", Operator.CSC),
          Map.entry("cot", Operator.COT),
          Map.entry("sinh", Operator.SINH),
          Map.entry("cosh", Operator.COSH),
          Map.entry("tanh", Operator.TANH),
          Map.entry("sech", Operator.SECH),
          Map.entry("csch", Operator.CSCH),
          Map.entry("coth", Operator.COTH),
          Map.entry("arcsin", Operator.ARCSIN),
          Map.entry("arccos", Operator.ARCCOS),
          Map.entry("arctan", Operator.ARCTAN),
          Map.entry("arcsec", Operator.ARCSEC),
          Map.entry("arccsc", Operator.ARCCSC),
          Map.entry("arccot", Operator.ARCCOT),
          Map.entry("arcsinh", Operator.ARCSINH),
          Map.entry("arccosh", Operator.ARCCOSH),
          Map.entry("arctanh", Operator.ARCTANH),
          Map.entry("arcsech", Operator.ARCSECH),
          Map.entry("arccsch", Operator.ARCCSCH),
          Map.entry("arccoth", Operator.ARCCOTH),
          Map.entry("eq", Operator.EQUAL),
          Map.entry("neq", Operator.NOT_EQUAL),
          Map.entry("lt", Operator.LESS),
          Map.entry("leq", Operator.LESS_OR_EQUAL),
          Map.entry("gt", Operator.GREATER),
          Map.entry("geq", Operator.GREATER_OR_EQUAL),
          Map.entry("and", Operator.AND),
          Map.entry("or", Operator.OR),
          Map.entry("xor", Operator.XOR),
          Map.entry("not", Operator.NOT),
          Map.entry("implies", Operator.IMPLIES));

  static final String SYMBOLS = "http://www.sbml.org/sbml/symbols/";
  private final String source;
  private int size;

  private MathMlReader(String source) {
    this.source = source;
  }

  /** The expression of a {@code math} element; empty when it has no content. */
  static Optional<Expression> expression(XmlElement math, String source) {
    if (math.children().isEmpty()) {
      return Optional.empty();
    }
    if (math.children().size() > 1) {
      throw SbmlRules.invalid(source, math.line(), "math with more than one expression");
    }
    return Optional.of(new MathMlReader(source).read(math.children().getFirst()));
  }

  /** Arguments and body of a {@code math} element that holds a lambda. */
  static Lambda lambda(XmlElement math, String source) {
    XmlElement element = math.children().isEmpty() ? math : math.children().getFirst();
    if (element.is("math:semantics") && !element.children().isEmpty()) {
      element = element.children().getFirst();
    }
    if (!element.is("math:lambda") || element.children().isEmpty()) {
      throw SbmlRules.invalid(source, math.line(), "a function definition needs a lambda");
    }
    List<String> arguments = new ArrayList<>();
    for (XmlElement child : element.children().subList(0, element.children().size() - 1)) {
      if (!child.is("math:bvar") || child.children().size() != 1) {
        throw SbmlRules.invalid(source, child.line(), "lambda: an argument must be a bvar");
      }
      arguments.add(child.children().getFirst().text());
    }
    XmlElement body = element.children().getLast();
    if (body.is("math:bvar")) {
      throw SbmlRules.invalid(source, body.line(), "lambda without body");
    }
    return new Lambda(arguments, new MathMlReader(source).read(body));
  }

  /** A function of its arguments. */
  record Lambda(List<String> arguments, Expression body) {}

  private Expression read(XmlElement element) {
    if (++size > MAX_SIZE) {
      throw SbmlRules.invalid(source, element.line(), "math with more than " + MAX_SIZE + " parts");
    }
    return switch (element.name()) {
      case "math:cn" -> number(element);
      case "math:ci" -> {
        if (element.text().isBlank()) {
          throw SbmlRules.invalid(source, element.line(), "ci without a name");
        }
        yield Expression.symbol(element.text());
      }
      case "math:csymbol" -> symbol(element);
      case "math:true" -> new Truth(true);
      case "math:false" -> new Truth(false);
      case "math:pi" -> Expression.constant(Math.PI);
      case "math:exponentiale" -> Expression.constant(Math.E);
      case "math:infinity" -> Expression.constant(Double.POSITIVE_INFINITY);
      case "math:notanumber" -> Expression.constant(Double.NaN);
      case "math:apply" -> apply(element);
      case "math:piecewise" -> piecewise(element);
      case "math:semantics" -> {
        if (element.children().isEmpty()) {
          throw SbmlRules.invalid(source, element.line(), "semantics without content");
        }
        yield read(element.children().getFirst());
      }
      default -> throw unknown(element);
    };
  }

  private RuntimeException unknown(XmlElement element) {
    return SbmlRules.unsupported(
        source, element.line(), "MathML element " + element.name().replace("math:", ""));
  }

  private Expression symbol(XmlElement element) {
    String url = element.attribute("definitionURL").orElse("");
    return switch (url) {
      case SYMBOLS + "time" -> new Expression.Time();
      case SYMBOLS + "avogadro" -> new Expression.Avogadro();
      case SYMBOLS + "delay" ->
          throw SbmlRules.unsupported(source, element.line(), "csymbol delay (a delay equation)");
      default ->
          throw SbmlRules.unsupported(source, element.line(), "csymbol with meaning '" + url + "'");
    };
  }

  private Expression number(XmlElement element) {
    String type = element.attribute("type").orElse("real");
    Optional<String> unit = element.attribute("units").filter(u -> !u.isBlank());
    String[] parts = element.text().split(String.valueOf(XmlTree.SEPARATOR), -1);
    double value =
        switch (type) {
          case "real", "integer" -> number(element, parts, 1)[0];
          case "e-notation" -> {
            number(element, parts, 2);
            String mantissa = parts[0].strip();
            if (mantissa.indexOf('e') >= 0 || mantissa.indexOf('E') >= 0) {
              throw notNumber(element);
            }
            // One decimal text, so that 1.5 x 10^-3 is rounded once. An exponent may be 3 or 3.0.
            String exponent = parts[1].strip();
            int point = exponent.indexOf('.');
            yield Double.parseDouble(
                mantissa + "e" + (point < 0 ? exponent : exponent.substring(0, point)));
          }
          case "rational" -> {
            double[] both = number(element, parts, 2);
            yield both[0] / both[1];
          }
          default ->
              throw SbmlRules.unsupported(source, element.line(), "cn of type '" + type + "'");
        };
    return new Constant(value, unit);
  }

  private InvalidInput notNumber(XmlElement element) {
    return SbmlRules.invalid(
        source, element.line(), "cn is not a number: '" + element.text() + "'");
  }

  private double[] number(XmlElement element, String[] parts, int expected) {
    double[] values = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      String text = parts[i].strip();
      if (parts.length != expected
          || !NUMBER.matcher(text).matches()
          || (i == 1 && expected == 2 && !text.matches("[+-]?[0-9]{1,9}([.]0*)?"))) {
        throw notNumber(element);
      }
      values[i] = Double.parseDouble(text);
    }
    if (expected == 2) {
      parts[1] = parts[1].strip().replaceAll("[.]0*$", "");
    }
    return values;
  }

  private Expression piecewise(XmlElement element) {
    List<Expression.Piece> pieces = new ArrayList<>();
    Optional<Expression> otherwise = Optional.empty();
    for (XmlElement child : element.children()) {
      if (child.is("math:piece") && child.children().size() == 2 && otherwise.isEmpty()) {
        pieces.add(
            new Expression.Piece(read(child.children().get(0)), read(child.children().get(1))));
      } else if (child.is("math:otherwise")
          && child.children().size() == 1
          && otherwise.isEmpty()) {
        otherwise = Optional.of(read(child.children().getFirst()));
      } else {
        throw SbmlRules.invalid(source, child.line(), "piecewise: malformed " + child.name());
      }
    }
    return new Expression.Piecewise(pieces, otherwise);
  }

  private Expression apply(XmlElement element) {
    if (element.children().isEmpty()) {
      throw SbmlRules.invalid(source, element.line(), "apply without an operator");
    }
    XmlElement head = element.children().getFirst();
    List<XmlElement> rest = element.children().subList(1, element.children().size());
    String name = head.name().replace("math:", "");
    if (head.is("math:csymbol")) {
      return applySymbol(head, rest);
    }
    Optional<Expression> qualifier = Optional.empty();
    if (!rest.isEmpty()
        && (rest.getFirst().is("math:degree") || rest.getFirst().is("math:logbase"))) {
      XmlElement first = rest.getFirst();
      boolean fits = first.is("math:degree") ? name.equals("root") : name.equals("log");
      if (!fits || first.children().size() != 1) {
        throw SbmlRules.invalid(source, first.line(), "malformed " + first.name());
      }
      qualifier = Optional.of(read(first.children().getFirst()));
      rest = rest.subList(1, rest.size());
    }
    List<Expression> arguments = new ArrayList<>();
    for (XmlElement argument : rest) {
      arguments.add(read(argument));
    }
    if (head.is("math:ci")) {
      if (head.text().isBlank()) {
        throw SbmlRules.invalid(source, head.line(), "a call without a name");
      }
      return new Expression.Call(head.text(), arguments);
    }
    if (name.equals("root")) {
      Optional<Expression> degree = qualifier;
      return degree.isPresent()
          ? build(Operator.ROOT, prepend(degree.get(), arguments), head)
          : build(Operator.SQRT, arguments, head);
    }
    if (name.equals("log")) {
      return qualifier.isPresent()
          ? build(Operator.LOG, prepend(qualifier.get(), arguments), head)
          : build(Operator.LOG10, arguments, head);
    }
    if (name.equals("minus")) {
      return build(arguments.size() == 1 ? Operator.NEGATE : Operator.MINUS, arguments, head);
    }
    Operator operator = OPERATORS.get(name);
    if (operator == null) {
      throw unknown(head);
    }
    return operator.isRelation() && operator != Operator.NOT_EQUAL
        ? chain(operator, arguments, head)
        : build(operator, arguments, head);
  }

  private static List<Expression> prepend(Expression first, List<Expression> rest) {
    List<Expression> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  private Expression applySymbol(XmlElement head, List<XmlElement> arguments) {
    String url = head.attribute("definitionURL").orElse("");
    if (!url.equals(SYMBOLS + "rateOf")) {
      symbol(head);
      throw SbmlRules.invalid(source, head.line(), "csymbol '" + url + "' is not a function");
    }
    if (arguments.size() != 1 || !arguments.getFirst().is("math:ci")) {
      throw SbmlRules.invalid(source, head.line(), "rateOf takes one name");
    }
    return new Expression.RateOf(arguments.getFirst().text());
  }

  /** {@code a < b < c} holds when every neighbouring pair does; fewer than two always hold. */
  private Expression chain(Operator operator, List<Expression> arguments, XmlElement head) {
    if (arguments.size() == 2) {
      return build(operator, arguments, head);
    }
    if (arguments.size() < 2) {
      return new Truth(true);
    }
    List<Expression> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i++) {
      pairs.add(build(operator, arguments.subList(i, i + 2), head));
    }
    return new Apply(Operator.AND, pairs);
  }

  private Expression build(Operator operator, List<Expression> arguments, XmlElement head) {
    if (!operator.takes(arguments.size())) {
      throw SbmlRules.invalid(
          source,
          head.line(),
          head.name().replace("math:", "") + " with " + arguments.size() + " arguments");
    }
    return new Apply(operator, arguments);
  }
}
