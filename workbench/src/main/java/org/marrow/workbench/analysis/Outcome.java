package org.marrow.workbench.analysis;

import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.survival.reporting.ReportingStandard;
import org.marrow.workbench.figure.Figure;
import org.marrow.workbench.report.Chapter;
import org.marrow.workbench.report.Digest;
import org.marrow.workbench.report.Section;

/**
 * What an analysis gives. Made with its first four parts; what it tells each reader of the report
 * is added with the methods below, as far as there is something to tell.
 *
 * @param section its part of the report
 * @param summary the answer; its first sentence stands in the two-page summary
 * @param results its numbers for programs
 * @param findings what the reader should know
 * @param digest what each of the three readers is told of it
 */
public record Outcome(
    Section section, String summary, Object results, List<Finding> findings, Digest digest) {
  public Outcome {
    findings = List.copyOf(findings);
  }

  /** An outcome that tells the three readers no more than its headline and section. */
  public Outcome(Section section, String summary, Object results, List<Finding> findings) {
    this(section, summary, results, findings, Digest.NONE);
  }

  /** The same with sentences for a patient advocate; see {@link Digest#plain}. */
  public Outcome plainly(String... sentences) {
    return with(digest.withPlain(List.of(sentences)));
  }

  /** The same with sentences for the methods text, each about something that was really done. */
  public Outcome methods(String... sentences) {
    return with(digest.withMethods(List.of(sentences)));
  }

  /** The same with sentences on what the result does not show. */
  public Outcome limits(String... sentences) {
    return with(digest.withLimits(List.of(sentences)));
  }

  /** The same with the figure that the summary shows. */
  public Outcome keyFigure(Figure figure) {
    return with(digest.withKey(figure));
  }

  /** The same with the sentence that opens the summary when this answers the study's question. */
  public Outcome answer(String sentence) {
    return with(digest.withAnswer(sentence));
  }

  /** The same with an item of a reporting list, for example REMARK 15. */
  public Outcome item(ReportingStandard standard, String number, String text) {
    return with(digest.withItem(standard, number, text));
  }

  /** Its chapter of the report. */
  public Chapter chapter() {
    return new Chapter(summary, section, digest);
  }

  private Outcome with(Digest other) {
    return new Outcome(section, summary, results, findings, other);
  }
}
