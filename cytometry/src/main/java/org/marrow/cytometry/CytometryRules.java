package org.marrow.cytometry;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.marrow.foundation.findings.Rule;

/**
 * Every rule of the module. Reading and writing files has its rules in {@link FcsRules},
 * compensation, scales and gates in {@link SignalRules}, the quality of an acquisition in {@link
 * QualityRules}, definitions, automated gates and counts in {@link CountRules}.
 */
public final class CytometryRules {
  private CytometryRules() {}

  /** Every rule of the module, by id. */
  public static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    for (Class<?> holder :
        List.of(FcsRules.class, SignalRules.class, QualityRules.class, CountRules.class)) {
      for (Field field : holder.getDeclaredFields()) {
        if (field.getType() == Rule.class && Modifier.isPublic(field.getModifiers())) {
          try {
            rules.add((Rule) field.get(null));
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    rules.sort(Comparator.comparing(Rule::id));
    return List.copyOf(rules);
  }
}
