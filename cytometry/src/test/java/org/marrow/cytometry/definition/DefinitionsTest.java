package org.marrow.cytometry.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.cytometry.CytometryRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.random.Streams;

class DefinitionsTest {
  @TempDir Path folder;

  @Test
  void everyFileOfTheFolderShips() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../definitions"))) {
      Set<String> names = new TreeSet<>();
      files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .map(f -> f.substring(0, f.length() - 5))
          .forEach(names::add);
      assertThat(Definitions.shipped().all())
          .extracting(Definition::name)
          .containsExactlyElementsOf(names);
    }
  }

  @Test
  void everyDefinitionHasASourceAndEveryContestedOneARival() {
    for (Definition d : Definitions.shipped().all()) {
      assertThat(d.references()).as(d.id()).isNotEmpty();
      if (d.standing() == Standing.CONTESTED) {
        assertThat(d.alternatives()).as(d.id()).isNotEmpty();
      }
    }
  }

  @Test
  void nothingIsCalledTheGateOfThePaperThatCouldNotBeRead() {
    for (Definition d : Definitions.shipped().all()) {
      String called = (d.name() + d.title() + d.family()).toLowerCase(Locale.ROOT);
      assertThat(called).doesNotContain("beyar").doesNotContain("2019").doesNotContain("paper");
      if (d.name().startsWith("m1") && d.material().equals("marrow")) {
        assertThat(String.join(" ", d.cautions())).contains("could not be read", "not theirs");
      }
    }
  }

  @Test
  void aBareTicIsRefusedWithTheDefinitionsToChooseFrom() {
    assertThatThrownBy(() -> Definitions.shipped().find("tic"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("tic-a-memory-b-like@1")
        .hasMessageContaining("tic-b-pre-plasma-cell@1")
        .hasMessageContaining("tic-c-side-population@1");
  }

  @Test
  void anUnknownNameIsMetWithTheNearest() {
    assertThatThrownBy(() -> Definitions.shipped().find("plasma-cels-human"))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e -> assertThat(e.findings().getFirst().remedy()).contains("plasma-cells-human"));
  }

  @Test
  void aPathLeadsFromTheOutermostGateToTheDefinition() {
    Definitions shipped = Definitions.shipped();
    assertThat(shipped.path(shipped.find("m1-like-human-marrow")))
        .extracting(Definition::id)
        .containsExactly(
            "leukocytes-human-marrow@1",
            "monocytes-macrophages-human-marrow@1",
            "m1-like-human-marrow@1");
  }

  @Test
  void everyFaultOfAFileIsReportedAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("x.yaml"),
        """
        name: My Definition
        version: 0
        standing: loved
        species: human
        materiel: marrow
        phenotype: "CD86 CD14+"
        """);
    assertThatThrownBy(() -> Definitions.shipped().and(folder))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e ->
                assertThat(e.findings())
                    .extracting(f -> f.where().column().orElse(""))
                    .contains(
                        "version",
                        "standing",
                        "materiel",
                        "material",
                        "title",
                        "phenotype",
                        "references"));
  }

  @Test
  void aVersionMeansOneThingForEver() throws IOException {
    Files.copy(Path.of("../definitions/plasma-cells-human.yaml"), folder.resolve("mine.yaml"));
    assertThatThrownBy(() -> Definitions.shipped().and(folder))
        .hasMessageContaining("plasma-cells-human@1 exists already");
  }

  @Test
  void aLaboratoryAddsItsOwnVersionAndTheNewestIsFoundByName() throws IOException {
    String text = Files.readString(Path.of("../definitions/m1-like-mouse-bmdm.yaml"));
    Files.writeString(folder.resolve("mine.yaml"), text.replace("version: 1", "version: 2"));
    Definitions all = Definitions.shipped().and(folder);
    assertThat(all.find("m1-like-mouse-bmdm").version()).isEqualTo(2);
    assertThat(all.find("m1-like-mouse-bmdm@1").version()).isEqualTo(1);
  }

  @Test
  void aReferenceToNothingAndACircleAreFaults() throws IOException {
    String text = Files.readString(Path.of("../definitions/leukocytes-human-marrow.yaml"));
    Files.writeString(
        folder.resolve("a.yaml"),
        text.replace("leukocytes-human-marrow", "a-a") + "parent: a-b@1\n");
    Files.writeString(
        folder.resolve("b.yaml"),
        text.replace("leukocytes-human-marrow", "a-b") + "parent: a-a@1\ndenominator: nothing@3\n");
    assertThatThrownBy(() -> Definitions.shipped().and(folder))
        .hasMessageContaining("circle")
        .hasMessageContaining("nothing@3");
  }

  @Test
  void randomBytesNeverBreakTheReader() throws IOException {
    byte[] sound = Files.readAllBytes(Path.of("../definitions/m1-like-human-marrow.yaml"));
    var stream = new Streams(1).stream("definition-fuzz", 0);
    for (int round = 0; round < 3000; round++) {
      byte[] broken = sound.clone();
      for (int i = 0; i <= stream.below(6); i++) {
        broken[(int) stream.below(broken.length)] = (byte) stream.below(256);
      }
      String text = new String(broken, java.nio.charset.StandardCharsets.UTF_8);
      // Either a definition or findings; any other exception fails the test.
      DefinitionReader.read("fuzz", text, new org.marrow.foundation.findings.Findings());
    }
  }

  @Test
  void ruleIdsAreUnique() {
    List<String> ids = CytometryRules.all().stream().map(Rule::id).toList();
    assertThat(ids).doesNotHaveDuplicates().contains("cytometry/needs-review");
  }

  @Test
  void theBeginningOfANameIsAnsweredWithTheNamesThatBeginSo() {
    assertThatThrownBy(() -> Definitions.shipped().find("m1-like-mouse-b"))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            e ->
                assertThat(e.findings().getFirst().remedy())
                    .isEqualTo(
                        "Names that begin so: m1-like-mouse-bmdm, m1-like-mouse-bmdm-strict."));
  }
}
