package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marrow.kinetics.sbml.SbmlText.faults;
import static org.marrow.kinetics.sbml.SbmlText.hierarchical;
import static org.marrow.kinetics.sbml.SbmlText.math;
import static org.marrow.kinetics.sbml.SbmlText.read;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Rule;

class FlatteningTest {
  private static final String INNER =
      """
      <comp:modelDefinition id="inner">
        <listOfParameters>
          <parameter id="a" value="1" constant="false"/>
          <parameter id="b" value="2" constant="false"/>
        </listOfParameters>
        <listOfRules><rateRule variable="a">%s</rateRule></listOfRules>
        <comp:listOfPorts><comp:port comp:id="b_port" comp:idRef="b"/></comp:listOfPorts>
      </comp:modelDefinition>
      """
          .formatted(
              math(
                  "<apply><times/><ci>b</ci><csymbol"
                      + " definitionURL='http://www.sbml.org/sbml/symbols/time'>t</csymbol>"
                      + "</apply>"));

  @Test
  void whatIsInsideASubmodelIsNamedByItsPath() {
    Network network = read(hierarchical(submodels("<comp:submodel %s/>", "s"), INNER));
    assertThat(network.parameters()).extracting(Parameter::id).containsExactly("s__a", "s__b");
  }

  @Test
  void aReplacedElementIsReadThroughItsReplacementOverTheFactor() {
    String main =
        """
        <listOfParameters>
          <parameter id="top" value="5" constant="false"><comp:listOfReplacedElements>
            <comp:replacedElement comp:submodelRef="s" comp:portRef="b_port"
              comp:conversionFactor="f"/>
          </comp:listOfReplacedElements></parameter>
          <parameter id="f" value="10" constant="true"/>
        </listOfParameters>
        """
            + submodels("<comp:submodel %s comp:timeConversionFactor='f'/>", "s");
    Network network = read(hierarchical(main, INNER));
    assertThat(network.parameters()).extracting(Parameter::id).containsExactly("top", "f", "s__a");
    Expression f = Expression.symbol("f");
    Expression inner =
        Expression.times(
            Expression.divide(Expression.symbol("top"), f),
            Expression.divide(new Expression.Time(), f));
    assertThat(network.rules())
        .containsExactly(new Rule.RateRule("s__a", Expression.divide(inner, f)));
  }

  @Test
  void aDeletedElementIsGoneAndUsingItIsAFault() {
    String deletion =
        "<comp:submodel %s><comp:listOfDeletions>"
            + "<comp:deletion comp:idRef='b'/></comp:listOfDeletions></comp:submodel>";
    assertThat(faults(hierarchical(submodels(deletion, "s"), INNER)).getFirst().what())
        .contains("'b'", "deleted");
  }

  @Test
  void aModelInsideItselfIsRefused() {
    String loop =
        "<comp:modelDefinition id='inner'>"
            + submodels("<comp:submodel %s/>", "again")
            + "</comp:modelDefinition>";
    assertThat(faults(hierarchical(submodels("<comp:submodel %s/>", "s"), loop)).getFirst().what())
        .contains("contains itself");
  }

  @Test
  void submodelsThatDoubleAtEachLevelAreRefusedBeforeTheyFillTheMemory() {
    StringBuilder definitions = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String next = "inner" + (i + 1);
      definitions.append(
          ("<comp:modelDefinition id='inner%d'><comp:listOfSubmodels>"
                  + "<comp:submodel comp:id='x' comp:modelRef='%s'/>"
                  + "<comp:submodel comp:id='y' comp:modelRef='%s'/>"
                  + "</comp:listOfSubmodels></comp:modelDefinition>")
              .formatted(i, next, next));
    }
    definitions.append("<comp:modelDefinition id='inner40'/>");
    String main =
        "<comp:listOfSubmodels><comp:submodel comp:id='s' comp:modelRef='inner0'/>"
            + "</comp:listOfSubmodels>";
    assertThat(faults(hierarchical(main, definitions.toString())).getFirst().what())
        .contains("flattening gives more than");
  }

  @Test
  void anExternalModelIsReadFromWhereTheCallerSays() {
    String text =
        hierarchical(submodels("<comp:submodel %s/>", "s"), "")
            .replace(
                "</sbml>",
                "<comp:listOfExternalModelDefinitions><comp:externalModelDefinition"
                    + " comp:id='inner' comp:source='other.xml' comp:modelRef='inner'/>"
                    + "</comp:listOfExternalModelDefinitions></sbml>");
    byte[] other = hierarchical("", INNER).getBytes(StandardCharsets.UTF_8);
    Network network =
        SbmlReader.read(
            text.getBytes(StandardCharsets.UTF_8),
            "main.xml",
            name -> name.equals("other.xml") ? Optional.of(other) : Optional.empty());
    assertThat(network.parameters()).extracting(Parameter::id).containsExactly("s__a", "s__b");
    assertThat(faults(text).getFirst().what()).contains("'other.xml' is not available");
  }

  private static String submodels(String element, String id) {
    return "<comp:listOfSubmodels>"
        + element.formatted("comp:id='" + id + "' comp:modelRef='inner'")
        + "</comp:listOfSubmodels>";
  }
}
