package org.marrow.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MarrowTest {
  @Test
  void theVersionIsTheOneOfTheBuild() {
    Cli cli = Cli.run("--version");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).matches("(?s)Marrow \\d+\\.\\d+\\.\\d+.*research use only.*");
  }

  @Test
  void helpShowsEveryVerbWithExamplesAndExitCodes() {
    Cli cli = Cli.run("--help");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("Examples:", "rules", "completion", "Exit codes");
  }

  @Test
  void everyVerbExplainsItselfWithAnExample() {
    for (String verb : Marrow.withAllVerbs().getSubcommands().keySet()) {
      Cli cli = Cli.run(verb, "--help");
      assertThat(cli.code()).as(verb).isZero();
      assertThat(cli.out()).as(verb).contains("Usage: marrow " + verb, "Example", "--json");
    }
  }

  @Test
  void aMisspelledVerbIsBadInputAndTheNearestIsNamed() {
    Cli cli = Cli.run("ruls");
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).contains("rules").doesNotContain("\tat ");
  }

  @Test
  void aMisspelledOptionIsBadInputAndTheNearestIsNamed() {
    Cli cli = Cli.run("rules", "--markdwn");
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).contains("--markdown", "marrow rules --help");
  }

  @Test
  void badInputIsPrintedAsFindingsWithoutAStackTrace() {
    Cli cli = Cli.run("rules", "no/such");
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.err()).contains("no rule no/such", "marrow rules").doesNotContain("\tat ");
  }

  @Test
  void jsonIsOneObjectWithFindingsEvenAfterBadInput() {
    Cli cli = Cli.run("rules", "no/such", "--json");
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    JsonNode root = JsonMapper.builder().build().readTree(cli.out());
    assertThat(root.get("findings").get(0).get("rule").asString())
        .isEqualTo("workbench/no-such-rule");
  }

  @Test
  void completionIsAShellScriptThatKnowsTheVerbs() {
    Cli cli = Cli.run("completion");
    assertThat(cli.code()).isZero();
    assertThat(cli.out()).contains("complete -F", "rules");
  }

  @Test
  void withoutAVerbTheHelpIsShownAndTheScriptIsToldSo() {
    Cli cli = Cli.run();
    assertThat(cli.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(cli.out()).contains("Usage: marrow");
  }
}
