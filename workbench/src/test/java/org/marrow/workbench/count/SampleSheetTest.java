package org.marrow.workbench.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.cytometry.definition.ControlKind;
import org.marrow.foundation.findings.InvalidInput;

class SampleSheetTest {
  @TempDir Path folder;

  private SampleSheet read(String text) throws IOException {
    Path sheet = folder.resolve("samples.csv");
    Files.writeString(sheet, text);
    return SampleSheet.read(sheet, folder, "They come from the moon.");
  }

  @Test
  void tubesControlsDaysAndOtherColumnsAreRead() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    Files.writeString(folder.resolve("iso.csv"), "x\n1\n");
    SampleSheet sheet =
        read(
            "file,role,patient,visit,day,batch,marker,site\n"
                + "a.csv,sample,P01,before,-2.5,run 1,,iliac\n"
                + "iso.csv,isotype,,,,run 1,CD86,\n");
    SampleRow sample = sheet.counted().getFirst();
    assertThat(sample.sample()).isEqualTo("a.csv");
    assertThat(sample.day()).hasValue(-2.5);
    assertThat(sample.more()).containsExactly(java.util.Map.entry("site", "iliac"));
    SampleRow control = sheet.controls().getFirst();
    assertThat(control.control()).contains(ControlKind.ISOTYPE);
    assertThat(control.marker()).contains("CD86");
    assertThat(control.batch()).isEqualTo(sample.batch());
  }

  @Test
  void everyFaultIsToldAtOnceWithItsLine() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    assertThatThrownBy(() ->
            read(
                "sample,file,role,patient,visit,day\n"
                    + "one,a.csv,sampel,P01,before,0\n"
                    + "two,a.csv,sample,,before,0\n"
                    + "three,a.csv,sample,P02,before,soon\n"
                    + "four,../../etc/passwd,sample,P03,before,0\n"
                    + "five,a.csv,sample,P04,before,0\n"
                    + "five,a.csv,sample,P05,before,0\n"))
        .isInstanceOf(InvalidInput.class)
        .satisfies(thrown -> {
          String all = ((InvalidInput) thrown).findings().toString();
          assertThat(all)
              .contains("sampel", "Did you mean \"sample\"", "needs a patient and a visit")
              .contains("\"soon\" is not a number", "leaves the data folder")
              .contains("five stands on line 6 already");
          assertThat(((InvalidInput) thrown).findings()).hasSize(5);
        });
  }

  @Test
  void filesThatAreNotThereAreToldInOneSentenceWithWhereTheyComeFrom() {
    assertThatThrownBy(() -> read("file,role,patient,visit\nb.fcs,sample,P01,before\n"))
        .isInstanceOf(InvalidInput.class)
        .satisfies(thrown -> {
          var findings = ((InvalidInput) thrown).findings();
          assertThat(findings).hasSize(1);
          assertThat(findings.getFirst().what()).startsWith("none of its 1 files is in the folder");
          assertThat(findings.getFirst().remedy()).isEqualTo("They come from the moon.");
        });
  }

  @Test
  void aSheetOfControlsAloneIsRefused() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    assertThatThrownBy(() -> read("file,role,patient,visit\na.csv,unstained,,\n"))
        .hasMessageContaining("no row has the role");
  }
}
