package org.marrow.cytometry.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.cytometry.fcs.Channel;
import org.marrow.cytometry.fcs.FcsFile;
import org.marrow.cytometry.fcs.FcsReader;
import org.marrow.cytometry.fcs.SharedData;

class PanelTest {
  @ParameterizedTest
  @CsvSource({
    "CD14(Gd160)Dd,'',CD14,Gd160,MARKER",
    "Bi209Di,209Bi_CD11b,CD11b,Bi209,MARKER",
    "Gd160Di,160Gd_CD14,CD14,Gd160,MARKER",
    "Pd108Di,'',Pd108Di,Pd108,EMPTY",
    "FITC-A,' Syndecan-1 ',CD138,'',MARKER",
    "PE-A,IL-1β,IL-1beta,'',MARKER",
    "APC-A,hla dr,HLA-DR,'',MARKER",
    "BV421-A,CD45 RA,CD45RA,'',MARKER",
    "FL1-H,CD4 FITC,CD4,'',MARKER",
    "FSC-A,'',FSC-A,'',SCATTER",
    "SS INT LIN,'',SS INT LIN,'',SCATTER",
    "Time,'',Time,'',TIME",
    "Event_length,'',Event_length,'',CLOUD",
    "Ir191Di,DNA-1,DNA-1,Ir191,DNA",
    "Pt195Di,Cisplatin,Cisplatin,Pt195,VIABILITY",
    "BC1(La139)Dd,'',BC1,La139,BARCODE",
    "APC-A,'',APC-A,'',EMPTY"
  })
  void aChannelIsWhatItsNamesSay(
      String name, String label, String marker, String metal, Marker.Role role) {
    Marker read = Panel.of(List.of(Channel.linear(name, label, 1))).markers().getFirst();
    assertThat(read.name()).isEqualTo(marker);
    assertThat(read.metal().orElse("")).isEqualTo(metal);
    assertThat(read.role()).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "Specimen_001_iso-0_3x0.exported.FCS3.csv,ISOTYPE,''",
    "Specimen_001_unstained-0x0.exported.FCS3.csv,UNSTAINED,''",
    "Tube_FMO-CD86.fcs,FMO,CD86",
    "FMO cd138.fcs,FMO,CD138",
    "Compensation Controls_FITC.fcs,SINGLE_STAIN,fitc",
    "patient7_marrow.fcs,STAINED,''"
  })
  void aTubeIsWhatItsNameSays(String name, TubeRole.Kind kind, String marker) {
    assertThat(TubeRole.of(name).kind()).isEqualTo(kind);
    assertThat(TubeRole.of(name).marker().orElse("")).isEqualTo(marker);
  }

  @Test
  void markersAreFoundInRealPanelsWhateverTheSpelling() {
    Stream.of(
            "cytof_marrow_tidytof/bm5721_healthy_basal.fcs",
            "cytof_myeloid_supercellcyto/Data23_Panel3_base_NR4_Patient9.fcs",
            "cytof_workshop/example.fcs")
        .forEach(name -> {
          try (FcsFile file = FcsReader.open(SharedData.data(name))) {
            Panel panel = Panel.of(file.chosen().channels());
            assertThat(panel.find("CD14")).as(name).isPresent();
            assertThat(panel.find("hla-dr")).as(name).isPresent();
          }
        });
  }
}
