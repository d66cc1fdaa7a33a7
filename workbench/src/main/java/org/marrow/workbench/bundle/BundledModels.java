package org.marrow.workbench.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marrow.kinetics.sbml.SbmlWriter;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.niche.drug.TreatedNiche;
import org.marrow.niche.experiment.Arm;
import org.marrow.niche.experiment.MouseExperiments;
import org.marrow.niche.population.Body;
import org.marrow.niche.population.Course;
import org.marrow.niche.population.Disease;
import org.marrow.niche.regimen.Regimen;
import org.marrow.workbench.study.ExperimentPlan;
import org.marrow.workbench.study.Study;
import org.marrow.workbench.study.VirtualPlan;

/**
 * The arms that a study simulates, as SBML with the doses in it, and how they are simulated as
 * SED-ML, so that other programs can run them. Of virtual patients it is the typical one, around
 * whom all are drawn.
 */
final class BundledModels {
  private static final double MOUSE_RELATIVE = 1e-7;
  private static final double MOUSE_ABSOLUTE = 1e-9;
  private static final double PATIENT_RELATIVE = 1e-5;
  private static final double PATIENT_ABSOLUTE = 1e-8;
  private static final List<String> PATIENT_OUTPUTS =
      List.of("m_protein", "M0", "M1", "M2", "burden", "tic_fraction", "crp");

  private BundledModels() {}

  /** Text of the files by name; nothing for a study that simulates nothing. */
  static SortedMap<String, String> of(Study study) {
    SortedMap<String, String> files = new TreeMap<>();
    study.simulate().ifPresent(plan -> mice(plan, files));
    study.virtual().ifPresent(plan -> patients(plan, files));
    return files;
  }

  private static void mice(ExperimentPlan plan, Map<String, String> files) {
    MouseExperiments experiments = new MouseExperiments(ModelFolder.shipped());
    for (Rival rival : plan.rivals()) {
      List<SedMl.Arm> arms = new ArrayList<>();
      for (Arm arm : MouseExperiments.arms()) {
        arms.add(
            new SedMl.Arm(
                arm.id().replace('-', '_'),
                arm.name(),
                "mouse-" + rival.id() + "-" + arm.id() + ".xml",
                experiments.network(rival, arm)));
      }
      write(
          "mouse-" + rival.id(),
          arms,
          new SedMl.Course(
              MouseExperiments.LAST_DAY,
              (int) Math.round(MouseExperiments.LAST_DAY / MouseExperiments.STEP),
              MouseExperiments.SAMPLED,
              MOUSE_RELATIVE,
              MOUSE_ABSOLUTE),
          files);
    }
  }

  private static void patients(VirtualPlan plan, Map<String, String> files) {
    ModelFolder models = ModelFolder.shipped();
    List<SedMl.Arm> arms = new ArrayList<>();
    for (VirtualPlan.Arm arm : plan.arms()) {
      Regimen regimen = models.regimen(arm.regimen());
      TreatedNiche niche =
          Course.niche(models, Rival.SELF_RENEWAL, Disease.RELAPSED, regimen.drugs(), Body.TYPICAL);
      String id = "arm_" + (arms.size() + 1);
      arms.add(
          new SedMl.Arm(
              id,
              arm.name(),
              "patient-" + id.replace('_', '-') + ".xml",
              niche.dosed(regimen.administrations(Body.TYPICAL.size(), plan.days()), Map.of())));
    }
    write(
        "patient",
        arms,
        new SedMl.Course(
            plan.days(),
            (int) Math.ceil(plan.days()),
            PATIENT_OUTPUTS,
            PATIENT_RELATIVE,
            PATIENT_ABSOLUTE),
        files);
  }

  private static void write(
      String name, List<SedMl.Arm> arms, SedMl.Course course, Map<String, String> files) {
    arms.forEach(arm -> files.put(arm.file(), SbmlWriter.write(arm.network())));
    files.put(name + ".sedml", SedMl.text(name, arms, course));
  }
}
