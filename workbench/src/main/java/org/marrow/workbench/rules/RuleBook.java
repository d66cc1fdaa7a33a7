package org.marrow.workbench.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.marrow.cytometry.CytometryRules;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Nearest;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Where;
import org.marrow.foundation.table.TableRules;
import org.marrow.kinetics.rules.KineticsRules;
import org.marrow.niche.drug.NicheRules;
import org.marrow.survival.rules.SurvivalRules;

/** The rules of every room in one list; the docs page {@code docs/rules.md} is made from it. */
public final class RuleBook {
  private RuleBook() {}

  /** All rules, room by room. One line a room. */
  public static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    rules.addAll(WorkbenchRules.all());
    rules.addAll(StudyRules.all());
    rules.addAll(CohortRules.all());
    rules.addAll(CountingRules.all());
    rules.addAll(TableRules.all());
    rules.addAll(SurvivalRules.all());
    rules.addAll(CytometryRules.all());
    rules.addAll(KineticsRules.all());
    rules.addAll(NicheRules.all());
    return List.copyOf(rules);
  }

  /**
   * One rule.
   *
   * @param id its id, for example {@code workbench/file-unusable}
   * @throws InvalidInput when there is none of that id
   */
  public static Rule find(String id) {
    return all().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new InvalidInput(
                WorkbenchRules.NO_SUCH_RULE.at(
                    Where.in(""),
                    "no rule " + id,
                    Nearest.to(id, ids())
                        .map(near -> "Did you mean \"" + near + "\"?")
                        .orElse(WorkbenchRules.NO_SUCH_RULE.remedy()))));
  }

  private static List<String> ids() {
    return all().stream().map(Rule::id).toList();
  }

  /** The docs page of all rules, in Markdown, ending with a line feed. */
  public static String markdown() {
    StringBuilder page = new StringBuilder("# Rules\n\n");
    page.append(
        "Marrow speaks up by these rules. A *note* is worth knowing; a *warning* leaves the\n");
    page.append(
        "result standing; a *refusal* is an analysis not done because it would mislead; a\n");
    page.append("*fault* is an input that cannot be used. This page is made by\n");
    page.append("`marrow rules --markdown > docs/rules.md`; a test keeps it up to date.\n");
    for (Rule rule : all()) {
      page.append("\n## ").append(rule.id()).append("\n\n");
      page.append("**").append(rule.title()).append("** (");
      page.append(rule.severity().name().toLowerCase(Locale.ROOT)).append(")\n\n");
      page.append("- Why: ").append(rule.reason()).append('\n');
      page.append("- Do: ").append(rule.remedy()).append('\n');
      if (!rule.reference().isEmpty()) {
        page.append("- Source: ").append(rule.reference()).append('\n');
      }
    }
    return page.toString();
  }
}
