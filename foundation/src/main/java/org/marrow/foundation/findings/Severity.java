package org.marrow.foundation.findings;

/** How much a finding matters, from a remark to an input that cannot be used. */
public enum Severity {
  /** Worth knowing; nothing needs to change. */
  NOTE,
  /** The result stands, but read it with this in mind. */
  WARNING,
  /** An analysis that would mislead was not done; the rest went on. */
  REFUSAL,
  /** The input is wrong; what depends on it could not be done. */
  FAULT
}
