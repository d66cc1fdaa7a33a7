package org.marrow.niche.drug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.NetworkCheck;
import org.marrow.kinetics.model.ReactionSystem;
import org.marrow.kinetics.model.UnitCheck;

class ModelFilesTest {
  private static final ModelFolder MODELS = new ModelFolder(Path.of("../models"));

  @Test
  void everyModelFileIsRead() {
    assertThat(MODELS.all()).hasSizeGreaterThan(15);
    for (String file : MODELS.all()) {
      assertThat(NetworkCheck.check(MODELS.read(file))).as(file).isEmpty();
      assertThat(UnitCheck.check(MODELS.read(file))).as(file).isEmpty();
    }
  }

  @Test
  void everyNumberHasAUnitASourceAndAMark() {
    assertThat(new Sources(MODELS).missing()).isEmpty();
    assertThat(new Sources(MODELS).entries()).hasSizeGreaterThan(100);
  }

  @Test
  void aNumberWithoutASourceIsFound(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("x.ant"),
        "model x()\n  k = 3 second\n  y = 1 second // source: a | mark: SURE\nend\n");
    assertThat(new Sources(new ModelFolder(folder)).missing())
        .extracting(f -> f.what())
        .containsExactly("k lacks a source, a mark", "y lacks a mark");
  }

  @ParameterizedTest
  @EnumSource(Rival.class)
  void theNicheOfEveryRivalAndHostBecomesASystemWithAllDrugs(Rival rival) {
    for (Host host : Host.values()) {
      Network niche = MODELS.niche(host, rival);
      Network joined = NetworkJoin.join(niche, MODELS.drugs(MODELS.drugs(host), host));
      assertThat(ReactionSystem.of(joined).states())
          .hasSizeGreaterThan(host == Host.MOUSE ? 12 : 20);
    }
  }

  @Test
  void aDrugWithoutAModelIsRefusedByName() {
    InvalidInput thrown =
        catchThrowableOfType(
            InvalidInput.class, () -> MODELS.drugs(List.of("bortezomob", "water"), Host.PATIENT));
    assertThat(thrown.findings()).hasSize(2);
    assertThat(thrown.findings().getFirst().remedy()).contains("bortezomib");
    InvalidInput human =
        catchThrowableOfType(InvalidInput.class, () -> MODELS.drug("lenalidomide", Host.MOUSE));
    assertThat(human.findings().getFirst().what()).isEqualTo("no model of lenalidomide in a mouse");
    assertThat(human.findings().getFirst().remedy()).contains("anakinra, bortezomib");
  }

  @Test
  void theFolderKnowsWhichOfItsFilesWereUsed() {
    ModelFolder models = new ModelFolder(Path.of("../models"));
    assertThat(models.used()).isEmpty();
    models.drugs(models.regimen("apex-bortezomib").drugs(), Host.PATIENT);
    models.regimen("bortezomib 1.3 mg/m2 SC d1");
    assertThat(models.used())
        .containsExactly("drugs/bortezomib.ant", "regimens/apex-bortezomib.txt");
  }
}
