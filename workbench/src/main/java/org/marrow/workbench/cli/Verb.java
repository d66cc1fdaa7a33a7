package org.marrow.workbench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.foundation.findings.Finding;
import org.marrow.foundation.findings.FindingText;
import org.marrow.foundation.findings.Severity;
import org.marrow.workbench.Product;
import org.marrow.workbench.json.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Base of every command: common options, printing of the answer, exit code. A command implements
 * {@link #answer()} and prints nothing itself.
 */
public abstract class Verb implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /** Does the work and says what came out. Bad input is thrown as {@code InvalidInput}. */
  protected abstract Answer answer() throws Exception;

  /** The options that every command understands. */
  protected final CommonOptions common() {
    return common;
  }

  /** A progress line on standard error, silent unless that is a terminal. */
  protected final Progress progress() {
    return Progress.on(error(), Terminal.isInteractive() && !common.quiet() && !common.json());
  }

  /**
   * Says something about the run on standard error that is no part of its result, because it may
   * differ from run to run.
   */
  protected final void remark(String what) {
    if (!common.quiet()) {
      error().println("note: " + what);
      error().flush();
    }
  }

  /**
   * A wrong use of an option that picocli cannot see: thrown, it ends like any wrong command line.
   */
  protected final ParameterException usage(String what) {
    return new ParameterException(spec().commandLine(), what);
  }

  /** Runs the command and prints its answer; called by picocli. */
  @Override
  public final Integer call() throws Exception {
    Answer answer = answer();
    print(answer);
    return answer.exitCode();
  }

  final void print(Answer answer) {
    List<Finding> shown = shown(answer.findings());
    if (common.json()) {
      output().println(json(answer));
      if (answer.result() instanceof List<?>) {
        error().print(FindingText.terminal(shown));
      }
    } else {
      if (!answer.text().isEmpty()) {
        output().println(answer.text());
      }
      error().print(FindingText.terminal(shown));
    }
    output().flush();
    error().flush();
  }

  private List<Finding> shown(List<Finding> findings) {
    return common.quiet()
        ? findings.stream().filter(f -> f.severity().compareTo(Severity.REFUSAL) >= 0).toList()
        : findings;
  }

  /**
   * One object: the result's own fields, then the findings (unless the result has its own) and the
   * version. A list is one object a line, so that a result a file can be read line by line.
   */
  private static String json(Answer answer) {
    if (answer.result() instanceof List<?> list) {
      return String.join("\n", list.stream().map(Json::line).toList());
    }
    Map<String, Object> object = Json.fields(answer.result());
    object.putIfAbsent("findings", FindingText.json(answer.findings()));
    object.put("marrow", Product.version());
    return Json.sorted(object);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("a verb runs only through the command line");
    }
    return spec;
  }

  private PrintWriter output() {
    return spec().commandLine().getOut();
  }

  private PrintWriter error() {
    return spec().commandLine().getErr();
  }
}
