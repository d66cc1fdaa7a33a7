package org.marrow.kinetics.antimony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.expression.Expression;
import org.marrow.kinetics.model.Compartment;
import org.marrow.kinetics.model.KineticLaw;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.RandomNetworks;
import org.marrow.kinetics.model.Reaction;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.model.SpeciesReference;
import org.marrow.kinetics.model.StructureCheck;
import org.marrow.kinetics.model.UnitCheck;
import org.marrow.kinetics.model.UnitTable;

class AntimonyTest {
  static final String EXAMPLE =
      """
      // A drug binds its target.
      function saturation(x, k)
        x / (x + k)
      end

      model *binding()
        unit per_day = 1 / 86400 second
        unit time_unit = 86400 second
        compartment plasma = 3.2, $marrow_space;
        species Drug in plasma = 0, Target in plasma = 1;
        substanceOnly species Cells in marrow_space = 40
        ke = 20 per_day;   // spread: lognormal(cv=25%) | source: Moreau 2011 | mark: READ
        kon = 150  # plain remark
        effect := saturation(Drug, 0.3)
        J0: Drug + Target -> Complex; kon * Drug * Target
        J1: $Source => Drug; ke * Source
        Drug => ; ke*Drug
        size' = 0.5
        E1: at 2 after (time > 5 && Drug < 1), priority = 3, t0 = false, persistent = false: Drug = Drug + 1, size = 2
        Drug is "bortezomib"
        Drug.sboTerm = 247
        binding is "Binding of a drug"
      end
      """;

  private static Network read(String text) {
    return Antimony.read(text, "test.ant").network();
  }

  @Test
  void aModelReadsAsABiologistWroteIt() {
    Network network = read(EXAMPLE);
    assertThat(network.name()).contains("Binding of a drug");
    assertThat(network.species().stream().map(Species::id))
        .containsExactly("Drug", "Target", "Cells", "Complex", "Source");
    assertThat(network.species().getFirst().name()).contains("bortezomib");
    assertThat(network.species().get(4).boundary()).isTrue();
    assertThat(network.species().get(2).initialAmount()).isEqualTo(OptionalDouble.of(40));
    Parameter ke = network.parameters().getFirst();
    assertThat(ke.unit()).contains("per_day");
    assertThat(ke.provenance().source()).contains("Moreau 2011");
    assertThat(ke.provenance().mark()).contains("READ");
    assertThat(network.units().time()).contains("time_unit");
    assertThat(network.events().getFirst().initialValue()).isFalse();
    assertThat(network.reactions().get(2).id()).isEqualTo("_J0");
    assertThat(ReactionSystem.of(network).propensities()).hasSize(3);
  }

  @Test
  void annotationsAreLeftOutWithANote() {
    assertThat(Antimony.read(EXAMPLE, "test.ant").findings())
        .anyMatch(f -> f.what().contains("SBO term of Drug"));
  }

  @Test
  void writingAndReadingGivesTheSameNetwork() {
    Network network = read(EXAMPLE);
    assertThat(read(Antimony.write(network))).isEqualTo(network);
    for (int seed = 0; seed < 300; seed++) {
      Network random = RandomNetworks.network(seed);
      String text = Antimony.write(random);
      assertThat(read(text)).as("seed %d%n%s", seed, text).isEqualTo(random);
    }
  }

