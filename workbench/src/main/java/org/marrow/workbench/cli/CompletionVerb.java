package org.marrow.workbench.cli;

import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a completion script for bash and zsh. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = {
      "",
      "Examples:",
      "  . <(marrow completion)",
      "  marrow completion > ~/.marrow-completion"
    })
final class CompletionVerb extends Verb {
  @Override
  protected Answer answer() {
    String script = AutoComplete.bash("marrow", Marrow.withAllVerbs());
    return Answer.of(Map.of("script", script), script);
  }
}
