package org.marrow.cytometry.definition;

/**
 * A rival of a definition.
 *
 * @param definition id of the rival, name@version
 * @param why when and why somebody would use it instead
 */
public record Alternative(String definition, String why) {
  public Alternative {
    if (definition.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("an alternative needs a definition and a reason");
    }
  }
}
