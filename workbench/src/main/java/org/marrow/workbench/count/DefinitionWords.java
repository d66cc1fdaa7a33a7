package org.marrow.workbench.count;

import java.util.Locale;
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

  /** The same within a sentence: a capital letter stays only where it is a name's. */
  public static String inText(String id) {
    String words = of(id);
    boolean plain = words.length() > 1 && Character.isLowerCase(words.charAt(1));
    return plain ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
  }

  /** Title of a definition; words that are the id of none that ships stay as they are. */
  public static String of(String id) {
    return TITLES.getOrDefault(id, id);
  }
}
