package org.marrow.survival.formula;

import java.util.ArrayList;
import java.util.List;

/** Splits a formula into words, numbers, texts and marks, each with its place. */
final class Tokens {
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    MARK,
    END
  }

  record Token(Kind kind, String text, int at) {
    boolean is(String mark) {
      return kind == Kind.MARK && text.equals(mark);
    }
  }

  private static final List<String> MARKS =
      List.of("==", "!=", "<=", ">=", "&&", "||", "%in%", "%/%", "%%");

  private Tokens() {}

  static List<Token> of(String formula) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < formula.length()) {
      char c = formula.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '"' || c == '\'' || c == '`') {
        int end = formula.indexOf(c, i + 1);
        if (end < 0) {
          throw FormulaFault.at(formula, i, "the quote that starts here is never closed");
        }
        Kind kind = c == '`' ? Kind.NAME : Kind.TEXT;
        tokens.add(new Token(kind, formula.substring(i + 1, end), i));
        i = end + 1;
      } else if (Character.isDigit(c)
          || c == '.' && i + 1 < formula.length() && Character.isDigit(formula.charAt(i + 1))) {
        int end = number(formula, i);
        tokens.add(new Token(Kind.NUMBER, formula.substring(i, end), i));
        i = end;
      } else if (Character.isLetter(c) || c == '.' || c == '_') {
        int end = i;
        while (end < formula.length() && inName(formula.charAt(end))) {
          end++;
        }
        if (formula.startsWith("::", end)) {
          // The name of a package, as in survival::Surv.
          i = end + 2;
          continue;
        }
        tokens.add(new Token(Kind.NAME, formula.substring(i, end), i));
        i = end;
      } else {
        String mark = mark(formula, i);
        tokens.add(new Token(Kind.MARK, mark, i));
        i += mark.length();
      }
    }
    tokens.add(new Token(Kind.END, "", formula.length()));
    return tokens;
  }

  private static boolean inName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  private static String mark(String formula, int i) {
    for (String mark : MARKS) {
      if (formula.startsWith(mark, i)) {
        return mark;
      }
    }
    char c = formula.charAt(i);
    if ("~+-*/:^(),<>&|!=".indexOf(c) < 0) {
      throw FormulaFault.at(formula, i, "\"" + c + "\" has no meaning in a formula");
    }
    return String.valueOf(c);
  }

  private static int number(String s, int from) {
    int i = from;
    while (i < s.length() && (Character.isDigit(s.charAt(i)) || s.charAt(i) == '.')) {
      i++;
    }
    if (i < s.length() && (s.charAt(i) == 'e' || s.charAt(i) == 'E')) {
      int k = i + 1;
      if (k < s.length() && (s.charAt(k) == '+' || s.charAt(k) == '-')) {
        k++;
      }
      if (k < s.length() && Character.isDigit(s.charAt(k))) {
        while (k < s.length() && Character.isDigit(s.charAt(k))) {
          k++;
        }
        i = k;
      }
    }
    try {
      Double.parseDouble(s.substring(from, i));
    } catch (NumberFormatException e) {
      throw FormulaFault.at(s, from, "\"" + s.substring(from, i) + "\" is not a number");
    }
    boolean whole = i < s.length() && s.charAt(i) == 'L';
    return whole ? i + 1 : i;
  }
}
