package org.marrow.kinetics.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.marrow.foundation.units.Unit;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.ExpressionText;
import org.marrow.kinetics.expression.Operator;

/** Finds the unit of an expression and reports where units do not fit. */
final class UnitVisitor {
  private static final double TOLERANCE = 1e-9;
  private final Function<String, Optional<Unit>> symbols;
  private final Function<String, Optional<Unit>> names;
  private final Optional<Unit> time;
  private final Consumer<String> fault;

  UnitVisitor(
      Function<String, Optional<Unit>> symbols,
      Function<String, Optional<Unit>> names,
      Optional<Unit> time,
      Consumer<String> fault) {
    this.symbols = symbols;
    this.names = names;
    this.time = time;
    this.fault = fault;
  }

  /** Whether two units are the same up to rounding of their factors. */
  static boolean same(Unit a, Unit b) {
    return a.fits(b) && Math.abs(a.factorTo(b) - 1) < TOLERANCE;
  }

  static String text(Unit unit) {
    return unit + " (" + unit.dimensions() + ")";
  }

  Measure of(Expression e) {
    return switch (e) {
      case Expression.Constant constant ->
          constant.unit().isEmpty() ? Measure.FREE : measure(names.apply(constant.unit().get()));
      case Expression.Truth truth -> new Measure.Known(Unit.ONE);
      case Expression.Symbol(String id) -> measure(symbols.apply(id));
      case Expression.Time t -> measure(time);
      case Expression.Avogadro avogadro -> Measure.FREE;
      case Expression.RateOf(String id) ->
          measure(symbols.apply(id).flatMap(u -> time.map(u::per)));
      case Expression.Call call -> Measure.UNKNOWN;
      case Expression.Piecewise piecewise -> {
        List<Expression> values = new ArrayList<>();
        for (Expression.Piece piece : piecewise.pieces()) {
          of(piece.condition());
          values.add(piece.value());
        }
        piecewise.otherwise().ifPresent(values::add);
        yield alike(e, values);
      }
      case Expression.Apply(Operator operator, List<Expression> arguments) ->
          apply(e, operator, arguments);
    };
  }

  private static Measure measure(Optional<Unit> unit) {
    return unit.<Measure>map(Measure.Known::new).orElse(Measure.UNKNOWN);
  }

  private Measure apply(Expression e, Operator operator, List<Expression> arguments) {
    return switch (operator) {
      case PLUS, MINUS, NEGATE, MIN, MAX, ABS, FLOOR, CEILING, REM -> alike(e, arguments);
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        alike(e, arguments);
        yield new Measure.Known(Unit.ONE);
      }
      case AND, OR, XOR, NOT, IMPLIES -> {
        arguments.forEach(this::of);
        yield new Measure.Known(Unit.ONE);
      }
      case TIMES -> {
        Measure product = Measure.FREE;
        for (Expression argument : arguments) {
          product = product(product, of(argument), 1);
        }
        yield product;
      }
      case DIVIDE, QUOTIENT -> product(of(arguments.get(0)), of(arguments.get(1)), -1);
      case SQRT -> power(of(arguments.getFirst()), 0.5);
      case ROOT ->
          arguments.getFirst() instanceof Expression.Constant n
              ? power(of(arguments.get(1)), 1 / n.value())
              : numbers(e, arguments.subList(1, 2));
      case POWER -> {
        Measure base = of(arguments.get(0));
        number(e, arguments.get(1));
        if (constant(arguments.get(1)).isPresent()) {
          yield power(base, constant(arguments.get(1)).get());
        }
        yield base instanceof Measure.Known(Unit unit) && !unit.isDimensionless()
            ? Measure.UNKNOWN
            : base;
      }
      default -> numbers(e, arguments);
    };
  }

  private static Optional<Double> constant(Expression e) {
    if (e instanceof Expression.Constant c) {
      return Optional.of(c.value());
    }
    return e instanceof Expression.Apply(Operator operator, List<Expression> arguments)
            && operator == Operator.NEGATE
            && arguments.getFirst() instanceof Expression.Constant c
        ? Optional.of(-c.value())
        : Optional.empty();
  }

  private static Measure product(Measure a, Measure b, int exponent) {
    if (a instanceof Measure.Unknown || b instanceof Measure.Unknown) {
      return Measure.UNKNOWN;
    }
    if (b instanceof Measure.Known(Unit unit)) {
      Unit first = a instanceof Measure.Known(Unit known) ? known : Unit.ONE;
      return new Measure.Known(exponent > 0 ? first.times(unit) : first.per(unit));
    }
    return a;
  }

  private static Measure power(Measure base, double exponent) {
    return base instanceof Measure.Known(Unit unit)
        ? new Measure.Known(unit.power(exponent))
        : base;
  }

  /** Operands that must have the same unit. */
  private Measure alike(Expression e, List<Expression> arguments) {
    Measure result = Measure.FREE;
    boolean unknown = false;
    for (Expression argument : arguments) {
      Measure measure = of(argument);
      unknown |= measure instanceof Measure.Unknown;
      if (measure instanceof Measure.Known(Unit unit)) {
        if (result instanceof Measure.Known(Unit first)) {
          if (!same(first, unit)) {
            fault.accept(ExpressionText.of(e) + " joins " + text(first) + " with " + text(unit));
          }
        } else {
          result = measure;
        }
      }
    }
    return unknown && !(result instanceof Measure.Known) ? Measure.UNKNOWN : result;
  }

  /** Arguments that must be pure numbers. */
  private Measure numbers(Expression e, List<Expression> arguments) {
    arguments.forEach(argument -> number(e, argument));
    return new Measure.Known(Unit.ONE);
  }

  private void number(Expression whole, Expression part) {
    if (of(part) instanceof Measure.Known(Unit unit) && !unit.isDimensionless()) {
      fault.accept(
          ExpressionText.of(whole)
              + " needs a pure number (1), but "
              + ExpressionText.of(part)
              + " has "
              + text(unit));
    }
  }
}
