package org.marrow.kinetics.expression;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.marrow.kinetics.expression.Expression.Apply;
import org.marrow.kinetics.expression.Expression.Avogadro;
import org.marrow.kinetics.expression.Expression.Call;
import org.marrow.kinetics.expression.Expression.Constant;
import org.marrow.kinetics.expression.Expression.Piece;
import org.marrow.kinetics.expression.Expression.Piecewise;
import org.marrow.kinetics.expression.Expression.RateOf;
import org.marrow.kinetics.expression.Expression.Symbol;
import org.marrow.kinetics.expression.Expression.Time;
import org.marrow.kinetics.expression.Expression.Truth;

/** Puts an expression into a {@link Graph}. */
public final class Translation {
  private final Graph graph;
  private final ToIntFunction<String> symbols;

  /**
   * @param graph where the nodes go
   * @param symbols the node of each id; throws for an id that means nothing
   */
  public Translation(Graph graph, ToIntFunction<String> symbols) {
    this.graph = graph;
    this.symbols = symbols;
  }

  /** The node of an expression without calls and {@code rateOf}. */
  public int node(Expression expression) {
    return switch (expression) {
      case Constant constant -> graph.constant(constant.value());
      case Truth(boolean value) -> graph.constant(value ? 1 : 0);
      case Symbol(String id) -> symbols.applyAsInt(id);
      case Time time -> graph.time();
      case Avogadro avogadro -> graph.constant(Avogadro.VALUE);
      case Apply(Operator operator, List<Expression> arguments) ->
          apply(operator, arguments.stream().mapToInt(this::node).toArray());
      case Piecewise(List<Piece> pieces, Optional<Expression> otherwise) -> {
        int value = otherwise.map(this::node).orElseGet(() -> graph.constant(Double.NaN));
        for (Piece piece : pieces.reversed()) {
          value = graph.select(node(piece.condition()), node(piece.value()), value);
        }
        yield value;
      }
      case Call call ->
          throw new IllegalArgumentException("call of " + call.function() + " was not inlined");
      case RateOf rate ->
          throw new IllegalArgumentException("rateOf(" + rate.id() + ") was not resolved");
    };
  }

  private int apply(Operator operator, int[] a) {
    return switch (operator) {
      case PLUS -> fold(Op.ADD, 0, a);
      case TIMES -> fold(Op.MULTIPLY, 1, a);
      case AND -> fold(Op.AND, 1, a);
      case OR -> fold(Op.OR, 0, a);
      case XOR -> fold(Op.XOR, 0, a);
      case MIN -> fold(Op.MIN, Double.POSITIVE_INFINITY, a);
      case MAX -> fold(Op.MAX, Double.NEGATIVE_INFINITY, a);
      case MINUS -> graph.make(Op.SUBTRACT, a[0], a[1]);
      case NEGATE -> graph.make(Op.NEGATE, a[0]);
      case DIVIDE -> graph.make(Op.DIVIDE, a[0], a[1]);
      case POWER -> graph.make(Op.POWER, a[0], a[1]);
      case ROOT -> graph.make(Op.POWER, a[1], reciprocal(a[0]));
      case LOG -> graph.make(Op.DIVIDE, graph.make(Op.LN, a[1]), graph.make(Op.LN, a[0]));
      case QUOTIENT -> quotient(graph.make(Op.DIVIDE, a[0], a[1]));
      case SEC -> reciprocal(graph.make(Op.COS, a[0]));
      case CSC -> reciprocal(graph.make(Op.SIN, a[0]));
      case COT -> reciprocal(graph.make(Op.TAN, a[0]));
      case SECH -> reciprocal(graph.make(Op.COSH, a[0]));
      case CSCH -> reciprocal(graph.make(Op.SINH, a[0]));
      case COTH -> reciprocal(graph.make(Op.TANH, a[0]));
      case ARCSEC -> graph.make(Op.ARCCOS, reciprocal(a[0]));
      case ARCCSC -> graph.make(Op.ARCSIN, reciprocal(a[0]));
      case ARCCOT -> graph.make(Op.ARCTAN, reciprocal(a[0]));
      case ARCSECH -> graph.make(Op.ARCCOSH, reciprocal(a[0]));
      case ARCCSCH -> graph.make(Op.ARCSINH, reciprocal(a[0]));
      case ARCCOTH -> graph.make(Op.ARCTANH, reciprocal(a[0]));
      case GREATER -> graph.make(Op.LESS, a[1], a[0]);
      case GREATER_OR_EQUAL -> graph.make(Op.LESS_OR_EQUAL, a[1], a[0]);
      case LESS -> graph.make(Op.LESS, a[0], a[1]);
      case LESS_OR_EQUAL -> graph.make(Op.LESS_OR_EQUAL, a[0], a[1]);
      case EQUAL -> graph.make(Op.EQUAL, a[0], a[1]);
      case NOT_EQUAL -> graph.make(Op.NOT_EQUAL, a[0], a[1]);
      case REM -> graph.make(Op.REM, a[0], a[1]);
      case IMPLIES -> graph.make(Op.OR, graph.make(Op.NOT, a[0]), a[1]);
      case SQRT -> graph.make(Op.SQRT, a[0]);
      case ABS -> graph.make(Op.ABS, a[0]);
      case EXP -> graph.make(Op.EXP, a[0]);
      case LN -> graph.make(Op.LN, a[0]);
      case LOG10 -> graph.make(Op.LOG10, a[0]);
      case FLOOR -> graph.make(Op.FLOOR, a[0]);
      case CEILING -> graph.make(Op.CEILING, a[0]);
      case FACTORIAL -> graph.make(Op.FACTORIAL, a[0]);
      case SIN -> graph.make(Op.SIN, a[0]);
      case COS -> graph.make(Op.COS, a[0]);
      case TAN -> graph.make(Op.TAN, a[0]);
      case SINH -> graph.make(Op.SINH, a[0]);
      case COSH -> graph.make(Op.COSH, a[0]);
      case TANH -> graph.make(Op.TANH, a[0]);
      case ARCSIN -> graph.make(Op.ARCSIN, a[0]);
      case ARCCOS -> graph.make(Op.ARCCOS, a[0]);
      case ARCTAN -> graph.make(Op.ARCTAN, a[0]);
      case ARCSINH -> graph.make(Op.ARCSINH, a[0]);
      case ARCCOSH -> graph.make(Op.ARCCOSH, a[0]);
      case ARCTANH -> graph.make(Op.ARCTANH, a[0]);
      case NOT -> graph.make(Op.NOT, a[0]);
    };
  }

  /** Folds from the left; no argument gives the neutral element, logical results stay logical. */
  private int fold(Op op, double neutral, int[] a) {
    if (a.length == 0) {
      return graph.constant(neutral);
    }
    if (a.length == 1 && op.isLogical()) {
      return graph.make(Op.NOT_EQUAL, a[0], graph.constant(0));
    }
    int result = a[0];
    for (int i = 1; i < a.length; i++) {
      result = graph.make(op, result, a[i]);
    }
    return result;
  }

  private int reciprocal(int a) {
    return graph.make(Op.DIVIDE, graph.constant(1), a);
  }

  private int quotient(int ratio) {
    int negative = graph.make(Op.LESS, ratio, graph.constant(0));
    return graph.select(negative, graph.make(Op.CEILING, ratio), graph.make(Op.FLOOR, ratio));
  }
}
