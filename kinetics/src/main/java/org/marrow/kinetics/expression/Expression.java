package org.marrow.kinetics.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An expression as a person wrote it: an immutable tree. What a {@link Symbol} means depends on who
 * holds the tree: in a {@code Network} an id of the network (a species means its concentration, or
 * its amount when it has only substance units); in a {@code ReactionSystem} a state, an input or an
 * assignment of the system.
 */
public sealed interface Expression {

  /**
   * A number.
   *
   * @param unit id of its unit when the notation gives one
   */
  record Constant(double value, Optional<String> unit) implements Expression {
    public Constant(double value) {
      this(value, Optional.empty());
    }
  }

  /** A truth value, worth 1 or 0. */
  record Truth(boolean value) implements Expression {}

  /** Whatever has this id. */
  record Symbol(String id) implements Expression {
    public Symbol {
      if (id.isBlank()) {
        throw new IllegalArgumentException("a symbol needs an id");
      }
    }
  }

  /** The time of the simulation, in the model's unit of time. */
  record Time() implements Expression {}

  /** Avogadro's constant as SBML fixes it, 6.02214179e23 (CODATA 2006), not the SI's of 2019. */
  record Avogadro() implements Expression {
    /** The value of SBML L3V2, per mole. */
    public static final double VALUE = 6.02214179e23;
  }

  /** Time derivative of what has this id (SBML L3V2 {@code rateOf}). */
  record RateOf(String id) implements Expression {}

  /** A builtin operator on its arguments. */
  record Apply(Operator operator, List<Expression> arguments) implements Expression {
    public Apply {
      arguments = List.copyOf(arguments);
      if (!operator.takes(arguments.size())) {
        throw new IllegalArgumentException(
            operator
                + " takes "
                + operator.least()
                + (operator.most() == operator.least() ? "" : " or more")
                + " arguments, got "
                + arguments.size());
      }
    }

    /** One of the arguments, counted from 0. */
    public Expression argument(int index) {
      return arguments.get(index);
    }
  }

  /** A call of a function that the network defines. */
  record Call(String function, List<Expression> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The value of the first piece whose condition holds, otherwise {@code otherwise}; NaN when no
   * condition holds and there is no otherwise.
   */
  record Piecewise(List<Piece> pieces, Optional<Expression> otherwise) implements Expression {
    public Piecewise {
      pieces = List.copyOf(pieces);
    }
  }

  /** A value and the condition under which it holds. */
  record Piece(Expression value, Expression condition) {}

  /** Zero. */
  Constant ZERO = new Constant(0);

  /** One. */
  Constant ONE = new Constant(1);

  /** A number without unit. */
  static Constant constant(double value) {
    return new Constant(value);
  }

  /** A symbol. */
  static Symbol symbol(String id) {
    return new Symbol(id);
  }

  /** A builtin operator on arguments. */
  static Expression apply(Operator operator, Expression... arguments) {
    return new Apply(operator, List.of(arguments));
  }

  /** Sum. */
  static Expression plus(Expression... terms) {
    return apply(Operator.PLUS, terms);
  }

  /** Difference. */
  static Expression minus(Expression a, Expression b) {
    return apply(Operator.MINUS, a, b);
  }

  /** Product. */
  static Expression times(Expression... factors) {
    return apply(Operator.TIMES, factors);
  }

  /** Quotient. */
  static Expression divide(Expression a, Expression b) {
    return apply(Operator.DIVIDE, a, b);
  }

  /** Power. */
  static Expression power(Expression base, Expression exponent) {
    return apply(Operator.POWER, base, exponent);
  }

  /** The direct parts, in order; empty for a leaf. */
  default List<Expression> parts() {
    return switch (this) {
      case Apply apply -> apply.arguments();
      case Call call -> call.arguments();
      case Piecewise piecewise -> {
        List<Expression> parts = new ArrayList<>();
        for (Piece piece : piecewise.pieces()) {
          parts.add(piece.value());
          parts.add(piece.condition());
        }
        piecewise.otherwise().ifPresent(parts::add);
        yield parts;
      }
      default -> List.of();
    };
  }

  /** The same node with each direct part replaced. */
  default Expression mapParts(Function<Expression, Expression> change) {
    return switch (this) {
      case Apply(Operator operator, List<Expression> arguments) ->
          new Apply(operator, arguments.stream().map(change).toList());
      case Call(String function, List<Expression> arguments) ->
          new Call(function, arguments.stream().map(change).toList());
      case Piecewise(List<Piece> pieces, Optional<Expression> otherwise) ->
          new Piecewise(
              pieces.stream()
                  .map(p -> new Piece(change.apply(p.value()), change.apply(p.condition())))
                  .toList(),
              otherwise.map(change));
      default -> this;
    };
  }

  /** Every symbol replaced by what {@code change} gives for its id; the rest stays. */
  default Expression substitute(Function<String, Expression> change) {
    return this instanceof Symbol(String id)
        ? change.apply(id)
        : mapParts(part -> part.substitute(change));
  }

  /** Visits this node and all below it, parents first, in order. */
  default void visit(Consumer<Expression> visitor) {
    visitor.accept(this);
    parts().forEach(part -> part.visit(visitor));
  }

  /** Ids of all symbols and rates in it, in order of appearance, each once. */
  default Set<String> symbols() {
    Set<String> ids = new LinkedHashSet<>();
    visit(node -> {
      if (node instanceof Symbol(String id)) {
        ids.add(id);
      } else if (node instanceof RateOf(String id)) {
        ids.add(id);
      }
    });
    return ids;
  }
}
