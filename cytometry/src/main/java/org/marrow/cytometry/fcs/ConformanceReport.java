package org.marrow.cytometry.fcs;

import java.util.List;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.InvalidInput;
import org.marrow.foundation.findings.Severity;

/**
 * How well a file keeps to the standard, and what was done where it does not.
 *
 * @param file the file as named by the caller
 * @param bytes its size on disk
 * @param version version of the chosen data set, for example {@code 3.1}; empty when refused before
 *     it was known
 * @param verdict {@code ok}, {@code repaired} or {@code refused}
 * @param findings every note, repair and fault, with byte offsets where they have one
 * @param dataSets how many data sets were found
 * @param chosen which of them was chosen, from 1; 0 when none
 * @param events events of the chosen data set
 * @param channels channels of the chosen data set
 */
public record ConformanceReport(
    String file,
    long bytes,
    String version,
    Verdict verdict,
    List<Finding> findings,
    int dataSets,
    int chosen,
    long events,
    List<Channel> channels) {
  public ConformanceReport {
    findings = List.copyOf(findings);
    channels = List.copyOf(channels);
    if ((verdict == Verdict.REFUSED) != findings.stream().anyMatch(ConformanceReport::fault)) {
      throw new IllegalArgumentException(file + ": a file is refused by a fault and only by one");
    }
  }

  private static boolean fault(Finding finding) {
    return finding.severity() == Severity.FAULT;
  }

  /**
   * Ends the work on a refused file.
   *
   * @throws InvalidInput with the faults, when the verdict is {@code refused}
   */
  public void throwIfRefused() {
    if (verdict == Verdict.REFUSED) {
      throw new InvalidInput(findings.stream().filter(ConformanceReport::fault).toList());
    }
  }

  static Verdict verdict(List<Finding> findings, boolean chosen) {
    if (!chosen) {
      return Verdict.REFUSED;
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.WARNING)
        ? Verdict.REPAIRED
        : Verdict.OK;
  }
}
