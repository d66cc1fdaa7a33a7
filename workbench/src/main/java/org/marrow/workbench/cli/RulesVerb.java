package org.marrow.workbench.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Rule;
import org.marrow.workbench.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the rules by which Marrow speaks up. */
@Command(
    name = "rules",
    description = "List the rules by which Marrow notes, warns, refuses or finds fault.",
    footer = {
      "",
      "Examples:",
      "  marrow rules",
      "  marrow rules study/unknown-key",
      "  marrow rules --markdown > docs/rules.md"
    })
final class RulesVerb extends Verb {
  @Parameters(arity = "0..1", paramLabel = "RULE", description = "id of one rule to explain")
  private @Nullable String id;

  @Option(names = "--markdown", description = "Print the page docs/rules.md.")
  private boolean markdown;

  @Override
  protected Answer answer() {
    List<Rule> rules = id == null ? RuleBook.all() : List.of(RuleBook.find(id));
    if (markdown) {
      return Answer.of(rules, RuleBook.markdown().stripTrailing());
    }
    return Answer.of(rules, id == null ? list(rules) : explain(rules.getFirst()));
  }

  private static String list(List<Rule> rules) {
    int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    return String.join(
        "\n",
        rules.stream()
            .map(rule ->
                String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %-7s  %s",
                    rule.id(),
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    rule.title()))
            .toList());
  }

  private static String explain(Rule rule) {
    return String.join(
        "\n",
        rule.id() + " (" + rule.severity().name().toLowerCase(Locale.ROOT) + "): " + rule.title(),
        "  why: " + rule.reason(),
        "  do: " + rule.remedy(),
        "  source: " + (rule.reference().isEmpty() ? "plain arithmetic" : rule.reference()));
  }
}
