package org.marrow.workbench.report;

import java.util.List;
import org.marrow.foundation.findings.Finding;

/**
 * Everything that a study has to say.
 *
 * @param title title
 * @param question what was asked
 * @param preface what the author of the study says to its readers
 * @param chapters the analyses in order, each with its headline
 * @param findings notes, warnings and refusals met on the way
 * @param results every number for programs: records, lists and maps
 * @param origin where the data come from and on which terms, for people; may be empty
 * @param simulated whether nothing in it was measured; every page then says so
 * @param provenance what it was made from
 */
public record Report(
    String title,
    String question,
    Preface preface,
    List<Chapter> chapters,
    List<Finding> findings,
    Object results,
    String origin,
    boolean simulated,
    Provenance provenance) {
  /** What a report without measurements says at its top and on every printed page. */
  public static final String SIMULATED = "Simulated, not measured";

  public Report {
    chapters = List.copyOf(chapters);
    findings = List.copyOf(findings);
  }

  /** The answer in a few sentences: the headlines. */
  public List<String> summary() {
    return chapters.stream().map(Chapter::headline).toList();
  }

  /** The sections in full. */
  public List<Section> sections() {
    return chapters.stream().map(Chapter::section).toList();
  }
}
