package org.marrow.workbench.cli;

/** What the exit code tells the calling script. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** A defect of Marrow; the log file has the stack trace. */
  public static final int DEFECT = 1;

  /** The input or the command line is wrong; the findings say where and what to do. */
  public static final int BAD_INPUT = 2;

  /** Done, but something that was asked for would have misled and was refused. */
  public static final int REFUSED = 3;

  private ExitCode() {}
}
