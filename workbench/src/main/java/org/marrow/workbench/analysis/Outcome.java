package org.marrow.workbench.analysis;

import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.workbench.report.Section;

/**
 * What an analysis gives.
 *
 * @param section its part of the report
 * @param summary the answer in one sentence
 * @param results its numbers for programs
 * @param findings what the reader should know
 */
public record Outcome(Section section, String summary, Object results, List<Finding> findings) {
  public Outcome {
    findings = List.copyOf(findings);
  }
}
