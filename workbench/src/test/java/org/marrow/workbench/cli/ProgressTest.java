package org.marrow.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void timeLeftIsThePaceSoFarTimesTheRest() {
    assertThat(Progress.left(10 * SECOND, 20, 80)).isEqualTo(", about 40 s left");
    assertThat(Progress.left(60 * SECOND, 10, 50)).isEqualTo(", about 5 min left");
  }

  @Test
  void inTheFirstTwoSecondsNothingIsPromised() {
    assertThat(Progress.left(SECOND, 20, 80)).isEmpty();
    assertThat(Progress.left(10 * SECOND, 0, 80)).isEmpty();
  }

  @Test
  void theLineHasTheCountAndIsWipedAtTheEnd() {
    StringWriter text = new StringWriter();
    try (Progress progress = Progress.on(new PrintWriter(text), true)) {
      progress.at("counting", 3, 4);
    }
    assertThat(text.toString()).contains("counting 3 of 4 (75 %)").endsWith("\r\u001b[K");
  }

  @Test
  void aProgressThatIsNotShownWritesNothing() {
    StringWriter text = new StringWriter();
    try (Progress progress = Progress.on(new PrintWriter(text), false)) {
      progress.step("counting");
      progress.at("counting", 3, 4);
    }
    assertThat(text.toString()).isEmpty();
  }
}
