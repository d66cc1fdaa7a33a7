package org.marrow.workbench.count;

import java.util.Map;
import java.util.stream.Collectors;
import org.marrow.cytometry.definition.Definition;
import org.marrow.cytometry.definition.Definitions;

/** Cell definitions in words, for pages; files of numbers keep the ids. */
public final class DefinitionWords {
  private static final Map<String, String> TITLES =
      Definitions.shipped().all().stream()
          .collect(Collectors.toMap(Definition::id, Definition::title));

  private DefinitionWords() {}

  /** Title of a definition; words that are the id of none that ships stay as they are. */
  public static String of(String id) {
    return TITLES.getOrDefault(id, id);
  }
}
