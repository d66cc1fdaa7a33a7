package org.marrow.kinetics.antimony;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.marrow.kinetics.antimony.grammar.AntimonyParser;

/** After a fault, goes on with the next line: one finding a sentence, none made up by guessing. */
final class NextLine extends DefaultErrorStrategy {
  @Override
  public void recover(Parser parser, RecognitionException cause) {
    while (parser.getInputStream().LA(1) != AntimonyParser.NEWLINE
        && parser.getInputStream().LA(1) != Token.EOF) {
      parser.consume();
    }
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void sync(Parser parser) {
    // Loops end by prediction alone; a wrong token is met by the next match.
  }
}
