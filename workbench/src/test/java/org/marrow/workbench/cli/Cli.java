package org.marrow.workbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line inside the test: what it printed and its exit code.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
public record Cli(int code, String out, String err) {
  /** Runs {@code marrow} with these words. */
  public static Cli run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Marrow.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Cli(code, out.toString(), err.toString());
  }
}
