package org.marrow.workbench.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.marrow.foundation.findings.Finding;

/** A finding as lines for the terminal and as fields for JSON. */
final class FindingText {
  private FindingText() {}

  static String of(Finding f) {
    StringBuilder text = new StringBuilder(f.severity().name().toLowerCase(Locale.ROOT));
    String where = f.where().toString();
    if (!where.isEmpty()) {
      text.append(": ").append(where);
    }
    text.append(": ").append(f.what());
    if (!f.remedy().isEmpty()) {
      text.append("\n    do: ").append(f.remedy());
    }
    return text.append("\n    rule: ").append(f.rule().id()).toString();
  }

  static Map<String, Object> fields(Finding f) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule", f.rule().id());
    fields.put("severity", f.severity().name().toLowerCase(Locale.ROOT));
    fields.put("source", f.where().source());
    f.where().line().ifPresent(n -> fields.put("line", n));
    f.where().row().ifPresent(n -> fields.put("row", n));
    f.where().column().ifPresent(name -> fields.put("column", name));
    f.where().offset().ifPresent(n -> fields.put("offset", n));
    fields.put("what", f.what());
    fields.put("remedy", f.remedy());
    fields.put("reference", f.reference());
    return fields;
  }
}
