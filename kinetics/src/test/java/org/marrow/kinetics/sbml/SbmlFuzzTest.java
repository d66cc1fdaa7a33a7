package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Stream;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.ReactionSystem;

/**
 * Broken documents: the reader and the lowering answer with findings or with a result, never with
 * another exception. The property {@code marrow.fuzz} sets the number of inputs (ten million once
 * in a while).
 */
class SbmlFuzzTest {
  private static final int INPUTS = Integer.getInteger("marrow.fuzz", 6_000);
  private static final String[] PIECES = {
    "<ci>x</ci>",
    "<apply>",
    "</apply>",
    "<plus/>",
    "<sep/>",
    "<cn>1</cn>",
    "\"",
    "<",
    "&amp;",
    "&#0;",
    "<!--",
    "]]>",
    "<![CDATA[",
    "NaN",
    "1e999",
    "-1",
    "true",
    "comp:",
    "<math>",
    "</math>",
    "<lambda>",
    "<bvar>",
    "<piecewise>",
    "constant=\"true\"",
    "\u0000",
    "\uFFFF",
    "id=\"p_1\"",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "level=\"1\"",
    "level=\"2\"",
    "version=\"5\""
  };

  @Test
  void mutatedDocumentsAreReadOrRefusedAndNothingElse() {
    Streams streams = new Streams(7);
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Network network = new RandomNetworks(streams.stream("seeds", i)).network();
      seeds.add(SbmlWriter.write(network).getBytes(StandardCharsets.UTF_8));
    }
    seeds.add(hierarchical());
    int read = 0;
    for (int i = 0; i < INPUTS; i++) {
      Stream random = streams.stream("mutations", i);
      byte[] input = mutate(seeds.get((int) random.below(seeds.size())), random);
      if (accepts(input, i)) {
        read++;
      }
    }
    // A fuzz run in which everything is refused at the first byte would prove nothing.
    assertThat(read).isGreaterThan(INPUTS / 100).isLessThan(INPUTS);
  }

  private static boolean accepts(byte[] input, int number) {
    try {
      Network network = SbmlReader.read(input, "fuzz", SbmlSource.NONE);
      try {
        ReactionSystem.of(network);
      } catch (InvalidInput refused) {
        assertThat(refused.findings()).isNotEmpty();
      }
      return true;
    } catch (InvalidInput refused) {
      assertThat(refused.findings()).isNotEmpty();
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          "input " + number + ": " + new String(input, StandardCharsets.UTF_8), e);
    }
  }

  private static byte[] mutate(byte[] seed, Stream random) {
    StringBuilder text = new StringBuilder(new String(seed, StandardCharsets.UTF_8));
    for (long edits = 1 + random.below(4); edits > 0 && !text.isEmpty(); edits--) {
      int at = (int) random.below(text.length());
      int to = (int) Math.min(text.length(), at + 1 + random.below(30));
      switch ((int) random.below(5)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to));
        case 2 -> text.insert(at, PIECES[(int) random.below(PIECES.length)]);
        case 3 -> text.setCharAt(at, (char) (32 + random.below(95)));
        default -> {
          int other = (int) random.below(text.length());
          int end = (int) Math.min(text.length(), other + 1 + random.below(200));
          text.insert(at, text.substring(other, end));
        }
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.below(10) == 0 && bytes.length > 0) {
      bytes[(int) random.below(bytes.length)] = (byte) random.below(256);
    }
    return bytes;
  }

  private static byte[] hierarchical() {
    return SbmlText.hierarchical(
            "<comp:listOfSubmodels><comp:submodel comp:id='s' comp:modelRef='i'>"
                + "<comp:listOfDeletions><comp:deletion comp:idRef='b'/></comp:listOfDeletions>"
                + "</comp:submodel></comp:listOfSubmodels>",
            "<comp:modelDefinition id='i'><listOfParameters><parameter id='a' value='1'"
                + " constant='true'/><parameter id='b' value='1' constant='true'/>"
                + "</listOfParameters></comp:modelDefinition>")
        .getBytes(StandardCharsets.UTF_8);
  }
}
