package org.marrow.foundation.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource({
    "mg/dL, g/L, 0.01",
    "g/dL, g/L, 10",
    "10^9/L, 1/uL, 1000",
    "x, x, 1",
    "cells/uL, cells/mL, 1000",
    "10^3/mm3, 10^9/L, 1",
    "months, days, 30.4375",
    "y, months, 12",
    "%, 1, 0.01",
    "µM, nM, 1000",
    "mg/m², ug/cm2, 0.1",
    "mL/min, L/h, 0.06",
    "mg/(kg.d), ug/kg/h, 41.666666666666664",
    "kDa, g/mol, 1000",
    "h^-1, d-1, 24",
    "IU/L, U/mL, 0.001"
  })
  void convertsExactly(String from, String to, double factor) {
    String a = from.equals("x") ? "ng/mL" : from;
    String b = to.equals("x") ? "ug/L" : to;
    assertThat(Unit.parse(a).factorTo(Unit.parse(b))).isEqualTo(factor);
  }

  @ParameterizedTest
  @CsvSource({
    "mg/kg, %",
    "mg/m2, mg/kg",
    "log2, 1",
    "log2, log10",
    "ng/mL, nM",
    "cells/uL, 1/uL",
    "IU/L, g/L"
  })
  void whatMeasuresDifferentThingsDoesNotConvertAndBothAreNamed(String from, String to) {
    assertThatThrownBy(() -> Unit.parse(from).factorTo(Unit.parse(to)))
        .hasMessageContaining(from)
        .hasMessageContaining(to);
  }

  @ParameterizedTest
  @CsvSource({"mgg", "mg//L", "mg/", "'(mg'", "'mg)'", "florins", "mg^", "0 mg", "m^999", "/L"})
  void whatIsNoUnitIsRefusedWithItsText(String text) {
    assertThatThrownBy(() -> Unit.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void massAndAmountConvertByTheMolarMass() {
    Quantity bortezomib = Quantity.parse("384.2 g/mol");
    assertThat(Quantity.parse("1 ng/mL").to(Unit.parse("nM"), bortezomib).value())
        .isCloseTo(2.6028, within(1e-4));
    assertThat(Quantity.parse("2.6028 nM").to(Unit.parse("ng/mL"), bortezomib).value())
        .isCloseTo(1, within(1e-4));
    assertThatThrownBy(
            () -> Quantity.parse("1 ng/mL").to(Unit.parse("nM"), Quantity.parse("384.2 g")))
        .hasMessageContaining("molar mass");
    assertThatThrownBy(() -> Quantity.parse("1 ng").to(Unit.parse("nM"), bortezomib))
        .hasMessageContaining("nM");
  }

  @Test
  void dosesPerWeightNeedAWeightAndDosesPerAreaAnArea() {
    Quantity dose = Quantity.parse("0.5 mg/kg").forBodyWeight(Quantity.parse("20 g"));
    assertThat(dose.to(Unit.parse("ug")).value()).isCloseTo(10, within(1e-12));
    assertThat(
            Quantity.parse("1.3 mg/m2")
                .times(Quantity.parse("1.8 m2"))
                .to(Unit.parse("mg"))
                .value())
        .isCloseTo(2.34, within(1e-12));
    assertThatThrownBy(() -> Quantity.parse("1.3 mg/m2").forBodyWeight(Quantity.parse("70 kg")))
        .hasMessageContaining("body weight");
  }

  @Test
  void quantitiesAreReadWithAndWithoutABlank() {
    assertThat(Quantity.parse("180d").to(Unit.parse("d")).value()).isEqualTo(180);
    assertThat(Quantity.parse("1e-3 mg").value()).isEqualTo(1e-3);
    assertThat(Quantity.parse("-2.5e2mg").value()).isEqualTo(-250);
    assertThat(Quantity.parse("42")).hasToString("42 ");
    assertThatThrownBy(() -> Quantity.parse("mg")).hasMessageContaining("number");
  }

  @Test
  void unitsAreEqualByMeaningNotByText() {
    assertThat(Unit.parse("ng/mL"))
        .isEqualTo(Unit.parse("ug/L"))
        .hasSameHashCodeAs(Unit.parse("ug/L"));
    assertThat(Unit.parse("mg/kg").dimensions()).isEqualTo("mass per body weight");
    assertThat(Unit.parse("m2").power(0.5)).isEqualTo(Unit.parse("m"));
  }
}
