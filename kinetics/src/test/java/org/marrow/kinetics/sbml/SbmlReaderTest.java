package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.marrow.kinetics.sbml.SbmlText.faults;
import static org.marrow.kinetics.sbml.SbmlText.levelThree;
import static org.marrow.kinetics.sbml.SbmlText.math;
import static org.marrow.kinetics.sbml.SbmlText.read;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Event;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Rule;
import org.marrow.kinetics.model.SpeciesReference;

class SbmlReaderTest {

  @Test
  void levelOneNamesAreIdsAndItsDefaultsAreFilledIn() {
    Network network =
        read(
            """
            <sbml xmlns="http://www.sbml.org/sbml/level1" level="1" version="1">
              <model name="old">
                <listOfCompartments><compartment name="cell"/></listOfCompartments>
                <listOfSpecies>
                  <specie name="A" compartment="cell" initialAmount="3"/>
                </listOfSpecies>
                <listOfParameters><parameter name="k" value="2"/></listOfParameters>
                <listOfReactions>
                  <reaction name="R">
                    <listOfReactants>
                      <specieReference specie="A" stoichiometry="3" denominator="2"/>
                    </listOfReactants>
                    <kineticLaw formula="k * A"/>
                  </reaction>
                </listOfReactions>
              </model>
            </sbml>
            """);
    assertThat(network.id()).isEqualTo("old");
    assertThat(network.compartments().getFirst().size()).hasValue(1);
    assertThat(network.reactions().getFirst().reactants())
        .containsExactly(SpeciesReference.of("A", 1.5));
    assertThat(network.reactions().getFirst().law().orElseThrow().rate())
        .isEqualTo(Expression.times(Expression.symbol("k"), Expression.symbol("A")));
  }

  @Test
  void theStoichiometryFormulaOfLevelTwoBecomesARule() {
    Network network =
        read(
            """
            <sbml xmlns="http://www.sbml.org/sbml/level2/version4" level="2" version="4">
              <model id="m">
                <listOfCompartments><compartment id="c" size="1"/></listOfCompartments>
                <listOfSpecies>
                  <species id="A" compartment="c" initialAmount="3"/>
                </listOfSpecies>
                <listOfParameters><parameter id="n" value="2" constant="false"/></listOfParameters>
                <listOfReactions>
                  <reaction id="R">
                    <listOfProducts>
                      <speciesReference species="A"><stoichiometryMath>%s</stoichiometryMath>
                      </speciesReference>
                    </listOfProducts>
                  </reaction>
                </listOfReactions>
              </model>
            </sbml>
            """
                .formatted(math("<ci>n</ci>")));
    String id = network.reactions().getFirst().products().getFirst().id().orElseThrow();
    assertThat(network.rules())
        .containsExactly(new Rule.AssignmentRule(id, Expression.symbol("n")));
  }

  @Test
  void anEventOfLevelThreeKeepsAllItsFlags() {
    Network network =
        read(
            levelThree(
                """
                <listOfParameters><parameter id="p" value="1" constant="false"/></listOfParameters>
                <listOfEvents><event id="E" useValuesFromTriggerTime="false">
                  <trigger initialValue="false" persistent="false">%s</trigger>
                  <listOfEventAssignments>
                    <eventAssignment variable="p">%s</eventAssignment>
                  </listOfEventAssignments>
                </event></listOfEvents>
                """
                    .formatted(math("<true/>"), math("<cn>2</cn>"))));
    Event event = network.events().getFirst();
    assertThat(event.initialValue()).isFalse();
    assertThat(event.persistent()).isFalse();
    assertThat(event.valuesFromTriggerTime()).isFalse();
    assertThat(event.delay()).isEqualTo(Optional.empty());
  }

  @Test
  void everyFaultIsReportedAtOnceWithItsLine() {
    List<Finding> faults =
        faults(
            levelThree(
                """
                <listOfParameters>
                <parameter id="1a" value="1" constant="true"/>
                <parameter id="b" value="one" constant="true"/>
                <parameter id="c" valeu="1" constant="true"/>
                </listOfParameters>
                """));
    assertThat(faults).hasSize(3);
    assertThat(faults.stream().map(f -> f.where().line().orElse(0))).contains(5L, 6L, 7L);
    assertThat(faults.toString()).contains("valeu");
  }

  @ParameterizedTest
  @CsvSource({
    "'<listOfReactions><reaction id=\"R\" fast=\"true\"/></listOfReactions>', fast reaction 'R'",
    "'<listOfConstraints><constraint>MATH</constraint></listOfConstraints>', constraint",
    "'<listOfWonders/>', unknown element listOfWonders"
  })
  void whatIsNotSupportedIsRefusedByName(String content, String name) {
    String text = levelThree(content.replace("MATH", math("<true/>")));
    assertThat(faults(text).getFirst().what()).contains(name);
  }

  @Test
  void aRequiredPackageIsRefusedAndNothingElseIsReadFromIt() {
    String text =
        """
        <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"
          xmlns:d="http://www.sbml.org/sbml/level3/version1/distrib/version1" d:required="true">
        <model id="m"/></sbml>
        """;
    Finding finding = faults(text).getFirst();
    assertThat(finding.what()).isEqualTo("package distrib");
    assertThat(finding.severity()).isEqualTo(Severity.REFUSAL);
  }

  @Test
  void picturesAndGroupsDoNotTouchTheModelAndAreReadPast() {
    String text =
        """
        <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"
          xmlns:layout="http://www.sbml.org/sbml/level3/version1/layout/version1"
          layout:required="false"
          xmlns:groups="http://www.sbml.org/sbml/level3/version1/groups/version1"
          groups:required="false">
        <model id="m">
          <listOfParameters><parameter id="k" value="3" constant="true"/></listOfParameters>
          <layout:listOfLayouts><layout:layout layout:id="L"/></layout:listOfLayouts>
          <groups:listOfGroups><groups:group groups:id="g"/></groups:listOfGroups>
        </model>
        </sbml>
        """;
    assertThat(SbmlText.read(text).parameters()).hasSize(1);
  }

  @Test
  void aKindOfElementThatIsNotSupportedIsNamedOnceHoweverManyThereAre() {
    String one = "<fbc:objective fbc:id='o' fbc:type='maximize'/>";
    String text =
        """
        <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"
          xmlns:fbc="http://www.sbml.org/sbml/level3/version1/fbc/version1" fbc:required="false">
        <model id="m">%s</model>
        </sbml>
        """
            .formatted(one.repeat(500));
    assertThat(SbmlText.faults(text)).hasSize(1);
    assertThat(SbmlText.faults(text).getFirst().what()).isEqualTo("element fbc:objective");
  }

  @Test
  void anUnknownLevelIsRefused() {
    assertThat(
            faults(
                    "<sbml xmlns='http://www.sbml.org/sbml/level3/version1/core' level='4' version='1'><model/></sbml>")
                .getFirst()
                .what())
        .contains("'4.1'");
  }

  @Test
  void theRateOfALocalParameterIsZero() {
    Network network =
        read(
            levelThree(
                """
                <listOfReactions><reaction id="R" reversible="false"><kineticLaw>%s
                  <listOfLocalParameters><localParameter id="k" value="3"/></listOfLocalParameters>
                </kineticLaw></reaction></listOfReactions>
                """
                    .formatted(
                        math(
                            "<apply><csymbol"
                                + " definitionURL='http://www.sbml.org/sbml/symbols/rateOf'>r"
                                + "</csymbol><ci>k</ci></apply>"))));
    assertThat(network.reactions().getFirst().law().orElseThrow().rate())
        .isEqualTo(Expression.ZERO);
  }
}
