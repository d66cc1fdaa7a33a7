package org.marrow.kinetics.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.marrow.foundation.random.Stream;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Operator;
import org.marrow.kinetics.model.Assignment;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.FunctionDefinition;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.ModelUnits;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Provenance;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;
import org.marrow.kinetics.model.UnitDefinition;

/** Networks that use everything a network can hold; they need not make sense. */
final class RandomNetworks {
  private final Stream random;

  RandomNetworks(Stream random) {
    this.random = random;
  }

  Network network() {
    return new Network(
        "m" + random.below(10),
        text(),
        new ModelUnits(unit(), unit(), unit(), unit(), unit(), unit()),
        list(() -> new UnitDefinition(id("u"), text(), list(this::factor))),
        maybe(() -> id("p")),
        list(this::function),
        list(() ->
            new Compartment(id("c"), text(), number(), number(), unit(), flag(), Provenance.NONE)),
        list(this::species),
        list(this::parameter),
        list(() -> new Assignment(id("p"), expression(3))),
        list(this::rule),
        list(this::reaction),
        list(this::event));
  }

  private UnitDefinition.Factor factor() {
    return new UnitDefinition.Factor("mole", value(), (int) random.below(7) - 3, value());
  }

  private FunctionDefinition function() {
    return new FunctionDefinition(id("f"), text(), list(() -> id("a")), expression(3));
  }

  private Species species() {
    boolean amount = flag();
    OptionalDouble initial = number();
    return new Species(
        id("s"),
        text(),
        id("c"),
        amount ? initial : OptionalDouble.empty(),
        amount ? OptionalDouble.empty() : initial,
        unit(),
        flag(),
        flag(),
        flag(),
        maybe(() -> id("p")),
        Provenance.NONE);
  }

  private Parameter parameter() {
    return new Parameter(id("p"), text(), number(), unit(), flag(), Provenance.NONE);
  }

  private Rule rule() {
    return switch ((int) random.below(3)) {
      case 0 -> new Rule.AssignmentRule(id("p"), expression(3));
      case 1 -> new Rule.RateRule(id("s"), expression(3));
      default -> new Rule.AlgebraicRule(expression(3));
    };
  }

  private Reaction reaction() {
    return new Reaction(
        id("R"),
        text(),
        flag(),
        list(this::reference),
        list(this::reference),
        list(() -> id("s")),
        maybe(() ->
            new KineticLaw(
                expression(4),
                list(() ->
                    new Parameter("k" + id(""), text(), number(), unit(), true, Provenance.NONE)))),
        maybe(() -> id("c")));
  }

  private SpeciesReference reference() {
    return new SpeciesReference(maybe(() -> id("r")), id("s"), number(), flag());
  }

  private Event event() {
    return new Event(
        id("E"),
        text(),
        expression(3),
        flag(),
        flag(),
        maybe(() -> expression(2)),
        maybe(() -> expression(2)),
        flag(),
        list(() -> new Assignment(id("p"), expression(3))));
  }

  Expression expression(int depth) {
    int kind = (int) random.below(depth <= 0 ? 6 : 9);
    return switch (kind) {
      case 0 -> new Expression.Constant(value(), unit());
      case 1 -> new Expression.Truth(flag());
      case 2 -> Expression.symbol(id("s"));
      case 3 -> new Expression.Time();
      case 4 -> new Expression.Avogadro();
      case 5 -> new Expression.RateOf(id("x"));
      case 6 -> new Expression.Call(id("f"), list(() -> expression(depth - 1)));
      case 7 -> {
        List<Expression.Piece> pieces =
            list(() -> new Expression.Piece(expression(depth - 1), expression(depth - 1)));
        yield new Expression.Piecewise(pieces, maybe(() -> expression(depth - 1)));
      }
      default -> {
        Operator[] all = Operator.values();
        Operator operator = all[(int) random.below(all.length)];
        int most = Math.min(operator.most(), operator.least() + 2);
        int count = operator.least() + (int) random.below(most - operator.least() + 1L);
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          arguments.add(expression(depth - 1));
        }
        yield new Expression.Apply(operator, arguments);
      }
    };
  }

  private String id(String prefix) {
    return prefix + "_" + random.below(1000);
  }

  private boolean flag() {
    return random.below(2) == 0;
  }

  private Optional<String> text() {
    return maybe(() -> "name <" + random.below(100) + "> & \"so\" \u03b2\t.");
  }

  private Optional<String> unit() {
    return maybe(() -> "measure" + random.below(9));
  }

  private OptionalDouble number() {
    return switch ((int) random.below(6)) {
      case 0 -> OptionalDouble.empty();
      case 1 -> OptionalDouble.of(Double.NaN);
      case 2 -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.of(value());
    };
  }

  /** Any finite number that is not negative zero. */
  private double value() {
    double value = random.normal() * Math.pow(10, random.below(40) - 20.0);
    return random.below(4) == 0 ? random.below(100) : value;
  }

  private <T> Optional<T> maybe(Supplier<T> make) {
    return flag() ? Optional.of(make.get()) : Optional.empty();
  }

  private <T> List<T> list(Supplier<T> make) {
    List<T> made = new ArrayList<>();
    for (long i = random.below(4); i > 0; i--) {
      made.add(make.get());
    }
    return made;
  }
}
