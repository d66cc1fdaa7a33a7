package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.Network;

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
}
