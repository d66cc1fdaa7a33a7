package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The infix formulas of SBML Level 1, turned into the MathML that later levels use. Grammar and
 * precedences: SBML Level 1 Version 2, section 3.2 ({@code ^} binds tighter than unary minus and
 * associates to the left, as the other operators do).
 */
final class Formula {
  private static final int MAX_DEPTH = 100;
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("abs", "abs"),
          Map.entry("acos", "arccos"),
          Map.entry("asin", "arcsin"),
          Map.entry("atan", "arctan"),
          Map.entry("ceil", "ceiling"),
          Map.entry("cos", "cos"),
          Map.entry("exp", "exp"),
          Map.entry("floor", "floor"),
          Map.entry("log", "ln"),
          Map.entry("pow", "power"),
          Map.entry("power", "power"),
          Map.entry("sin", "sin"),
          Map.entry("sqrt", "root"),
          Map.entry("tan", "tan"));

  /** The rate laws that Level 1 Version 2 names in its table of predefined functions. */
  private static final Set<String> RATE_LAWS =
      Set.of(
          ("mass massi massr uui uur uuhr isouur hilli hillr hillmr hillmmr usii usir uai ucii ucir"
                  + " unii unir uuci uucr umi umr uaii uar ucti uctr umai umar uhmi uhmr ualii"
                  + " ordubr ordbur ordbbr ppbr")
              .split(" "));

  private final String text;
  private final String source;
  private final long line;
  private int at;
  private int depth;

  private Formula(String text, String source, long line) {
    this.text = text;
    this.source = source;
    this.line = line;
  }

  /** The {@code math:math} element of a formula. */
  static XmlElement parse(String text, String source, long line) {
    Formula formula = new Formula(text, source, line);
    XmlElement body = formula.sum();
    formula.space();
    if (formula.at < text.length()) {
      throw formula.fault("an operator or the end was expected");
    }
    return new XmlElement("math:math", line).add(body);
  }

  private RuntimeException fault(String what) {
    return SbmlRules.invalid(
        source, line, "formula '" + text + "', character " + (at + 1) + ": " + what);
  }

  private XmlElement sum() {
    if (++depth > MAX_DEPTH) {
      throw fault("nested deeper than " + MAX_DEPTH);
    }
    XmlElement left = product();
    while (true) {
      if (accept('+')) {
        left = apply("plus", left, product());
      } else if (accept('-')) {
        left = apply("minus", left, product());
      } else {
        depth--;
        return left;
      }
    }
  }

  private XmlElement product() {
    XmlElement left = unary();
    while (true) {
      if (accept('*')) {
        left = apply("times", left, unary());
      } else if (accept('/')) {
        left = apply("divide", left, unary());
      } else {
        return left;
      }
    }
  }

  private XmlElement unary() {
    boolean negative = false;
    while (accept('-')) {
      negative = !negative;
    }
    XmlElement power = power();
    return negative ? apply("minus", power) : power;
  }

  private XmlElement power() {
    XmlElement left = atom();
    while (accept('^')) {
      boolean negative = accept('-');
      XmlElement exponent = atom();
      left = apply("power", left, negative ? apply("minus", exponent) : exponent);
    }
    return left;
  }

  private XmlElement atom() {
    space();
    if (accept('(')) {
      XmlElement inner = sum();
      expect(')');
      return inner;
    }
    int start = at;
    if (at < text.length() && isNameStart(text.charAt(at))) {
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      String name = text.substring(start, at);
      return accept('(') ? call(name) : leaf("ci", name);
    }
    while (at < text.length() && isNumberPart(start)) {
      at++;
    }
    if (at == start) {
      throw fault("a number, a name or '(' was expected");
    }
    return leaf("cn", text.substring(start, at));
  }

  private boolean isNumberPart(int start) {
    char c = text.charAt(at);
    boolean exponentSign =
        (c == '+' || c == '-') && at > start && "eE".indexOf(text.charAt(at - 1)) >= 0;
    return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == 'E' || exponentSign;
  }

  private XmlElement call(String name) {
    List<XmlElement> arguments = new ArrayList<>();
    if (!accept(')')) {
      do {
        arguments.add(sum());
      } while (accept(','));
      expect(')');
    }
    XmlElement apply = new XmlElement("math:apply", line);
    if (name.equals("sqr") && arguments.size() == 1) {
      return apply("power", arguments.getFirst(), leaf("cn", "2"));
    }
    if (name.equals("log10") && arguments.size() == 1) {
      return apply("log", arguments.getFirst());
    }
    if (RATE_LAWS.contains(name)) {
      throw SbmlRules.unsupported(
          source,
          line,
          "rate law '" + name + "' of Level 1, which is known by its name only",
          "Write the law out in the formula, or let another program convert the file to Level 2 or"
              + " 3, which have no such names.");
    }
    String operator = FUNCTIONS.get(name);
    apply.add(operator == null ? leaf("ci", name) : new XmlElement("math:" + operator, line));
    arguments.forEach(apply::add);
    return apply;
  }

  private XmlElement apply(String operator, XmlElement... arguments) {
    XmlElement apply = new XmlElement("math:apply", line);
    apply.add(new XmlElement("math:" + operator, line));
    for (XmlElement argument : arguments) {
      apply.add(argument);
    }
    return apply;
  }

  private XmlElement leaf(String kind, String value) {
    XmlElement leaf = new XmlElement("math:" + kind, line);
    leaf.text(value);
    return leaf;
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean accept(char wanted) {
    space();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw fault("'" + wanted + "' was expected");
    }
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }
}
