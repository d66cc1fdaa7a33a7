package org.marrow.kinetics.model;

import static org.marrow.kinetics.expression.Expression.ONE;
import static org.marrow.kinetics.expression.Expression.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Graph;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.expression.Translation;

/** Solves an expression that is linear in a symbol for that symbol. */
final class LinearSolution {
  /** slope * symbol + rest. */
  private record Line(Expression slope, Expression rest) {}

  private final String variable;

  private LinearSolution(String variable) {
    this.variable = variable;
  }

  /** The value of the symbol that makes the expression 0, when the expression is linear in it. */
  static Optional<Expression> solve(Expression residual, String variable) {
    return new LinearSolution(variable)
        .line(residual)
        .filter(line -> !vanishes(line.slope()))
        .map(line ->
            Expression.divide(Expression.apply(Operator.NEGATE, line.rest()), line.slope()));
  }

  private static boolean vanishes(Expression slope) {
    Graph graph = new Graph();
    List<String> ids = new ArrayList<>(slope.symbols());
    return graph.is(new Translation(graph, id -> graph.input(ids.indexOf(id))).node(slope), 0);
  }

  private Optional<Line> line(Expression e) {
    if (!e.symbols().contains(variable)) {
      return Optional.of(new Line(ZERO, e));
    }
    if (e instanceof Expression.Symbol) {
      return Optional.of(new Line(ONE, ZERO));
    }
    if (!(e instanceof Expression.Apply(Operator operator, List<Expression> arguments))) {
      return Optional.empty();
    }
    return switch (operator) {
      case PLUS, MINUS, NEGATE -> sum(operator, arguments);
      case TIMES -> product(arguments);
      case DIVIDE ->
          arguments.get(1).symbols().contains(variable)
              ? Optional.empty()
              : line(arguments.get(0))
                  .map(l ->
                      new Line(
                          Expression.divide(l.slope(), arguments.get(1)),
                          Expression.divide(l.rest(), arguments.get(1))));
      default -> Optional.empty();
    };
  }

  private Optional<Line> sum(Operator operator, List<Expression> arguments) {
    List<Expression> slopes = new ArrayList<>();
    List<Expression> rests = new ArrayList<>();
    for (Expression argument : arguments) {
      Optional<Line> line = line(argument);
      if (line.isEmpty()) {
        return line;
      }
      slopes.add(line.get().slope());
      rests.add(line.get().rest());
    }
    return Optional.of(
        new Line(new Expression.Apply(operator, slopes), new Expression.Apply(operator, rests)));
  }

  private Optional<Line> product(List<Expression> arguments) {
    List<Expression> factors = new ArrayList<>();
    Optional<Line> only = Optional.empty();
    for (Expression argument : arguments) {
      if (!argument.symbols().contains(variable)) {
        factors.add(argument);
      } else if (only.isPresent()) {
        return Optional.empty();
      } else {
        only = line(argument);
        if (only.isEmpty()) {
          return only;
        }
      }
    }
    return only.map(l -> new Line(times(factors, l.slope()), times(factors, l.rest())));
  }

  private static Expression times(List<Expression> factors, Expression last) {
    List<Expression> all = new ArrayList<>(factors);
    all.add(last);
    return new Expression.Apply(Operator.TIMES, all);
  }
}
