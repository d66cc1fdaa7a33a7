package org.marrow.kinetics.antimony;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.marrow.kinetics.antimony.grammar.AntimonyParser;
import org.marrow.kinetics.expression.BuiltinNames;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;

/**
 * Makes an expression of its parse tree. Sums and products without parentheses become one n-ary
 * node, so that writing and reading gives the same tree.
 */
final class ExpressionReader {
  private static final int LONGEST_CHAIN = 1_000;
  private final SyntaxErrors errors;

  ExpressionReader(SyntaxErrors errors) {
    this.errors = errors;
  }

  Expression read(AntimonyParser.ExpressionContext context) {
    return nary(Operator.OR, context.conjunction().stream().map(this::conjunction).toList());
  }

  private Expression conjunction(AntimonyParser.ConjunctionContext context) {
    return nary(Operator.AND, context.relation().stream().map(this::relation).toList());
  }

  private static Expression nary(Operator operator, List<Expression> parts) {
    return parts.size() == 1 ? parts.getFirst() : new Expression.Apply(operator, parts);
  }

  private Expression relation(AntimonyParser.RelationContext context) {
    Expression left = sum(context.sum(0));
    if (context.sum().size() < 2) {
      return left;
    }
    Operator operator =
        switch (token(context.getChild(1)).getType()) {
          case AntimonyParser.LESS -> Operator.LESS;
          case AntimonyParser.LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
          case AntimonyParser.GREATER -> Operator.GREATER;
          case AntimonyParser.GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
          case AntimonyParser.SAME -> Operator.EQUAL;
          default -> Operator.NOT_EQUAL;
        };
    return Expression.apply(operator, left, sum(context.sum(1)));
  }

  private Expression sum(AntimonyParser.SumContext context) {
    List<Expression> terms = context.product().stream().map(this::product).toList();
    return chain(context, terms);
  }

  private Expression product(AntimonyParser.ProductContext context) {
    List<Expression> factors = context.signed().stream().map(this::signed).toList();
    return chain(context, factors);
  }

  /** Operands left to right; runs of the same commutative operator are one node. */
  private Expression chain(ParserRuleContext context, List<Expression> operands) {
    Expression result = operands.getFirst();
    List<Expression> run = new ArrayList<>();
    Operator running = Operator.MINUS;
    int depth = 0;
    for (int i = 1; i < operands.size(); i++) {
      Token token = token(context.getChild(2 * i - 1));
      Operator operator =
          switch (token.getType()) {
            case AntimonyParser.PLUS -> Operator.PLUS;
            case AntimonyParser.MINUS -> Operator.MINUS;
            case AntimonyParser.TIMES -> Operator.TIMES;
            case AntimonyParser.DIVIDE -> Operator.DIVIDE;
            default -> Operator.REM;
          };
      boolean commutes = operator == Operator.PLUS || operator == Operator.TIMES;
      if (commutes && operator == running) {
        run.add(operands.get(i));
        continue;
      }
      if (!run.isEmpty()) {
        result = new Expression.Apply(running, run);
        run = new ArrayList<>();
      }
      running = operator;
      if (++depth > LONGEST_CHAIN) {
        errors.add(token, "more than " + LONGEST_CHAIN + " changes of operator in one chain");
        return result;
      }
      if (commutes) {
        run.add(result);
        run.add(operands.get(i));
      } else {
        result = Expression.apply(operator, result, operands.get(i));
      }
    }
    return run.isEmpty() ? result : new Expression.Apply(running, run);
  }

  private Expression signed(AntimonyParser.SignedContext context) {
    Expression result = power(context.power());
    boolean number = context.power().exponent().isEmpty() && isNumber(context.power().atom());
    int signs = context.getChildCount() - 1;
    if (signs > LONGEST_CHAIN) {
      errors.add(context.getStart(), "more than " + LONGEST_CHAIN + " signs");
      return result;
    }
    for (int i = signs - 1; i >= 0; i--) {
      switch (token(context.getChild(i)).getType()) {
        case AntimonyParser.MINUS -> {
          result =
              number && result instanceof Expression.Constant(double value, Optional<String> unit)
                  ? new Expression.Constant(-value, unit)
                  : Expression.apply(Operator.NEGATE, result);
          number = false;
        }
        case AntimonyParser.NOT -> {
          result = Expression.apply(Operator.NOT, result);
          number = false;
        }
        default -> {}
      }
    }
    return result;
  }

