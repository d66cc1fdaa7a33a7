package org.marrow.kinetics.antimony;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;
import org.marrow.foundation.findings.Where;
import org.marrow.kinetics.antimony.grammar.AntimonyLexer;
import org.marrow.kinetics.antimony.grammar.AntimonyParser;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.rules.KineticsRules;

/** Reads and writes networks as Antimony text. */
public final class Antimony {
  /** Longest text that is read, in characters. */
  public static final int LONGEST = 16 << 20;

  /** Deepest nesting of parentheses. */
  public static final int DEEPEST = 200;

  private Antimony() {}

  /**
   * A network and what its reader should know.
   *
   * @param findings warnings and notes; never faults, which are thrown
   * @param source name of the text
   * @param lines line on which each id is first named
   */
  public record Reading(
      Network network, List<Finding> findings, String source, Map<String, Integer> lines) {
    public Reading {
      findings = List.copyOf(findings);
      lines = Map.copyOf(lines);
    }

    /** Findings about the network's ids, with the line on which each id is first named. */
    public List<Finding> located(List<Finding> about) {
      return about.stream().map(f -> FileReader.located(f, source, lines)).toList();
    }
  }

  /** Reads a file (UTF-8). */
  public static Reading read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw tooLong(file.getFileName().toString());
    }
    String name = file.getFileName().toString();
    try {
      CharBuffer text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
      return read(text.toString(), name);
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          KineticsRules.ANTIMONY_SYNTAX.at(
              Where.in(name),
              "the bytes are not UTF-8",
              "Antimony is plain text; a model in SBML has a name that ends in .xml or .sbml."));
    }
  }

  /**
   * Reads text. The model marked with a star is read, else what stands outside models, else the
   * last model; submodels are merged into it under {@code name__id}.
   *
   * @param source name of the text in findings
   * @throws InvalidInput with every fault: of the notation first, then of the network
   */
  public static Reading read(String text, String source) {
    if (text.length() > LONGEST) {
      throw tooLong(source);
    }
    SyntaxErrors errors = new SyntaxErrors(source);
    AntimonyLexer lexer = new AntimonyLexer(CharStreams.fromString(text + "\n", source));
    lexer.removeErrorListeners();
    lexer.addErrorListener(errors);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    checkNesting(tokens, errors);
    AntimonyParser parser = new AntimonyParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    parser.setErrorHandler(new NextLine());
    AntimonyParser.FileContext file = parser.file();
    errors.throwIfAny();
    return new FileReader(source, tokens).read(file);
  }

  /**
   * A network as text that {@link #read} turns into the same network. Local parameters become
   * parameters of the model, named {@code reaction_parameter}.
   *
   * @throws InvalidInput naming everything that Antimony cannot say (conversion factors,
   *     compartments that are not volumes)
   */
  public static String write(Network network) {
    return new AntimonyWriter(LocalParameters.lift(network)).text();
  }

  private static InvalidInput tooLong(String source) {
    return new InvalidInput(
        KineticsRules.ANTIMONY_SYNTAX.at(
            Where.in(source), "the text is longer than " + LONGEST + " characters"));
  }

  /** Refuses nesting that would exhaust the stack of a recursive parser. */
  private static void checkNesting(CommonTokenStream tokens, SyntaxErrors errors) {
    int depth = 0;
    int signs = 0;
    for (Token token : tokens.getTokens()) {
      switch (token.getType()) {
        case AntimonyLexer.OPEN -> depth++;
        case AntimonyLexer.CLOSE -> depth--;
        case AntimonyLexer.SEMICOLON -> depth = 0;
        default -> {}
      }
      boolean sign =
          token.getType() == AntimonyLexer.MINUS
              || token.getType() == AntimonyLexer.NOT
              || token.getType() == AntimonyLexer.POWER;
      signs = sign ? signs + 1 : token.getType() == AntimonyLexer.NEWLINE ? 0 : signs;
      if (depth > DEEPEST || signs > 10_000) {
        errors.add(token, "nested deeper than " + DEEPEST + " levels");
        errors.throwIfAny();
      }
    }
  }

  /** The findings that are no faults; throws when there are faults. */
  static List<Finding> withoutFaults(List<Finding> findings) {
    List<Finding> faults = new ArrayList<>();
    List<Finding> rest = new ArrayList<>();
    for (Finding finding : findings) {
      (finding.severity() == Severity.FAULT ? faults : rest).add(finding);
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return rest;
  }
}
