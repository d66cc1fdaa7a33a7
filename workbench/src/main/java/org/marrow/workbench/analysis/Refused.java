package org.marrow.workbench.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.marrow.foundation.findings.Finding;
import org.marrow.workbench.report.Block;
import org.marrow.workbench.report.Section;

/** An analysis that was not done because it would mislead: a result like any other. */
final class Refused {
  private Refused() {}

  /**
   * The outcome of a refusal.
   *
   * @param what what was refused, for the summary
   */
  static Outcome outcome(String id, String name, String what, Finding refusal) {
    String said = Plain.capital(refusal.what());
    List<Block> blocks =
        List.of(
            new Block.Paragraph("Refused: " + refusal.rule().title() + ". " + said + "."),
            new Block.Paragraph(refusal.rule().reason()),
            new Block.Paragraph("What can be done instead: " + refusal.remedy()));
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("name", name);
    results.put("refused", what);
    results.put("rule", refusal.rule().id());
    return new Outcome(
            new Section(id, name, blocks),
            name + ": refused. " + said + ".",
            results,
            List.of(refusal))
        .limits(name + " was refused: " + refusal.what() + ".");
  }
}
