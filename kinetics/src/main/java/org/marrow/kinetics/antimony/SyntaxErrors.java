package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.rules.KineticsRules;

/** Collects faults of the notation with line, column and what was expected. */
final class SyntaxErrors extends BaseErrorListener {
  private static final int MOST = 50;
  private static final int MOST_EXPECTED = 12;
  private final String source;
  private final List<Finding> faults = new ArrayList<>();

  SyntaxErrors(String source) {
    this.source = source;
  }

  @Override
  public void syntaxError(
      @Nullable Recognizer<?, ?> recognizer,
      @Nullable Object symbol,
      int line,
      int column,
      @Nullable String message,
      @Nullable RecognitionException cause) {
    StringBuilder what = new StringBuilder("column " + (column + 1) + ": ");
    what.append(
        symbol instanceof Token token ? "found " + readable(token) : String.valueOf(message));
    if (recognizer instanceof Parser parser) {
      String expected = expected(parser, cause);
      if (!expected.isEmpty()) {
        what.append(", expected ").append(expected);
      }
    }
    add(line, what.toString());
  }

  void add(Token token, String what) {
    add(token.getLine(), "column " + (token.getCharPositionInLine() + 1) + ": " + what);
  }

  /** A fault of the text as a whole. */
  void add(String what) {
    if (faults.size() < MOST) {
      faults.add(KineticsRules.ANTIMONY_SYNTAX.at(Where.in(source), what));
    }
  }

  private void add(int line, String what) {
    if (faults.size() < MOST) {
      faults.add(KineticsRules.ANTIMONY_SYNTAX.at(Where.in(source).line(line), what));
    }
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static String readable(Token token) {
    String text = token.getText();
    if (token.getType() == Token.EOF) {
      return "the end of the text";
    }
    return text.isBlank() ? "the end of the line" : "\"" + text.strip() + "\"";
  }

  private static String expected(Parser parser, @Nullable RecognitionException cause) {
    IntervalSet set =
        cause != null && cause.getExpectedTokens() != null
            ? cause.getExpectedTokens()
            : parser.getExpectedTokens();
    List<String> names = new ArrayList<>();
    for (int type : set.toList()) {
      String literal = parser.getVocabulary().getLiteralName(type);
      String name =
          literal != null
              ? literal.substring(1, literal.length() - 1)
              : type == Token.EOF
                  ? "the end of the text"
                  : parser.getVocabulary().getSymbolicName(type).toLowerCase(Locale.ROOT);
      names.add(
          switch (name) {
            case "id" -> "a name";
            case "newline" -> "a new line";
            case "number" -> "a number";
            case "string" -> "a text in quotes";
            default -> name;
          });
    }
    return names.size() > MOST_EXPECTED ? "" : String.join(" or ", names);
  }
}
