package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.sbml.jsbml.ASTNode;

/** MathML as JSBML has read it, as an expression of ours. */
final class Jsbml {
  private static final Map<ASTNode.Type, Operator> OPERATORS = new TreeMap<>();

  static {
    for (ASTNode.Type type : ASTNode.Type.values()) {
      String name = type.name().replaceFirst("^(FUNCTION|LOGICAL)_", "");
      for (Operator operator : Operator.values()) {
        if (operator.name().equals(name)) {
          OPERATORS.put(type, operator);
        }
      }
    }
    OPERATORS.put(ASTNode.Type.RELATIONAL_EQ, Operator.EQUAL);
    OPERATORS.put(ASTNode.Type.RELATIONAL_NEQ, Operator.NOT_EQUAL);
    OPERATORS.put(ASTNode.Type.RELATIONAL_LT, Operator.LESS);
    OPERATORS.put(ASTNode.Type.RELATIONAL_LEQ, Operator.LESS_OR_EQUAL);
    OPERATORS.put(ASTNode.Type.RELATIONAL_GT, Operator.GREATER);
    OPERATORS.put(ASTNode.Type.RELATIONAL_GEQ, Operator.GREATER_OR_EQUAL);
  }

  private Jsbml() {}

  /** The expression of a node. */
  static Expression expression(ASTNode node) {
    List<Expression> arguments = new ArrayList<>();
    if (node.getType() != ASTNode.Type.FUNCTION_PIECEWISE) {
      node.getChildren().forEach(child -> arguments.add(expression(child)));
    }
    return switch (node.getType()) {
      case REAL, REAL_E, INTEGER, RATIONAL -> number(node);
      case NAME -> Expression.symbol(node.getName());
      case NAME_TIME -> new Expression.Time();
      case NAME_AVOGADRO -> new Expression.Avogadro();
      case CONSTANT_PI -> Expression.constant(Math.PI);
      case CONSTANT_E -> Expression.constant(Math.E);
      case CONSTANT_TRUE -> new Expression.Truth(true);
      case CONSTANT_FALSE -> new Expression.Truth(false);
      case FUNCTION -> new Expression.Call(node.getName(), arguments);
      case FUNCTION_RATE_OF -> new Expression.RateOf(node.getChild(0).getName());
      case FUNCTION_PIECEWISE -> piecewise(node);
      case MINUS ->
          new Expression.Apply(arguments.size() == 1 ? Operator.NEGATE : Operator.MINUS, arguments);
      default -> {
        // The default degree and base are left out.
        if (arguments.size() == 1 && node.getType() == ASTNode.Type.FUNCTION_ROOT) {
          arguments.addFirst(Expression.constant(2));
        }
        if (arguments.size() == 1 && node.getType() == ASTNode.Type.FUNCTION_LOG) {
          arguments.addFirst(Expression.constant(10));
        }
        Operator operator = OPERATORS.get(node.getType());
        if (operator == null) {
          throw new IllegalStateException(
              String.format(Locale.ROOT, "no operator for %s", node.getType()));
        }
        if (operator.isRelation() && arguments.size() > 2) {
          List<Expression> pairs = new ArrayList<>();
          for (int i = 0; i + 1 < arguments.size(); i++) {
            pairs.add(new Expression.Apply(operator, arguments.subList(i, i + 2)));
          }
          yield new Expression.Apply(Operator.AND, pairs);
        }
        yield plain(new Expression.Apply(operator, arguments));
      }
    };
  }

  private static Expression number(ASTNode node) {
    double value = node.isInteger() ? node.getInteger() : node.getReal();
    return new Expression.Constant(
        value, node.isSetUnits() ? Optional.of(node.getUnits()) : Optional.empty());
  }

  private static Expression piecewise(ASTNode node) {
    List<Expression> parts = new ArrayList<>();
    for (ASTNode child : node.getChildren()) {
      boolean wrapped =
          child.getType() == ASTNode.Type.CONSTRUCTOR_PIECE
              || child.getType() == ASTNode.Type.CONSTRUCTOR_OTHERWISE;
      (wrapped ? child.getChildren() : List.of(child)).forEach(part -> parts.add(expression(part)));
    }
    List<Expression.Piece> pieces = new ArrayList<>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      pieces.add(new Expression.Piece(parts.get(i), parts.get(i + 1)));
    }
    return new Expression.Piecewise(
        pieces, parts.size() % 2 == 1 ? Optional.of(parts.getLast()) : Optional.empty());
  }

  /** The same with what MathML does not tell apart written in one way. */
  static Expression plain(Expression expression) {
    return switch (expression) {
      case Expression.Apply apply -> {
        List<Expression> own = apply.arguments().stream().map(Jsbml::plain).toList();
        yield switch (apply.operator()) {
          case SQRT -> Expression.apply(Operator.ROOT, Expression.constant(2), own.getFirst());
          case LOG10 -> Expression.apply(Operator.LOG, Expression.constant(10), own.getFirst());
          default -> new Expression.Apply(apply.operator(), own);
        };
      }
      case Expression.Call(String name, List<Expression> arguments) ->
          new Expression.Call(name, arguments.stream().map(Jsbml::plain).toList());
      case Expression.Piecewise(List<Expression.Piece> pieces, Optional<Expression> otherwise) ->
          new Expression.Piecewise(
              pieces.stream()
                  .map(p -> new Expression.Piece(plain(p.value()), plain(p.condition())))
                  .toList(),
              otherwise.map(Jsbml::plain));
      default -> expression;
    };
  }
}
