package org.marrow.workbench.cli.survival;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.tests.LogRank;
import org.marrow.survival.wording.Evidence;

/** A test of groups as JSON fields and text, in words that the evidence supports. */
final class Comparison {
  private Comparison() {}

  static List<Finding> findings(Groups groups, boolean randomised) {
    return new Evidence(randomised, groups.labels().levels().size(), false, 1)
        .aboutTreatment("groups of " + groups.name());
  }

  static Map<String, @Nullable Object> fields(LogRank test) {
    return new Fields()
        .put("name", test.weighting().name())
        .put("chiSquared", test.chiSquared())
        .put("df", test.df())
        .put("p", test.p())
        .put(
            "groups",
            test.groups().stream()
                .map(g ->
                    new Fields()
                        .put("group", g.label())
                        .put("n", g.n())
                        .put("observed", g.observed())
                        .put("expected", g.expected())
                        .values())
                .toList())
        .values();
  }

  static String text(LogRank test) {
    TextTable table = new TextTable(test.weighting().name(), "n", "observed", "expected");
    test.groups()
        .forEach(g ->
            table.row(
                g.label(),
                Integer.toString(g.n()),
                TextTable.number(g.observed()),
                TextTable.number(g.expected())));
    return table
        + String.format(
            Locale.ROOT,
            "\nchi-squared %s on %d df, p = %s",
            TextTable.number(test.chiSquared()),
            test.df(),
            TextTable.p(test.p()));
  }

  static String add(Groups groups, LogRank test, Fields into) {
    into.put("test", fields(test));
    return text(test);
  }
}
