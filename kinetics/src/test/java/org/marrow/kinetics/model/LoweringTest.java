package org.marrow.kinetics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.marrow.kinetics.expression.Expression.constant;
import static org.marrow.kinetics.expression.Expression.divide;
import static org.marrow.kinetics.expression.Expression.minus;
import static org.marrow.kinetics.expression.Expression.plus;
import static org.marrow.kinetics.expression.Expression.symbol;
import static org.marrow.kinetics.expression.Expression.times;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.expression.Interpreter;

class LoweringTest {
  private static Reaction decay(Expression law, Parameter... locals) {
    return new Reaction(
        "J",
        Optional.empty(),
        false,
        List.of(SpeciesReference.of("A", 1)),
        List.of(SpeciesReference.of("B", 2)),
        List.of(),
        Optional.of(new KineticLaw(law, List.of(locals))),
        Optional.empty());
  }

  private static Parameter variable(String id, double value) {
    return new Parameter(
        id, Optional.empty(), OptionalDouble.of(value), Optional.empty(), false, Provenance.NONE);
  }

  private static Network network(
      List<Compartment> compartments,
      List<Parameter> parameters,
      List<Assignment> initial,
      List<Rule> rules,
      Reaction... reactions) {
    return new Network(
        "test",
        Optional.empty(),
        ModelUnits.NONE,
        List.of(),
        Optional.empty(),
        List.of(
            new FunctionDefinition(
                "twice", Optional.empty(), List.of("x"), times(constant(2), symbol("x")))),
        compartments,
        List.of(Species.concentration("A", "c", 10), Species.amount("B", "c", 1)),
        parameters,
        initial,
        rules,
        List.of(reactions),
        List.of());
  }

  private static double[] derivatives(Network network) {
    Equations equations = new Equations(ReactionSystem.of(network));
    Start start = Start.of(equations, 0, Map.of());
    return new Interpreter(equations.graph(), equations.derivatives())
        .evaluate(0, start.states(), start.inputs());
  }

  private static double observed(Network network, String id) {
    Equations equations = new Equations(ReactionSystem.of(network));
    Start start = Start.of(equations, 0, Map.of());
    Observable observable = equations.system().observable(id).orElseThrow();
    return new Interpreter(equations.graph(), equations.node(observable.value()))
        .evaluate(0, start.states(), start.inputs())[0];
  }

  /** Two litres that a rule may change. */
  private static final Compartment GROWING =
      new Compartment(
          "c",
          Optional.empty(),
          OptionalDouble.of(3),
          OptionalDouble.of(2),
          Optional.empty(),
          false,
          Provenance.NONE);

  private static final Expression MASS_ACTION = times(symbol("k"), symbol("A"));

  @Test
  void aSymbolOfASpeciesIsItsConcentrationAndItsStateIsItsAmount() {
    Network network =
        network(
            List.of(Compartment.of("c", 5)),
            List.of(Parameter.of("k", 0.1)),
            List.of(),
            List.of(),
            decay(MASS_ACTION));
    ReactionSystem system = ReactionSystem.of(network);
    assertThat(system.states())
        .containsExactly(new State("A", State.Kind.AMOUNT), new State("B", State.Kind.AMOUNT));
    Equations equations = new Equations(system);
    assertThat(Start.of(equations, 0, Map.of()).states()).containsExactly(50, 1);
    // 0.1 x concentration 10 = 1 per time; two B for each A.
    assertThat(derivatives(network)).containsExactly(-1, 2);
    assertThat(observed(network, "A")).isEqualTo(10);
  }

  @Test
  void aLocalParameterHidesTheGlobalOne() {
    Network network =
        network(
            List.of(Compartment.of("c", 1)),
            List.of(Parameter.of("k", 0.1)),
            List.of(),
            List.of(),
            decay(MASS_ACTION, Parameter.of("k", 3)));
    assertThat(derivatives(network)).containsExactly(-30, 60);
    assertThat(ReactionSystem.of(network).input("J.k")).isPresent();
  }

  @Test
  void initialAssignmentsAreCarriedOutInTheOrderOfTheirNeedsThroughRulesAndFunctions() {
    Network network =
        network(
            List.of(Compartment.of("c", 2)),
            List.of(variable("a", 0), variable("b", 0), variable("k", 1)),
            List.of(
                new Assignment("a", plus(symbol("b"), symbol("A"))),
                new Assignment("A", constant(7))),
            List.of(
                new Rule.AssignmentRule("b", new Expression.Call("twice", List.of(symbol("A"))))));
    assertThat(observed(network, "a")).isEqualTo(21);
    assertThat(observed(network, "b")).isEqualTo(14);
  }

