package org.marrow.kinetics.sbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;

class XmlTreeTest {

  @Test
  void anEntityBombIsRefusedBeforeItExpands() {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE sbml [\n");
    text.append("<!ENTITY a0 \"ha\">\n");
    for (int i = 1; i < 40; i++) {
      text.append("<!ENTITY a%d \"&a%d;&a%d;\">%n".formatted(i, i - 1, i - 1));
    }
    text.append("]>\n<sbml>&a39;</sbml>");
    assertThat(fault(text.toString())).contains("DOCTYPE");
  }

  @Test
  void anExternalEntityIsNeverOpened(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String text = "<!DOCTYPE sbml [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><sbml>&x;</sbml>";
    assertThat(fault(text)).contains("DOCTYPE").doesNotContain("secret of");
  }

  @Test
  void nestingBeyondTheLimitIsRefused() {
    String text = "<a>".repeat(100_000) + "</a>".repeat(100_000);
    assertThat(fault(text)).contains("nested deeper");
  }

  @Test
  void aCutOffFileIsRefusedWithItsLine() {
    List<Finding> faults = faults("<sbml>\n<model>\n");
    assertThat(faults.getFirst().where().line()).hasValue(3);
    assertThat(faults.getFirst().what()).contains("not well-formed");
  }

  @Test
  void notesAndAnnotationsArePassedOver() {
    XmlElement root =
        XmlTree.read(
            bytes(
                "<a xmlns='http://www.sbml.org/sbml/level3/version2/core'><notes><b/></notes><annotation/><c/></a>"),
            "x");
    assertThat(root.children()).hasSize(1);
  }

  @Test
  void thePrefixOfAPackageIsItsNamespacesNameWhateverTheAuthorChose() {
    String namespace = "http://www.sbml.org/sbml/level3/version1/comp/version1";
    XmlElement root = XmlTree.read(bytes("<q:port xmlns:q='" + namespace + "' q:idRef='k'/>"), "x");
    assertThat(root.name()).isEqualTo("comp:port");
    assertThat(root.attribute("comp:idRef")).contains("k");
  }

  private static String fault(String text) {
    return faults(text).getFirst().what();
  }

  private static List<Finding> faults(String text) {
    try {
      XmlTree.read(bytes(text), "x.xml");
    } catch (InvalidInput e) {
      return e.findings();
    }
    throw new AssertionError("accepted");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
