package org.marrow.workbench.cli.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Findings;
import org.marrow.survival.tests.LogRank;
import org.marrow.survival.tests.MaxCombo;
import org.marrow.survival.tests.Weighting;
import org.marrow.workbench.cli.Answer;
import org.marrow.workbench.cli.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests of the log-rank family. */
@Command(
    name = "test",
    description = "Compare survival of groups by a test of the log-rank family.",
    footer = {
      "",
      "A weighted test must be fixed before the outcome is seen. Kinds: logrank, peto, gehan, tarone,",
      "fh:RHO:GAMMA, modest:DELAY, maxcombo.",
      "",
      "Examples:",
      "  marrow survival test --data cohort.csv --formula \"Surv(months, death) ~ arm\"",
      "  marrow survival test --data cohort.csv --formula \"Surv(t, d) ~ arm + strata(centre)\" --json",
      "  marrow survival test --data trial.csv --time t --event d --group arm --kind modest:4",
      "  marrow survival test --data trial.csv --time t --event d --group dose --trend"
    })
public final class TestVerb extends Verb {
  @Mixin private OutcomeOptions outcome = new OutcomeOptions();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "logrank (default), peto, gehan, tarone, fh:RHO:GAMMA, modest:DELAY, maxcombo.")
  private String kind = "logrank";

  @Option(names = "--trend", description = "Also the test for trend over the sorted groups.")
  private boolean trend;

  @Override
  protected Answer answer() {
    Findings findings = new Findings();
    SurvivalTable read = SurvivalTable.of(outcome.table(findings), outcome, findings);
    Groups groups = Groups.of(read, outcome, findings);
    Fields result = new Fields().put("n", groups.data().rows());
    if (groups.refused()) {
      result.put("refused", groups.name()).put("offered", groups.offered());
      String text = groups.offered().isEmpty() ? "" : OfferedAnswers.text(groups.offered());
      return new Answer(result.values(), text, findings.list());
    }
    if (groups.labels().levels().size() < 2) {
      throw SurvivalTable.wrong(
          "a test compares at least two groups; --group has %s", groups.labels().levels());
    }
    Competing.warn(groups.data(), findings);
    findings.addAll(Comparison.findings(groups, outcome.randomised()));
    result.put("events", groups.data().eventCount());
    List<String> parts = new ArrayList<>();
    if (kind.equals("maxcombo")) {
      if (groups.labels().levels().size() != 2) {
        throw SurvivalTable.wrong(
            "max-combo compares two groups, got %s", groups.labels().levels());
      }
      parts.add(maxCombo(groups, result));
    } else {
      LogRank test = LogRank.fit(groups.data(), groups.labels(), weighting());
      findings.addAll(test.findings());
      parts.add(Comparison.add(groups, test, result));
      if (trend) {
        LogRank.Trend over = test.trend();
        result.put(
            "trend",
            new Fields()
                .put("score", over.score())
                .put("chiSquared", over.chiSquared())
                .put("df", 1)
                .put("p", over.p())
                .values());
        parts.add(
            String.format(
                Locale.ROOT,
                "trend over the sorted groups: chi-squared %s on 1 df, p = %s",
                TextTable.number(over.chiSquared()),
                TextTable.p(over.p())));
      }
    }
    return new Answer(result.values(), String.join("\n\n", parts), findings.list());
  }

  private static String maxCombo(Groups groups, Fields result) {
    MaxCombo combo = MaxCombo.fit(groups.data(), groups.labels());
    List<Map<String, @Nullable Object>> tests = new ArrayList<>();
    TextTable table = new TextTable("max-combo", "z", "p alone");
    for (LogRank test : combo.tests()) {
      tests.add(Comparison.fields(test));
      table.row(test.weighting().name(), TextTable.number(test.z()), TextTable.p(test.p()));
    }
    result.put(
        "test",
        new Fields()
            .put("name", "max-combo")
            .put("z", combo.z())
            .put("p", combo.p())
            .put("tests", tests)
            .values());
    return table
        + String.format(
            Locale.ROOT,
            "\nlargest z %s, corrected p = %s",
            TextTable.number(combo.z()),
            TextTable.p(combo.p()));
  }

  private Weighting weighting() {
    String[] parts = kind.split(":", -1);
    try {
      switch (parts[0]) {
        case "logrank":
          return Weighting.logRank();
        case "peto":
          return Weighting.peto();
        case "gehan":
          return Weighting.atRisk(1);
        case "tarone":
          return Weighting.atRisk(0.5);
        case "fh":
          if (parts.length == 3) {
            return Weighting.flemingHarrington(
                Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
          }
          break;
        case "modest":
          if (parts.length == 2) {
            return Weighting.modestlyWeighted(Double.parseDouble(parts[1]));
          }
          break;
        default:
          break;
      }
    } catch (IllegalArgumentException e) {
      throw SurvivalTable.wrong("--kind %s: %s", kind, String.valueOf(e.getMessage()));
    }
    throw SurvivalTable.wrong(
        "--kind is logrank, peto, gehan, tarone, fh:RHO:GAMMA, modest:DELAY or maxcombo, got %s",
        kind);
  }
}
