package org.marrow.niche.regimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.InvalidInput;

class RegimenLibraryTest {
  private static final Path FOLDER = Path.of("../models/regimens");
  @TempDir Path folder;

  @Test
  void everyShippedRegimenIsReadAndGivesDoses() {
    RegimenLibrary library = RegimenLibrary.read(FOLDER);
    assertThat(library.entries()).hasSizeGreaterThan(15);
    for (RegimenLibrary.Entry entry : library.entries()) {
      assertThat(entry.regimen().administrations(new BodySize(75, 1.8), 365))
          .as(entry.id())
          .isNotEmpty();
      assertThat(entry.mark()).as(entry.id()).matches("READ|READ-2nd|RECALLED\\([hml]\\)|DERIVED");
    }
  }

  @Test
  void vistaGivesItsDosesOfBortezomib() {
    // Four cycles of eight doses and five of four: the planned 52 doses of the trial.
    assertThat(
            RegimenLibrary.read(FOLDER)
                .find("vista-vmp")
                .administrations(new BodySize(75, 1.8), 1000)
                .stream()
                .filter(d -> d.drug().equals("bortezomib")))
        .hasSize(52);
  }

  @Test
  void anUnknownNameOffersTheNearest() {
    InvalidInput thrown =
        catchThrowableOfType(
            InvalidInput.class, () -> RegimenLibrary.read(FOLDER).find("vista-vpm"));
    assertThat(thrown.findings().getFirst().remedy()).contains("vista-vmp");
  }

  @Test
  void everyFaultOfEveryFileIsReported() throws IOException {
    Files.writeString(
        folder.resolve("a.txt"), "name: A\nsorce: x\nregimen: bortezomib 1 mg SC d1\n");
    Files.writeString(
        folder.resolve("b.txt"), "name: B\nsource: x\nmark: READ\nregimen: bortezomib\n");
    InvalidInput thrown =
        catchThrowableOfType(InvalidInput.class, () -> RegimenLibrary.read(folder));
    assertThat(thrown.findings()).hasSize(4);
  }
}