  private static boolean isNumber(AntimonyParser.AtomContext atom) {
    return atom instanceof AntimonyParser.NumberContext
        || (atom instanceof AntimonyParser.ReferenceContext reference
            && BuiltinNames.numberNamed(reference.getText()).isPresent());
  }

  private Expression power(AntimonyParser.PowerContext context) {
    Expression result = atom(context.atom());
    if (context.exponent().size() > LONGEST_CHAIN) {
      errors.add(context.getStart(), "more than " + LONGEST_CHAIN + " powers");
      return result;
    }
    for (AntimonyParser.ExponentContext exponent : context.exponent()) {
      Expression value = atom(exponent.atom());
      boolean number = isNumber(exponent.atom());
      for (int i = 0; i < Math.min(exponent.MINUS().size(), LONGEST_CHAIN); i++) {
        value =
            number && value instanceof Expression.Constant(double v, Optional<String> unit)
                ? new Expression.Constant(-v, unit)
                : Expression.apply(Operator.NEGATE, value);
        number = false;
      }
      result = Expression.power(result, value);
    }
    return result;
  }

  private Expression atom(AntimonyParser.AtomContext context) {
    return switch (context) {
      case AntimonyParser.NumberContext number ->
          new Expression.Constant(
              Double.parseDouble(number.NUMBER().getText()),
              Optional.ofNullable(number.ID()).map(TerminalNode::getText));
      case AntimonyParser.ParenthesisContext parenthesis -> read(parenthesis.expression());
      case AntimonyParser.ReferenceContext reference -> reference(reference);
      case AntimonyParser.CallContext call -> call(call);
      default -> throw new IllegalStateException("unknown atom " + context.getText());
    };
  }

  private static Expression reference(AntimonyParser.ReferenceContext context) {
    String name = id(context.name());
    OptionalDouble number = BuiltinNames.numberNamed(name);
    if (number.isPresent()) {
      return new Expression.Constant(number.getAsDouble());
    }
    return switch (name) {
      case "time" -> new Expression.Time();
      case "avogadro" -> new Expression.Avogadro();
      case "true" -> new Expression.Truth(true);
      case "false" -> new Expression.Truth(false);
      default -> Expression.symbol(name);
    };
  }

  private Expression call(AntimonyParser.CallContext context) {
    String name = context.ID().getText();
    List<Expression> arguments = context.expression().stream().map(this::read).toList();
    if (name.equals("delay")) {
      errors.add(context.getStart(), "delay() is not supported: delay differential equations");
      return Expression.ZERO;
    }
    if (name.equals("rateOf")) {
      if (arguments.size() == 1 && arguments.getFirst() instanceof Expression.Symbol(String id)) {
        return new Expression.RateOf(id);
      }
      errors.add(context.getStart(), "rateOf takes one name");
      return Expression.ZERO;
    }
    if (name.equals("piecewise")) {
      return piecewise(arguments);
    }
    Optional<Operator> builtin = BuiltinNames.operatorNamed(name);
    if (builtin.isEmpty()) {
      return new Expression.Call(name, arguments);
    }
    Operator operator = builtin.get();
    if (name.equals("log") && arguments.size() == 2) {
      operator = Operator.LOG;
    } else if (name.equals("minus") && arguments.size() == 1) {
      operator = Operator.NEGATE;
    }
    if (!operator.takes(arguments.size())) {
      errors.add(
          context.getStart(),
          name + " takes " + operator.least() + " arguments, got " + arguments.size());
      return Expression.ZERO;
    }
    return new Expression.Apply(operator, arguments);
  }

  private static Expression piecewise(List<Expression> arguments) {
    List<Expression.Piece> pieces = new ArrayList<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      pieces.add(new Expression.Piece(arguments.get(i), arguments.get(i + 1)));
    }
    return new Expression.Piecewise(
        pieces, arguments.size() % 2 == 1 ? Optional.of(arguments.getLast()) : Optional.empty());
  }

  /** The id of a name; the parts of a dotted name are joined as submodels' ids are. */
  static String id(AntimonyParser.NameContext name) {
    return String.join("__", name.ID().stream().map(TerminalNode::getText).toList());
  }

  private static Token token(ParseTree node) {
    return ((TerminalNode) node).getSymbol();
  }
}
