package org.marrow.cytometry.fcs;

import java.util.ArrayList;
import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Rule;
import org.marrow.foundation.findings.Where;

/**
 * Collects the findings of one file. At most {@value #MOST} are kept of a rule: a hostile file must
 * not fill the memory.
 */
final class FileLog {
  private static final int MOST = 50;
  private final String source;
  private final List<Finding> findings = new ArrayList<>();

  FileLog(String source) {
    this.source = source;
  }

  void add(Rule rule, String what) {
    keep(rule.at(Where.in(source), what));
  }

  void add(Rule rule, long offset, String what) {
    keep(rule.at(Where.in(source).offset(offset), what));
  }

  void add(Rule rule, String column, String what) {
    keep(rule.at(Where.in(source).column(column), what));
  }

  /** The refusal to throw, with everything that was found on the way to it at the end. */
  InvalidInput refuse(Rule rule, long offset, String what) {
    return new InvalidInput(rule.at(Where.in(source).offset(offset), what));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void keep(Finding finding) {
    if (findings.stream().filter(f -> f.rule().equals(finding.rule())).count() < MOST) {
      findings.add(finding);
    }
  }
}