  @Test
  void everySyntaxFaultIsReportedWithLineColumnAndWhatWasExpected() {
    assertThatThrownBy(
            () -> read("model m()\n  x = \n  J0: A -> B k*A\n  species 3\n  y = 1\nend\n"))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> {
              assertThat(e.findings().stream().map(f -> f.where().line().orElse(0)).distinct())
                  .containsExactly(2L, 3L, 4L);
              assertThat(e.findings().getLast().what())
                  .isEqualTo("column 11: found \"3\", expected a name");
            });
  }

  @Test
  void anUnknownNameIsReportedAtItsLine() {
    assertThatThrownBy(() -> read("A = 1\nJ0: A -> B; k*A\nx := 2*nothing\n"))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e ->
                assertThat(e.findings().stream().map(f -> f.where().line().orElse(0)).sorted())
                    .containsExactly(2L, 3L));
  }

  @Test
  void aSubmodelIsMergedUnderItsNameAndSharesWhatIsNamed() {
    Network network =
        read(
            """
            model decay(S, k)
              J: S -> ; k*S
              k = 0.1
              spare = 3
            end
            model *two()
              species X = 10
              A: decay(X)
              B: decay(X, 0.7)
              delete A.spare
              B.spare is shared
              shared = 5
            end
            """);
    assertThat(network.species().stream().map(Species::id)).containsExactly("X");
    assertThat(network.parameters().stream().map(Parameter::id))
        .containsExactlyInAnyOrder("A__k", "B__k", "shared");
    assertThat(network.reactions().get(1).reactants().getFirst().species()).isEqualTo("X");
    Parameter faster =
        network.parameters().stream().filter(p -> p.id().equals("B__k")).findFirst().orElseThrow();
    assertThat(faster.value()).isEqualTo(OptionalDouble.of(0.7));
  }

  @Test
  void logIsToBaseTenAsEverywhereInAntimony() {
    assertThat(Antimony.write(read("x = 1; y := log(x) + ln(x)"))).contains("log10(x) + ln(x)");
  }

  @Test
  void whatIsNotSupportedIsRefusedByName() {
    for (String text :
        List.of(
            "x = delay(y, 3); y = 1",
            "import \"other.ant\"",
            "J0: A -| J1",
            "A: nothing()",
            "A = SBO:01")) {
      assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void aDeepNestIsRefusedBeforeItExhaustsTheStack() {
    String deep = "x = " + "(".repeat(100_000) + "1" + ")".repeat(100_000);
    assertThatThrownBy(() -> read(deep)).hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> read("x = " + "-".repeat(100_000) + "y; y = 1"))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> read("y = 1; x = y" + " - y / y".repeat(50_000)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void theExampleOfTheManualIsReadAndItsUnitsFit() throws IOException {
    String page = Files.readString(Path.of("../docs/model.md"));
    int from = page.indexOf("// A drug that is absorbed");
    String text = page.substring(from, page.indexOf("```", from));
    Network network = read(text);
    assertThat(read(Antimony.write(network))).isEqualTo(network);
    assertThat(UnitCheck.check(network)).isEmpty();
    assertThat(StructureCheck.check(network)).isEmpty();
  }

  @Test
  void aConstantBoundarySpeciesKeepsBothMarks() {
    Species s = read("const species $S = 3; S2 = 1; J0: S -> S2; S").species().getFirst();
    assertThat(s.boundary()).isTrue();
    assertThat(s.constant()).isTrue();
    assertThat(Optional.of(s.id())).contains("S");
  }

  @Test
  void aUnitMayNameALaterOneButNotItself() {
    Network network =
        Antimony.read(
                "unit half_per_day = 1 / (2 day)\nunit day = 24 hour\nunit hour = 3600 second\n"
                    + "k = 1 half_per_day\n",
                "units.ant")
            .network();
    UnitTable table = new UnitTable(network);
    assertThat(table.unit("half_per_day").orElseThrow().factor())
        .isCloseTo(1 / (2 * 86400.0), org.assertj.core.data.Offset.offset(1e-18));
    assertThatThrownBy(() -> Antimony.read("unit a = 2 b\nunit b = 3 a\nk = 1 a\n", "circle.ant"))
        .hasMessageContaining("the unit a is defined by itself");
  }

  @Test
  void whatOtherProgramsAnnotateIsLeftOutWithANoteEach() {
    String text =
        """
        model *m()
          A -> B; k * A
          A = 1; B = 0; k = 0.1
          m created "2020-01-01"
          model creator1.name "Nobody"
          A identity "http://identifiers.org/chebi/CHEBI:17234",
                     "http://identifiers.org/kegg.compound/C00031"
          A.sboTerm = SBO:0000247
          J.sboTerm = 176
          A notes ```
            more than
            one line
          ```
        end
        """;
    Antimony.Reading reading = Antimony.read(text, "m.ant");
    assertThat(reading.network().species()).hasSize(2);
    assertThat(reading.network().parameters()).hasSize(1);
    assertThat(reading.findings().stream().map(f -> f.where().line().orElse(0)))
        .containsExactlyInAnyOrder(4L, 5L, 6L, 8L, 9L, 10L);
  }

  @Test
  void aNegativeNumberOfReactantsIsWrittenAsSoManyProducts() {
    Reaction odd =
        new Reaction(
            "J",
            Optional.empty(),
            false,
            List.of(SpeciesReference.of("A", 2), SpeciesReference.of("B", -1)),
            List.of(SpeciesReference.of("A", -3)),
            List.of(),
            Optional.of(new KineticLaw(Expression.constant(1), List.of())),
            Optional.empty());
    Network network =
        Network.of(
            "m",
            List.of(Compartment.of("c", 1)),
            List.of(Species.amount("A", "c", 1), Species.amount("B", "c", 1)),
            List.of(),
            List.of(odd));
    String text = Antimony.write(network);
    assertThat(text).contains("J: 2 A + 3 A => B; 1");
    assertThat(ReactionSystem.of(read(text)).propensities().getFirst().changes())
        .isEqualTo(ReactionSystem.of(network).propensities().getFirst().changes());
  }

  @Test
  void anEventThatChangesNothingIsReadAndWritten() {
    Network network = read("x = 1; E: at 2 after (x > 3), priority = 1: \nF: at (x > 4): x = 2\n");
    assertThat(network.events().getFirst().assignments()).isEmpty();
    assertThat(network.events().get(1).assignments()).hasSize(1);
    assertThat(read(Antimony.write(network)).events()).isEqualTo(network.events());
  }
}
