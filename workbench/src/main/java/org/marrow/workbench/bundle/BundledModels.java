package org.marrow.workbench.bundle;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.marrow.kinetics.model.Network;
import org.marrow.kinetics.sbml.SbmlWriter;
import org.marrow.niche.drug.Host;
import org.marrow.niche.drug.ModelFolder;
import org.marrow.niche.drug.Rival;
import org.marrow.workbench.study.ExperimentPlan;
import org.marrow.workbench.study.Study;

/** The models that a study simulates, as SBML that other programs read. */
final class BundledModels {
  private BundledModels() {}

  /** SBML Level 3 Version 2 by file name; nothing for a study that simulates nothing. */
  static SortedMap<String, String> of(Study study) {
    SortedMap<String, String> models = new TreeMap<>();
    study.simulate().ifPresent(plan -> mice(plan, models));
    return models;
  }

  private static void mice(ExperimentPlan plan, Map<String, String> models) {
    ModelFolder folder = ModelFolder.shipped();
    for (Rival rival : plan.rivals()) {
      Network niche = folder.niche(Host.MOUSE, rival);
      models.put("niche-mouse-" + rival.id() + ".xml", SbmlWriter.write(niche));
    }
    for (String drug : new String[] {"bortezomib", "anakinra"}) {
      models.put(drug + "-mouse.xml", SbmlWriter.write(folder.drug(drug, Host.MOUSE)));
    }
  }
}
