package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.random.Streams;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.fuzz.Fuzzing;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.ReactionSystem;

/** Broken documents and broken formulas; see {@link Fuzzing}. */
class SbmlFuzzTest {
  private static final int SEEDS = 100;

  /** Small documents: a hundred short ones find more than ten long ones in the same time. */
  private static final int LONGEST_SEED = 6000;

  private static final List<String> PIECES =
      List.of(
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
          "<apply><divide/><cn>0</cn><cn>0</cn></apply>",
          "<cn type=\"rational\">1<sep/>0</cn>",
          "<cn type=\"e-notation\">1<sep/>999999999</cn>",
          "constant=\"true\"",
          "\u0000",
          "\uFFFF",
          "id=\"p_1\"",
          "<!DOCTYPE a [<!ENTITY b 'c'>]>",
          "level=\"1\"",
          "level=\"2\"",
          "version=\"5\"");

  @Test
  void mutatedDocumentsAreReadOrRefusedAndNothingElse() {
    List<String> seeds = new ArrayList<>();
    Streams streams = new Streams(7);
    for (int i = 0; seeds.size() < SEEDS; i++) {
      String text = SbmlWriter.write(new RandomNetworks(streams.stream("seeds", i)).network());
      if (text.length() < LONGEST_SEED) {
        seeds.add(text);
      }
    }
    for (int i = 0; i < SEEDS / 20; i++) {
      seeds.add(hierarchical());
    }
    new Fuzzing("sbml", 0.3, seeds, PIECES)
        .run(input -> {
          Network network = SbmlReader.read(input, "fuzz", SbmlSource.NONE);
          try {
            ReactionSystem.of(network);
          } catch (InvalidInput refused) {
            // A network that reads but makes no sense: read all the same.
            assertThat(refused.findings()).isNotEmpty();
          }
        });
  }

  @Test
  void mutatedFormulasAreReadOrRefusedAndNothingElse() {
    List<String> seeds = new ArrayList<>();
    Streams streams = new Streams(8);
    for (int i = 0; seeds.size() < 3 * SEEDS; i++) {
      Expression expression = new RandomNetworks(streams.stream("seeds", i)).expression(5);
      XmlText text = new XmlText();
      MathMlWriter.math(text, expression);
      seeds.add(text.toString());
    }
    new Fuzzing("mathml", 0.3, seeds, PIECES)
        .run(input -> MathMlReader.expression(XmlTree.read(input, "fuzz"), "fuzz"));
  }

  private static String hierarchical() {
    return SbmlText.hierarchical(
        "<comp:listOfSubmodels><comp:submodel comp:id='s' comp:modelRef='i'>"
            + "<comp:listOfDeletions><comp:deletion comp:idRef='b'/></comp:listOfDeletions>"
            + "</comp:submodel></comp:listOfSubmodels>",
        "<comp:modelDefinition id='i'><listOfParameters><parameter id='a' value='1'"
            + " constant='true'/><parameter id='b' value='1' constant='true'/>"
            + "</listOfParameters></comp:modelDefinition>");
  }
}