  @Test
  void whenTheVolumeGrowsTheAmountStaysAndTheRateOfConcentrationIsNegative() {
    Network network =
        network(
            List.of(GROWING),
            List.of(Parameter.of("k", 0), variable("r", 0)),
            List.of(),
            List.of(
                new Rule.RateRule("c", constant(1)),
                new Rule.RateRule("r", new Expression.RateOf("A"))),
            decay(MASS_ACTION));
    // A' = -[A] V'/V = -10 x 1/2.
    assertThat(derivatives(network)).containsExactly(new double[] {0, 0, 1, -5}, within(0.0));
  }

  @Test
  void theAmountOfAnIdleSpeciesStaysWhenItsCompartmentGrows() {
    ReactionSystem system =
        ReactionSystem.of(
            network(
                List.of(GROWING),
                List.of(),
                List.of(),
                List.of(new Rule.RateRule("c", constant(1)))));
    assertThat(system.states().getFirst()).isEqualTo(new State("A", State.Kind.AMOUNT));
  }

  @Test
  void aLinearAlgebraicRuleBecomesAnAssignment() {
    Network network =
        network(
            List.of(Compartment.of("c", 1)),
            List.of(Parameter.of("k", 1), variable("y", 0)),
            List.of(),
            List.of(new Rule.AlgebraicRule(minus(times(constant(4), symbol("y")), symbol("A")))),
            decay(MASS_ACTION));
    assertThat(ReactionSystem.of(network).algebraic()).isEmpty();
    assertThat(observed(network, "y")).isEqualTo(2.5);
  }

  @Test
  void anAlgebraicRuleThatIsNotLinearStaysAnEquation() {
    Network network =
        network(
            List.of(Compartment.of("c", 1)),
            List.of(Parameter.of("k", 1), variable("y", 1)),
            List.of(),
            List.of(new Rule.AlgebraicRule(minus(times(symbol("y"), symbol("y")), symbol("A")))),
            decay(MASS_ACTION));
    ReactionSystem system = ReactionSystem.of(network);
    assertThat(system.algebraic()).hasSize(1);
    assertThat(system.states().get(system.algebraic().getFirst().state()).id()).isEqualTo("y");
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    Network network =
        network(
            List.of(Compartment.of("c", 1)),
            List.of(Parameter.of("A", 1)),
            List.of(),
            List.of(new Rule.AssignmentRule("nobody", constant(1))),
            decay(times(symbol("k"), new Expression.Call("twice", List.of()))));
    assertThatThrownBy(() -> ReactionSystem.of(network))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e ->
                assertThat(e.findings().stream().map(f -> f.rule().id()))
                    .containsExactly(
                        "kinetics/duplicate-id",
                        "kinetics/unknown-id",
                        "kinetics/unknown-id",
                        "kinetics/wrong-arguments"));
  }

  @Test
  void aCircleOfAssignmentsIsNamed() {
    Network network =
        network(
            List.of(Compartment.of("c", 1)),
            List.of(variable("a", 1), variable("b", 1)),
            List.of(),
            List.of(
                new Rule.AssignmentRule("a", symbol("b")),
                new Rule.AssignmentRule("b", symbol("a"))));
    assertThatThrownBy(() -> ReactionSystem.of(network)).hasMessageContaining("a -> b -> a");
  }

  @Test
  void theJacobianIsTheDifferenceQuotientOfTheDerivatives() {
    Network network =
        network(
            List.of(Compartment.of("c", 2)),
            List.of(Parameter.of("k", 0.7)),
            List.of(),
            List.of(),
            decay(
                divide(
                    times(symbol("k"), symbol("A"), symbol("A")), plus(constant(3), symbol("B")))));
    Equations equations = new Equations(ReactionSystem.of(network));
    Start start = Start.of(equations, 0, Map.of());
    Interpreter rhs = new Interpreter(equations.graph(), equations.derivatives());
    for (Jacobian.Entry entry : equations.jacobian().entries()) {
      double exact =
          new Interpreter(equations.graph(), entry.node())
              .evaluate(0, start.states(), start.inputs())[0];
      double h = 1e-5;
      double[] up = start.states().clone();
      double[] down = start.states().clone();
      up[entry.column()] += h;
      down[entry.column()] -= h;
      double quotient =
          (rhs.evaluate(0, up, start.inputs())[entry.row()]
                  - rhs.evaluate(0, down, start.inputs())[entry.row()])
              / (2 * h);
      assertThat(exact).isCloseTo(quotient, within(1e-8));
    }
  }
}
