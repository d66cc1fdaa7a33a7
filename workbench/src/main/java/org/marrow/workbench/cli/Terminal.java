package org.marrow.workbench.cli;

/** What the launcher knows about the terminal and the JVM cannot find out by itself. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether standard error is a terminal; the launcher says so, a bare JVM is taken for a script.
   */
  static boolean isInteractive() {
    return "1".equals(System.getenv("MARROW_TERMINAL"));
  }
}
