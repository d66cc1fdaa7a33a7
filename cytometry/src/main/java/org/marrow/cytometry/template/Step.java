package org.marrow.cytometry.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.marrow.cytometry.definition.Anchor;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.definition.Definitions;
import org.marrow.cytometry.definition.Phenotype;

/**
 * One gate of a template.
 *
 * @param name what the gate is called, usually the id of its definition
 * @param phenotype what a cell of the parent must show
 * @param supporting markers used when the panel has them
 * @param anchors per marker the part of a control below the positive threshold
 * @param threeLevels markers on which negative, dim and bright cells all occur
 */
public record Step(
    String name,
    Phenotype phenotype,
    List<Phenotype.Marker> supporting,
    Map<String, Anchor> anchors,
    Set<String> threeLevels) {
  public Step {
    supporting = List.copyOf(supporting);
    anchors = Map.copyOf(anchors);
    threeLevels = Set.copyOf(threeLevels);
  }

  /** A gate written in the phenotype notation, without controls of its own. */
  public static Step of(String name, String phenotype) {
    return new Step(name, Phenotype.parse(phenotype), List.of(), Map.of(), Set.of());
  }

  /** The same gate with markers on which negative, dim and bright cells all occur. */
  public Step withThreeLevels(Set<String> markers) {
    return new Step(name, phenotype, supporting, anchors, markers);
  }

  /** The gates of a definition, the outermost first. */
  public static List<Step> path(Definitions definitions, Definition definition) {
    List<Step> steps = new ArrayList<>();
    for (Definition d : definitions.path(definition)) {
      steps.add(new Step(d.id(), d.phenotype(), d.supporting(), d.anchors(), d.threeLevels()));
    }
    return List.copyOf(steps);
  }

  Anchor anchor(String marker) {
    return anchors.getOrDefault(marker, Anchor.ISOTYPE_99);
  }
}
