package org.marrow.workbench.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The part of the structure of SED-ML Level 1 Version 4 (specification, chapter 2) that a uniform
 * time course with reports may use: children in their order, attributes that must be there, and
 * those that may.
 */
final class SedMlStructure {
  private static final String MATH = "http://www.w3.org/1998/Math/MathML";

  /** Children in order, required attributes, optional attributes. */
  private record Rule(List<String> children, List<String> required, List<String> optional) {}

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry(
              "sedML",
              new Rule(
                  List.of(
                      "listOfModels",
                      "listOfSimulations",
                      "listOfTasks",
                      "listOfDataGenerators",
                      "listOfOutputs"),
                  List.of("level", "version"),
                  List.of("id", "name"))),
          list("listOfModels", "model"),
          list("listOfSimulations", "uniformTimeCourse"),
          list("listOfTasks", "task"),
          list("listOfDataGenerators", "dataGenerator"),
          list("listOfOutputs", "report"),
          list("listOfVariables", "variable"),
          list("listOfDataSets", "dataSet"),
          list("listOfAlgorithmParameters", "algorithmParameter"),
          leaf("model", List.of("id", "source", "language"), List.of("name")),
          Map.entry(
              "uniformTimeCourse",
              new Rule(
                  List.of("algorithm"),
                  List.of("id", "initialTime", "outputStartTime", "outputEndTime", "numberOfSteps"),
                  List.of("name"))),
          Map.entry(
              "algorithm",
              new Rule(
                  List.of("listOfAlgorithmParameters"), List.of("kisaoID"), List.of("id", "name"))),
          leaf("algorithmParameter", List.of("kisaoID", "value"), List.of("id", "name")),
          leaf("task", List.of("id", "modelReference", "simulationReference"), List.of("name")),
          Map.entry(
              "dataGenerator",
              new Rule(List.of("listOfVariables", "math"), List.of("id"), List.of("name"))),
          leaf("variable", List.of("id", "taskReference"), List.of("name", "target", "symbol")),
          Map.entry("report", new Rule(List.of("listOfDataSets"), List.of("id"), List.of("name"))),
          leaf("dataSet", List.of("id", "label", "dataReference"), List.of("name")));

  private SedMlStructure() {}

  private static Map.Entry<String, Rule> list(String name, String child) {
    return Map.entry(name, new Rule(List.of(child), List.of(), List.of("id", "name")));
  }

  private static Map.Entry<String, Rule> leaf(
      String name, List<String> required, List<String> optional) {
    return Map.entry(name, new Rule(List.of(), required, optional));
  }

  /** Every element below one, and itself, keeps to its rule. */
  static void check(Element element) {
    if (MATH.equals(element.getNamespaceURI())) {
      return;
    }
    String name = element.getLocalName();
    assertThat(RULES).as("elements of SED-ML").containsKey(name);
    Rule rule = Objects.requireNonNull(RULES.get(name));
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String attribute = element.getAttributes().item(i).getNodeName();
      if (!attribute.startsWith("xmlns")) {
        attributes.add(attribute);
      }
    }
    assertThat(attributes).as("attributes of " + name).containsAll(rule.required());
    attributes.removeAll(rule.required());
    assertThat(rule.optional()).as("attributes of " + name).containsAll(attributes);
    int last = 0;
    NodeList nodes = element.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
        Element child = (Element) nodes.item(i);
        int place = rule.children().indexOf(child.getLocalName());
        assertThat(place).as(child.getLocalName() + " in " + name).isGreaterThanOrEqualTo(last);
        last = place;
        check(child);
      }
    }
    if (name.equals("variable")) {
      assertThat(element.hasAttribute("target") ^ element.hasAttribute("symbol"))
          .as("a variable has a target or a symbol")
          .isTrue();
    }
  }
}
