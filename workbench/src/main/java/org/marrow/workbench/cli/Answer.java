package org.marrow.workbench.cli;

import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.Severity;

/**
 * What a command has to say.
 *
 * @param result a record, list or map that {@code --json} prints
 * @param text the same for people; lines separated by line feeds, no line feed at the end
 * @param findings notes, warnings, refusals and faults met on the way
 */
public record Answer(Object result, String text, List<Finding> findings) {
  public Answer {
    findings = List.copyOf(findings);
  }

  /** An answer without findings. */
  public static Answer of(Object result, String text) {
    return new Answer(result, text, List.of());
  }

  /** Exit code: 2 after a fault, 3 after a refusal, else 0. */
  int exitCode() {
    if (findings.stream().anyMatch(f -> f.severity() == Severity.FAULT)) {
      return ExitCode.BAD_INPUT;
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.REFUSAL)
        ? ExitCode.REFUSED
        : ExitCode.DONE;
  }
}
