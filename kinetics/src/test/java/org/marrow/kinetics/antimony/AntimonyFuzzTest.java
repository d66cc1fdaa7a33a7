package org.marrow.kinetics.antimony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.fuzz.Fuzzing;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.ReactionSystem;

/** Broken text; see {@link Fuzzing}. */
class AntimonyFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "{",
          "}",
          ":",
          ";",
          "=",
          ":=",
          "'",
          "->",
          "=>",
          "$",
          "\"",
          "\n",
          "//",
          "/*",
          "*/",
          "#",
          " at ",
          " after ",
          " is ",
          " has ",
          "model ",
          " end",
          "function ",
          "unit ",
          "compartment ",
          "species ",
          " in ",
          "piecewise(",
          "1e999",
          "-1",
          "0x",
          "..",
          ", ",
          "x",
          "(1 && 2 || !x)",
          "^-2",
          "S1: a(b)",
          ".sboTerm = 1",
          "time",
          "delay(x, 1)",
          "import \"a\"");

  private static final List<String> SHORT =
      List.of(
          "S1 -> S2; k*S1; S1 = 1; k = 0.3",
          "model a() x = 1; x' = -x end; model *b() A: a(); A.x = 2 end",
          "function f(x, y) x^y + 1 end; a := f(2, b); b = 3",
          "E: at (time > 3): x = 2; x = 1; x' = 1",
          "unit mM = 1e-3 mole / litre; compartment c = 1; species s in c = 2 mM",
          "p = piecewise(1, x < 2, 3); x = 1",
          "const $B = 3; B + 2 C -> ; k*B; k = 1; C = 1");

  @Test
  void mutatedTextIsReadOrRefusedNeverACrash() {
    List<String> seeds = new ArrayList<>(SHORT);
    // As many statements of the long example as a short text holds, from every place.
    String[] lines = AntimonyTest.EXAMPLE.split("\n");
    for (int i = 0; i + 4 <= lines.length; i++) {
      seeds.add(String.join("\n", List.of(lines).subList(i, i + 4)));
    }
    seeds.add(AntimonyTest.EXAMPLE);
    new Fuzzing("antimony", 0.4, seeds, PIECES)
        .run(input -> {
          String text = new String(input, StandardCharsets.UTF_8);
          Network network = Antimony.read(text, "fuzz").network();
          try {
            ReactionSystem.of(network);
          } catch (InvalidInput refused) {
            assertThat(refused.findings()).isNotEmpty();
          }
        });
  }
}
