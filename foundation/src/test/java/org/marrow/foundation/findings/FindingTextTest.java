package org.marrow.foundation.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTextTest {
  private static final Rule RULE =
      new Rule("test/a-rule", Severity.FAULT, "A <rule>", "Because.", "Do this.", "Paper 2001");

  @Test
  void findingsThatDifferOnlyInTheirRowAreOneGroupWithAllRows() {
    Where where = Where.in("f.csv").column("x");
    List<Finding> findings =
        List.of(
            RULE.at(where.row(3), "bad a"),
            RULE.at(where.row(1), "bad b"),
            RULE.at(where.row(2), "bad a"),
            RULE.at(where.row(9), "bad c"));
    assertThat(FindingText.terminal(findings))
        .isEqualTo(
            "fault: f.csv, rows 1-3, 9, column x\n  bad a; bad b; bad c (4 places)\n  -> Do this.\n"
                + "  rule test/a-rule; Paper 2001\n");
  }

  @Test
  void htmlIsEscaped() {
    assertThat(FindingText.html(List.of(RULE.at(Where.in("<s>"), "1 < 2 & \"x\""))))
        .contains("A &lt;rule&gt;", "1 &lt; 2 &amp; &quot;x&quot;", "&lt;s&gt;")
        .doesNotContain("<s>");
  }

  @Test
  void jsonKeepsEveryFinding() {
    List<Finding> findings =
        List.of(RULE.at(Where.in("f").line(2), "x"), RULE.at(Where.in("f").line(2), "x"));
    assertThat(FindingText.json(findings)).hasSize(2);
    assertThat(FindingText.json(findings).getFirst())
        .containsKeys("rule", "severity", "where", "what", "remedy");
  }

  @Test
  void nothingFoundIsNoText() {
    assertThat(FindingText.terminal(List.of())).isEmpty();
    assertThat(FindingText.html(List.of())).isEmpty();
  }

  @Test
  void aRuleNeedsAWellFormedId() {
    assertThatThrownBy(() -> new Rule("Bad Id", Severity.NOTE, "t", "r", "m", ""))
        .hasMessageContaining("Bad Id");
  }

  @Test
  void theNearestWordIsOffered() {
    assertThat(Nearest.to("cohrt", List.of("cohort", "count"))).contains("cohort");
    assertThat(Nearest.to("zzzzzz", List.of("cohort"))).isEmpty();
  }
}
