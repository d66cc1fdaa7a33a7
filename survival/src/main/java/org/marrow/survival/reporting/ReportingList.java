package org.marrow.survival.reporting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Where;
import org.marrow.survival.rules.SurvivalRules;

/**
 * A reporting list with what a run can say about each item; the others are open and named.
 * Immutable.
 *
 * @param standard the list
 * @param filled what is known, by item number
 */
public record ReportingList(ReportingStandard standard, Map<String, String> filled) {
  public ReportingList {
    for (String item : filled.keySet()) {
      if (!standard.items().containsKey(item)) {
        throw new IllegalArgumentException(standard.title() + " has no item " + item);
      }
    }
    filled = Collections.unmodifiableMap(new LinkedHashMap<>(filled));
  }

  /** Numbers of the items nobody has filled, in order. */
  public List<String> open() {
    List<String> open = new ArrayList<>(standard.items().keySet());
    open.removeAll(filled.keySet());
    return List.copyOf(open);
  }

  /** A note that names the open items; empty when there are none. */
  public List<Finding> findings() {
    return open().isEmpty()
        ? List.of()
        : List.of(
            SurvivalRules.REPORTING_OPEN.at(
                Where.in(standard.title()),
                String.format(
                    Locale.ROOT,
                    "%d of %d items are open: %s",
                    open().size(),
                    standard.items().size(),
                    String.join(", ", open()))));
  }

  /** The list as a Markdown table, open items marked. */
  public String markdown() {
    StringBuilder table = new StringBuilder();
    table.append("| item | asks for | this study |\n| --- | --- | --- |\n");
    standard
        .items()
        .forEach((number, asks) ->
            table
                .append("| ")
                .append(number)
                .append(" | ")
                .append(asks)
                .append(" | ")
                .append(filled.getOrDefault(number, "**open**").replace("|", "\\|"))
                .append(" |\n"));
    return table.toString();
  }
}
