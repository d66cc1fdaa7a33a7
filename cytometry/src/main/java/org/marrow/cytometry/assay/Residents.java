package org.marrow.cytometry.assay;

import org.marrow.cytometry.quality.Haemodilution;

/**
 * Cells that live in marrow only, counted beside the population to tell an aspirate diluted with
 * blood.
 *
 * @param definition name or {@code name@version} of their definition
 * @param limit share below which the aspirate counts as diluted
 */
public record Residents(String definition, Haemodilution limit) {
  public Residents {
    if (definition.isBlank()) {
      throw new IllegalArgumentException("name the definition of the marrow-resident cells");
    }
  }
}
