package org.marrow.foundation.units;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Reads the text of a unit: factors, a slash for "per", parentheses, numbers, powers. */
final class UnitParser {
  private static final Map<String, Unit> SYMBOLS = new HashMap<>();
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("f", "1e-15"),
          Map.entry("p", "1e-12"),
          Map.entry("n", "1e-9"),
          Map.entry("u", "1e-6"),
          Map.entry("m", "1e-3"),
          Map.entry("c", "1e-2"),
          Map.entry("d", "1e-1"),
          Map.entry("k", "1e3"),
          Map.entry("M", "1e6"),
          Map.entry("G", "1e9"));

  static {
    Unit second = Unit.of(Base.TIME);
    Unit litre = scaled(Unit.of(Base.LENGTH).power(3), "1e-3");
    Unit day = scaled(second, "86400");
    put(Unit.ONE, "1", "dimensionless", "fraction", "ratio", "fold", "number");
    put(scaled(Unit.ONE, "0.01"), "%", "percent");
    put(scaled(Unit.of(Base.MASS), "1e-3"), "g", "gram", "grams");
    put(Unit.of(Base.MASS), "kg", "kilogram", "kilograms");
    put(Unit.of(Base.AMOUNT), "mol", "mole", "moles");
    put(Unit.of(Base.LENGTH), "m", "metre", "meter", "metres", "meters");
    put(litre, "L", "l", "litre", "liter", "litres", "liters");
    put(Unit.of(Base.AMOUNT).per(litre), "M", "molar");
    put(scaled(Unit.of(Base.MASS), "1e-3").per(Unit.of(Base.AMOUNT)), "Da", "dalton");
    put(second, "s", "sec", "second", "seconds");
    put(scaled(second, "60"), "min", "minute", "minutes");
    put(scaled(second, "3600"), "h", "hr", "hour", "hours");
    put(day, "d", "day", "days");
    put(scaled(day, "7"), "wk", "week", "weeks");
    put(scaled(day, "30.4375"), "mo", "month", "months");
    put(scaled(day, "365.25"), "y", "yr", "year", "years", "a");
    put(Unit.of(Base.CELLS), "cell", "cells", "event", "events");
    put(Unit.of(Base.ITEM), "item", "items");
    put(Unit.of(Base.ACTIVITY), "IU", "U", "unit", "units");
    put(Unit.of(Base.LOG2), "log2");
    put(Unit.of(Base.LOG10), "log10");
    put(Unit.of(Base.TEMPERATURE), "K", "kelvin");
    put(Unit.of(Base.CURRENT), "A", "ampere");
    put(Unit.of(Base.LUMINOSITY), "cd", "candela");
  }

  private final String text;
  private final String source;
  private int at;

  UnitParser(String text) {
    this.text = text;
    this.source = normal(text);
  }

  Unit unit() {
    if (source.isEmpty()) {
      return Unit.ONE.called(text);
    }
    Unit unit = product();
    if (at < source.length()) {
      throw fault("\"" + source.charAt(at) + "\" was not expected at character " + (at + 1));
    }
    return unit.called(text.strip());
  }

  private Unit product() {
    Unit result = Unit.ONE;
    boolean per = false;
    boolean first = true;
    while (true) {
      Unit factor = factor(per);
      result = per ? result.per(factor) : result.times(factor);
      first = false;
      skipBlanks();
      if (at >= source.length() || source.charAt(at) == ')') {
        return result;
      }
      char mark = source.charAt(at);
      per = mark == '/';
      if (per || mark == '.' || mark == '*') {
        at++;
      }
      if (first) {
        throw fault("nothing stands before \"" + mark + "\"");
      }
    }
  }

  private Unit factor(boolean per) {
    skipBlanks();
    if (at >= source.length()) {
      throw fault("it ends where a symbol is expected");
    }
    char c = source.charAt(at);
    if (c == '(') {
      at++;
      boolean outer = denominator;
      denominator = denominator || per;
      Unit inner = product();
      denominator = outer;
      if (at >= source.length() || source.charAt(at) != ')') {
        throw fault("a parenthesis is not closed");
      }
      at++;
      return inner.power(exponent(1));
    }
    if (Character.isDigit(c)) {
      return number();
    }
    int start = at;
    while (at < source.length()
        && (Character.isLetter(source.charAt(at)) || source.charAt(at) == '%')) {
      at++;
    }
    String symbol = source.substring(start, at);
    // log2 and log10 end in digits that are not powers.
    for (String digits : new String[] {"10", "2"}) {
      if (symbol.equals("log") && source.startsWith(digits, at)) {
        at += digits.length();
        symbol += digits;
      }
    }
    if (symbol.isEmpty()) {
      throw fault("\"" + c + "\" was not expected at character " + (at + 1));
    }
    int exponent = exponent(1);
    boolean below = (per || denominator) == exponent > 0;
    if (symbol.equals("kg") && below) {
      return Unit.of(Base.BODY_WEIGHT).power(exponent);
    }
    return symbol(symbol).power(exponent);
  }

  private boolean denominator;

  private Unit number() {
    int start = at;
    while (at < source.length() && (Character.isDigit(source.charAt(at)) || isDecimalPoint())) {
      at++;
    }
    BigDecimal value = new BigDecimal(source.substring(start, at));
    if (at + 1 < source.length()
        && (source.charAt(at) == 'e' || source.charAt(at) == 'E')
        && (Character.isDigit(source.charAt(at + 1))
            || source.charAt(at + 1) == '-'
            || source.charAt(at + 1) == '+')) {
      at++;
      value = value.scaleByPowerOfTen(integer());
    } else {
      int exponent = at < source.length() && source.charAt(at) == '^' ? exponent(1) : 1;
      BigDecimal power = value.pow(Math.abs(exponent));
      if (power.signum() == 0) {
        throw fault("a factor of 0 is no unit");
      }
      return exponent >= 0
          ? Unit.ONE.scaled(power, BigDecimal.ONE)
          : Unit.ONE.scaled(BigDecimal.ONE, power);
    }
    if (value.signum() == 0) {
      throw fault("a factor of 0 is no unit");
    }
    return Unit.ONE.scaled(value, BigDecimal.ONE);
  }

  private boolean isDecimalPoint() {
    return source.charAt(at) == '.'
        && at + 1 < source.length()
        && Character.isDigit(source.charAt(at + 1));
  }

  /** A power after a symbol: {@code ^2}, {@code 2}, {@code -1}; the default when there is none. */
  private int exponent(int none) {
    if (at < source.length() && source.charAt(at) == '^') {
      at++;
      return integer();
    }
    if (at < source.length()
        && (Character.isDigit(source.charAt(at))
            || (source.charAt(at) == '-'
                && at + 1 < source.length()
                && Character.isDigit(source.charAt(at + 1))))) {
      return integer();
    }
    return none;
  }

  private int integer() {
    int start = at;
    if (at < source.length() && (source.charAt(at) == '-' || source.charAt(at) == '+')) {
      at++;
    }
    while (at < source.length() && Character.isDigit(source.charAt(at))) {
      at++;
    }
    String digits = source.substring(start, at);
    if (digits.isEmpty()
        || digits.length() > (Character.isDigit(digits.charAt(0)) ? 2 : 3)
        || digits.equals("-")
        || digits.equals("+")) {
      throw fault("a power of at most two digits is expected at character " + (start + 1));
    }
    return Integer.parseInt(digits);
  }

  private Unit symbol(String symbol) {
    Unit known = SYMBOLS.get(symbol);
    if (known != null) {
      return known;
    }
    for (int length = 1; length <= 1 && symbol.length() > length; length++) {
      String scale = PREFIXES.get(symbol.substring(0, length));
      Unit base = SYMBOLS.get(symbol.substring(length));
      if (scale != null && base != null && symbol.length() - length <= 3) {
        return scaled(base, scale);
      }
    }
    throw fault("\"" + symbol + "\" is not a known symbol");
  }

  private void skipBlanks() {
    while (at < source.length() && source.charAt(at) == ' ') {
      at++;
    }
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("\"" + text + "\" is not a unit: " + what);
  }

  /** Greek micro signs, superscripts and middle dots as plain characters. */
  private static String normal(String text) {
    StringBuilder plain = new StringBuilder();
    String superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    for (char c : text.strip().toCharArray()) {
      int digit = superscripts.indexOf(c);
      if (digit >= 0) {
        boolean inside =
            !plain.isEmpty()
                && (plain.charAt(plain.length() - 1) == '^'
                    || Character.isDigit(plain.charAt(plain.length() - 1))
                        && plain.lastIndexOf("^") >= 0);
        plain.append(inside ? "" : "^").append(digit);
      } else {
        switch (c) {
          case 'µ', 'μ' -> plain.append('u');
          case '·', '×', '⋅' -> plain.append('*');
          case '⁻' -> plain.append("^-");
          default -> plain.append(c);
        }
      }
    }
    return plain.toString().replace("^-^", "^-");
  }

  private static Unit scaled(Unit unit, String factor) {
    return unit.scaled(new BigDecimal(factor), BigDecimal.ONE);
  }

  private static void put(Unit unit, String... names) {
    for (String name : names) {
      SYMBOLS.put(name, unit.called(names[0]));
    }
  }
}
