package org.marrow.workbench.bundle;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.model.Species;

/**
 * How a study's arms were simulated, as SED-ML Level 1 Version 4 (Smith and others 2021,
 * doi:10.1515/jib-2021-0021): each arm's model, one uniform time course, and a report of what was
 * kept. The method is named by KiSAO: 0000033 is a Rosenbrock method, 0000209 the relative and
 * 0000211 the absolute tolerance.
 */
final class SedMl {
  private static final String METHOD = "KISAO:0000033";
  private static final String RELATIVE = "KISAO:0000209";
  private static final String ABSOLUTE = "KISAO:0000211";

  private final StringBuilder out = new StringBuilder();

  private SedMl() {}

  /**
   * An arm.
   *
   * @param id a name of letters, digits and underscores
   * @param name for people
   * @param file file of its model, beside the SED-ML file
   * @param network the model itself, doses in it
   */
  record Arm(String id, String name, String file, Network network) {
    Arm {
      if (!id.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException("not an SED-ML id: " + id);
      }
    }
  }

  /**
   * The time course that every arm shares.
   *
   * @param end its end, days
   * @param steps output steps from 0 to the end
   * @param outputs ids of what is kept
   * @param relative relative tolerance
   * @param absolute absolute tolerance
   */
  record Course(double end, int steps, List<String> outputs, double relative, double absolute) {
    Course {
      outputs = List.copyOf(outputs);
    }
  }

  /** The document. */
  static String text(String name, List<Arm> arms, Course course) {
    SedMl sedml = new SedMl();
    sedml.document(name, arms, course);
    return sedml.out.toString();
  }

  private void document(String name, List<Arm> arms, Course course) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    line(
        0,
        "<sedML xmlns=\"http://sed-ml.org/sed-ml/level1/version4\""
            + " xmlns:sbml=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"1\""
            + " version=\"4\" name=\""
            + escaped(name)
            + "\">");
    line(1, "<listOfModels>");
    for (Arm arm : arms) {
      line(
          2,
          "<model id=\"model_"
              + arm.id()
              + "\" name=\""
              + escaped(arm.name())
              + "\" language=\"urn:sedml:language:sbml.level-3.version-2\" source=\""
              + escaped(arm.file())
              + "\"/>");
    }
    line(1, "</listOfModels>");
    simulation(course);
    line(1, "<listOfTasks>");
    for (Arm arm : arms) {
      line(
          2,
          "<task id=\"task_"
              + arm.id()
              + "\" modelReference=\"model_"
              + arm.id()
              + "\" simulationReference=\"course\"/>");
    }
    line(1, "</listOfTasks>");
    line(1, "<listOfDataGenerators>");
    for (Arm arm : arms) {
      generator(arm, "time", "symbol=\"urn:sedml:symbol:time\"");
      Set<String> species =
          arm.network().species().stream().map(Species::id).collect(Collectors.toSet());
      for (String id : course.outputs()) {
        String path =
            species.contains(id)
                ? "listOfSpecies/sbml:species[@id='" + id + "']"
                : "listOfParameters/sbml:parameter[@id='" + id + "']";
        generator(arm, id, "target=\"/sbml:sbml/sbml:model/sbml:" + path + "\"");
      }
    }
    line(1, "</listOfDataGenerators>");
    line(1, "<listOfOutputs>");
    for (Arm arm : arms) {
      line(2, "<report id=\"report_" + arm.id() + "\" name=\"" + escaped(arm.name()) + "\">");
      line(3, "<listOfDataSets>");
      dataSet(arm, "time");
      course.outputs().forEach(id -> dataSet(arm, id));
      line(3, "</listOfDataSets>");
      line(2, "</report>");
    }
    line(1, "</listOfOutputs>");
    line(0, "</sedML>");
  }

  private void simulation(Course course) {
    line(1, "<listOfSimulations>");
    line(
        2,
        "<uniformTimeCourse id=\"course\" initialTime=\"0\" outputStartTime=\"0\" outputEndTime=\""
            + course.end()
            + "\" numberOfSteps=\""
            + course.steps()
            + "\">");
    line(3, "<algorithm kisaoID=\"" + METHOD + "\">");
    line(4, "<listOfAlgorithmParameters>");
    line(
        5,
        "<algorithmParameter kisaoID=\"" + RELATIVE + "\" value=\"" + course.relative() + "\"/>");
    line(
        5,
        "<algorithmParameter kisaoID=\"" + ABSOLUTE + "\" value=\"" + course.absolute() + "\"/>");
    line(4, "</listOfAlgorithmParameters>");
    line(3, "</algorithm>");
    line(2, "</uniformTimeCourse>");
    line(1, "</listOfSimulations>");
  }

  private void generator(Arm arm, String id, String what) {
    String own = arm.id() + "_" + id;
    line(2, "<dataGenerator id=\"data_" + own + "\" name=\"" + escaped(id) + "\">");
    line(3, "<listOfVariables>");
    line(
        4,
        "<variable id=\"variable_"
            + own
            + "\" taskReference=\"task_"
            + arm.id()
            + "\" "
            + what
            + "/>");
    line(3, "</listOfVariables>");
    line(
        3,
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><ci>variable_" + own + "</ci></math>");
    line(2, "</dataGenerator>");
  }

  private void dataSet(Arm arm, String id) {
    String own = arm.id() + "_" + id;
    line(
        4,
        "<dataSet id=\"set_"
            + own
            + "\" label=\""
            + id
            + "\" dataReference=\"data_"
            + own
            + "\"/>");
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
