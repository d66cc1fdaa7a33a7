package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Streams;
import org.marrow.foundation.units.Unit;
import org.marrow.kinetics.antimony.Antimony;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.UnitDefinition;
import org.marrow.kinetics.model.UnitTable;

class SbmlWriterTest {

  @Test
  void whatIsWrittenIsReadBackEqual() {
    Streams streams = new Streams(20260101);
    for (int i = 0; i < 500; i++) {
      Network network = new RandomNetworks(streams.stream("networks", i)).network();
      String text = SbmlWriter.write(network);
      assertThat(SbmlText.read(text)).as("network %d", i).isEqualTo(network);
      assertThat(SbmlWriter.write(SbmlText.read(text))).isEqualTo(text);
    }
  }

  @Test
  void anIdThatSbmlCannotHoldIsAFault() {
    Network network =
        Network.of("m", List.of(Compartment.of("bone-marrow", 1)), List.of(), List.of(), List.of());
    assertThatThrownBy(() -> SbmlWriter.write(network)).hasMessageContaining("bone-marrow");
  }

  @Test
  void unitsThatSbmlDoesNotHaveAreDefinedInThoseThatItHas() {
    Network network =
        Antimony.read(
                "unit slow = 1 / (3 day)\nunit gray = metre^2 / second^2\nunit time_unit = day\n"
                    + "dose = 3 mg\nk = 2 slow\nd = 1 gray\n",
                "units.ant")
            .network();
    Network back = SbmlText.read(SbmlWriter.write(network));
    assertThat(back.unitDefinitions().stream().map(UnitDefinition::id))
        .containsExactly("slow", "day", "mg");
    assertThat(back.unitDefinitions())
        .flatExtracting(UnitDefinition::factors)
        .extracting(UnitDefinition.Factor::kind)
        .containsOnly("dimensionless", "second", "kilogram");
    for (String id : List.of("slow", "day", "mg", "gray")) {
      Unit unit = new UnitTable(network).unit(id).orElseThrow();
      assertThat(new UnitTable(back).unit(id).orElseThrow().factorTo(unit))
          .isCloseTo(1, within(1e-15));
    }
  }

  @Test
  void aUnitOfSbmlsOwnCannotMeanAnother() {
    Network network = Antimony.read("unit gray = 5 metre\nd = 1 gray\n", "m").network();
    assertThatThrownBy(() -> SbmlWriter.write(network)).hasMessageContaining("gray");
  }
}
