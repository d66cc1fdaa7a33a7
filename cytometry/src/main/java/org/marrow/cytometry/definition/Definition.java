package org.marrow.cytometry.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A named, versioned cell definition: one gate inside its parent.
 *
 * @param name lower case with hyphens, for example {@code m1-like-human-marrow}
 * @param version 1 or more; a change of meaning needs a new version
 * @param title for people
 * @param family several rival definitions of one idea share a family, for example {@code tic}
 * @param species human or mouse
 * @param material for example marrow aspirate
 * @param standing how settled it is
 * @param parent id of the definition inside which this one is gated; empty: all events that passed
 *     quality control
 * @param phenotype what a cell of the parent must show
 * @param supporting markers that sharpen the gate when the panel has them and are reported as not
 *     measured when it does not
 * @param denominator id of the definition that is N, or empty for all events that passed quality
 *     control
 * @param anchors per marker the part of a control below the positive threshold
 * @param threeLevels markers on which negative, dim and bright cells all occur; on any other,
 *     bright means the upper of two populations
 * @param alternatives rivals that a report shows beside this one
 * @param cautions what a reader must know, one sentence each
 * @param references sources, one each
 */
public record Definition(
    String name,
    int version,
    String title,
    String family,
    String species,
    String material,
    Standing standing,
    Optional<String> parent,
    Phenotype phenotype,
    List<Phenotype.Marker> supporting,
    Optional<String> denominator,
    Map<String, Anchor> anchors,
    Set<String> threeLevels,
    List<Alternative> alternatives,
    List<String> cautions,
    List<String> references) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Definition {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a definition's name is lower case words joined by hyphens, got: " + name);
    }
    if (version < 1) {
      throw new IllegalArgumentException("version must be 1 or more, got " + version);
    }
    if (standing == Standing.CONTESTED && alternatives.isEmpty()) {
      throw new IllegalArgumentException(
          name + " is contested, so it must list at least one alternative");
    }
    supporting = List.copyOf(supporting);
    anchors = Map.copyOf(anchors);
    threeLevels = Set.copyOf(threeLevels);
    alternatives = List.copyOf(alternatives);
    cautions = List.copyOf(cautions);
    references = List.copyOf(references);
  }

  /** {@code name@version}. */
  public String id() {
    return name + "@" + version;
  }

  /** The anchor of a marker; the isotype 99th percentile when the definition names none. */
  public Anchor anchor(String marker) {
    return anchors.getOrDefault(marker, Anchor.ISOTYPE_99);
  }
}
