package org.marrow.workbench.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Parameter;
import org.marrow.kinetics.model.Species;
import org.marrow.kinetics.sbml.SbmlReader;
import org.marrow.kinetics.sbml.SbmlSource;
import org.marrow.workbench.study.StudyReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What other programs need of SED-ML and SBML: every reference leads somewhere. */
class BundledModelsTest {
  private static SortedMap<String, String> of(String study) throws IOException {
    return BundledModels.of(StudyReader.read(Path.of("../studies", study)).study());
  }

  @Test
  void theArmsOfTheMiceGoAlongUnderEachRival() throws Exception {
    SortedMap<String, String> files = of("bortezomib-mice");
    assertThat(files.keySet())
        .contains(
            "mouse-self-renewal.sedml", "mouse-plasticity.sedml", "mouse-selective-survival.sedml");
    check(files, "mouse-self-renewal.sedml", 10);
    check(files, "mouse-selective-survival.sedml", 10);
  }

  @Test
  void theArmsOfVirtualPatientsGoAlong() throws Exception {
    SortedMap<String, String> files = of("bortezomib-loop");
    assertThat(files.keySet())
        .containsExactly(
            "patient-arm-1.xml", "patient-arm-2.xml", "patient-arm-3.xml", "patient.sedml");
    check(files, "patient.sedml", 3);
    // Thirty-two doses of bortezomib; anakinra on each of 168 days on top.
    assertThat(sbml(files.getOrDefault("patient-arm-1.xml", "")).events()).hasSize(32);
    assertThat(sbml(files.getOrDefault("patient-arm-2.xml", "")).events()).hasSize(32 + 168);
  }

  @Test
  void aStudyThatSimulatesNothingHasNoModels() throws IOException {
    assertThat(of("mayo-myeloma")).isEmpty();
  }

  private static void check(SortedMap<String, String> files, String name, int arms)
      throws Exception {
    Document document = xml(files.getOrDefault(name, ""));
    Element root = document.getDocumentElement();
    SedMlStructure.check(root);
    assertThat(root.getNamespaceURI()).isEqualTo("http://sed-ml.org/sed-ml/level1/version4");
    assertThat(root.getAttribute("level")).isEqualTo("1");
    assertThat(root.getAttribute("version")).isEqualTo("4");
    List<String> ids = new ArrayList<>();
    for (Element element : elements(document, "*")) {
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(elements(document, "model")).hasSize(arms);
    assertThat(elements(document, "report")).hasSize(arms);
    Element course = elements(document, "uniformTimeCourse").getFirst();
    assertThat(Integer.parseInt(course.getAttribute("numberOfSteps"))).isPositive();
    assertThat(elements(document, "algorithm").getFirst().getAttribute("kisaoID"))
        .isEqualTo("KISAO:0000033");
    for (Element task : elements(document, "task")) {
      assertThat(ids)
          .contains(task.getAttribute("modelReference"), task.getAttribute("simulationReference"));
    }
    for (Element set : elements(document, "dataSet")) {
      assertThat(ids).contains(set.getAttribute("dataReference"));
    }
    Element model = elements(document, "model").getLast();
    assertThat(files).containsKey(model.getAttribute("source"));
    Network network = sbml(files.getOrDefault(model.getAttribute("source"), ""));
    List<String> things = new ArrayList<>();
    network.species().stream().map(Species::id).forEach(things::add);
    network.parameters().stream().map(Parameter::id).forEach(things::add);
    for (Element variable : elements(document, "variable")) {
      assertThat(ids).contains(variable.getAttribute("taskReference"));
      String target = variable.getAttribute("target");
      if (!target.isEmpty()) {
        assertThat(things)
            .contains(target.substring(target.indexOf('\'') + 1, target.length() - 2));
      }
    }
  }

  private static Network sbml(String text) {
    return SbmlReader.read(text.getBytes(StandardCharsets.UTF_8), "model.xml", SbmlSource.NONE);
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS("*", name);
    List<Element> list = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      list.add((Element) nodes.item(i));
    }
    return list;
  }
}
