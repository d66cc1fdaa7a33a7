package org.marrow.foundation.findings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An input that cannot be used, with every fault that was found in it. The command line prints the
 * findings, no stack trace, and ends with exit code 2.
 */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Finding> findings;

  /**
   * @param findings all faults of the input; at least one
   */
  public InvalidInput(List<Finding> findings) {
    super(
        findings.stream()
            .map(f -> f.where() + ": " + f.what())
            .collect(Collectors.joining(System.lineSeparator())));
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("InvalidInput needs at least one finding");
    }
    this.findings = List.copyOf(findings);
  }

  /** One fault. */
  public InvalidInput(Finding finding) {
    this(List.of(finding));
  }

  /** Every fault, in the order found; never empty. */
  public List<Finding> findings() {
    return findings;
  }
}
