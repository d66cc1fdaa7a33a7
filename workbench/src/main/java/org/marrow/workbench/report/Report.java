package org.marrow.workbench.report;

import java.util.List;
import org.marrow.foundation.findings.Finding;

/**
 * Everything that a study has to say.
 *
 * @param title title
 * @param question what was asked
 * @param summary the answer in a few sentences
 * @param sections the analyses
 * @param findings notes, warnings and refusals met on the way
 * @param results every number for programs: records, lists and maps
 * @param origin where the data come from and on which terms, for people; may be empty
 * @param provenance what it was made from
 */
public record Report(
    String title,
    String question,
    List<String> summary,
    List<Section> sections,
    List<Finding> findings,
    Object results,
    String origin,
    Provenance provenance) {
  public Report {
    summary = List.copyOf(summary);
    sections = List.copyOf(sections);
    findings = List.copyOf(findings);
  }
}
