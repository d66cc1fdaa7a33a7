package org.marrow.kinetics.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.Finding;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.expression.Interpreter;

class ChecksTest {
  private static Network read(String text) {
    return Antimony.read(text, "test.ant").network();
  }

  private static List<String> units(String text) {
    return UnitCheck.check(read(text)).stream().map(Finding::what).toList();
  }

  private static final String UNITS =
      """
      unit time_unit = day
      unit substance = 1e-9 mole
      unit volume = litre
      unit extent = substance
      unit per_day = 1 / day
      compartment c = 5 litre
      species A in c = 10, B in c = 0
      """;

  @Test
  void aModelWhoseUnitsFitHasNoFindings() {
    assertThat(units(UNITS + "k = 0.1 per_day\nJ: A -> B; c * k * A * exp(-k * time)")).isEmpty();
  }

  @Test
  void aRateOfTheWrongUnitIsReportedWithBothUnits() {
    assertThat(units(UNITS + "k = 0.1 per_day\nJ: A -> B; k * A"))
        .singleElement()
        .asString()
        .contains("rate of J", "time", "length^3");
  }

  @Test
  void sumsOfDifferentScaleAreFaultsTooForNothingConvertsSilently() {
    assertThat(units("unit g = gram\nunit mg = 1e-3 gram\na = 1 g; b = 1 mg; s := a + b"))
        .singleElement()
        .asString()
        .contains("a + b", "mg", "g (mass)");
  }

  @Test
  void anExponentialOfAQuantityIsAFaultAndABareNumberFitsEverything() {
    assertThat(units("t = 2 day; y := exp(t); z := t + 3")).hasSize(1);
    assertThat(units("t = 2 nonsense; y := t")).singleElement().asString().contains("nonsense");
  }

  @Test
  void whatHasNoUnitIsNotJudged() {
    assertThat(units("a = 1 day; b = 2; s := a + b; u := exp(a * b)")).isEmpty();
  }

  @Test
  void unusedNamesAndAmountsThatCanGoNegativeAreWarnedOf() {
    Network network = read("A = 1; B = 1; k = 2; spare = 3; J: A -> ; k; J2: B -> ; k*B/(1+B)");
    assertThat(StructureCheck.check(network).stream().map(f -> f.rule().id()))
        .containsExactly("kinetics/unused", "kinetics/may-go-negative");
  }

  @Test
  void totalEnzymeAndTotalSubstrateAreConserved() {
    Network network =
        read(
            """
            E = 1; S = 10; ES = 0; P = 0; k1 = 1; k2 = 2; k3 = 3
            bind: E + S -> ES; k1*E*S - k2*ES
            turn: ES -> E + P; k3*ES
            """);
    List<ConservationLaw> laws = ConservationLaw.of(ReactionSystem.of(network));
    assertThat(laws).hasSize(2);
    for (ConservationLaw law : laws) {
      assertThat(law.weights().values()).allMatch(w -> Math.abs(w) == 1);
    }
  }

  @Test
  void everyLawOfARandomNetworkHoldsForItsRightHandSide() {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      ReactionSystem system = ReactionSystem.of(RandomNetworks.smooth(seed));
      Equations equations = new Equations(system);
      Start start = Start.of(equations, 0, Map.of());
      double[] rates =
          new Interpreter(equations.graph(), equations.derivatives())
              .evaluate(0, start.states(), start.inputs());
      for (ConservationLaw law : ConservationLaw.of(system)) {
        double sum = 0;
        double size = 0;
        for (Map.Entry<String, Double> weight : law.weights().entrySet()) {
          double rate = rates[system.state(weight.getKey()).orElseThrow()];
          sum += weight.getValue() * rate;
          size += Math.abs(weight.getValue() * rate);
        }
        assertThat(sum).as("seed %d %s", seed, law).isCloseTo(0, within(1e-12 * (1 + size)));
        found++;
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void aUnitBeyondAllNumbersIsUnknown() {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 2000.5, -1e9}) {
      Network network =
          new Network(
              "m",
              Optional.empty(),
              ModelUnits.NONE,
              List.of(
                  new UnitDefinition(
                      "u",
                      Optional.empty(),
                      List.of(new UnitDefinition.Factor("second", odd, 0, 2)))),
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of());
      assertThat(new UnitTable(network).unit("u")).isEmpty();
    }
  }
}
