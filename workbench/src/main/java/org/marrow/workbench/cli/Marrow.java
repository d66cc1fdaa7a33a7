package org.marrow.workbench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.marrow.workbench.cli.cytometry.ClusterVerb;
import org.marrow.workbench.cli.cytometry.CountVerb;
import org.marrow.workbench.cli.cytometry.DefinitionsVerb;
import org.marrow.workbench.cli.cytometry.FcsVerb;
import org.marrow.workbench.cli.cytometry.GateVerb;
import org.marrow.workbench.cli.cytometry.StartVerb;
import org.marrow.workbench.cli.kinetics.ConformanceCommand;
import org.marrow.workbench.cli.kinetics.ModelCommand;
import org.marrow.workbench.cli.kinetics.SimulateVerb;
import org.marrow.workbench.cli.niche.ExperimentsVerb;
import org.marrow.workbench.cli.niche.PopulationCommand;
import org.marrow.workbench.cli.niche.RegimenVerb;
import org.marrow.workbench.cli.niche.TwinVerb;
import org.marrow.workbench.cli.survival.SurvivalCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program {@code marrow}: finds the command, runs it, ends with its exit code. */
@Command(
    name = "marrow",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Who will become resistant to bortezomib, why, and what would change it.",
      "For research use only. Not for use in diagnostic procedures. Not medical advice.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  marrow run                           the whole loop on virtual patients",
      "  marrow run studies/mayo-myeloma      run a study and write its report",
      "  marrow studies                       what else ships",
      "  marrow start my-cohort               a folder to fill with your own data",
      "  marrow verify reports/mayo-myeloma   run it again and compare every byte",
      "  marrow run --help                    what a command takes",
      "",
      "Exit codes: 0 done, 1 a defect of ours, 2 bad input, 3 done but something was refused."
    })
public final class Marrow {
  /** Every command by its name, in the order of the help. One line a command. */
  private static final Map<String, Class<?>> VERBS = new LinkedHashMap<>();

  static {
    VERBS.put("run", RunVerb.class);
    VERBS.put("studies", StudiesVerb.class);
    VERBS.put("start", StartVerb.class);
    VERBS.put("verify", VerifyVerb.class);
    VERBS.put("bundle", BundleVerb.class);
    VERBS.put("pseudonymise", PseudonymiseVerb.class);
    VERBS.put("survival", SurvivalCommand.class);
    VERBS.put("regimen", RegimenVerb.class);
    VERBS.put("experiments", ExperimentsVerb.class);
    VERBS.put("population", PopulationCommand.class);
    VERBS.put("twin", TwinVerb.class);
    VERBS.put("conformance", ConformanceCommand.class);
    VERBS.put("model", ModelCommand.class);
    VERBS.put("simulate", SimulateVerb.class);
    VERBS.put("fcs", FcsVerb.class);
    VERBS.put("gate", GateVerb.class);
    VERBS.put("count", CountVerb.class);
    VERBS.put("cluster", ClusterVerb.class);
    VERBS.put("definitions", DefinitionsVerb.class);
    VERBS.put("bench", BenchVerb.class);
    VERBS.put("rules", RulesVerb.class);
    VERBS.put("completion", CompletionVerb.class);
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private Marrow() {}

  /** Runs the command line and ends the process. */
  public static void main(String[] args) {
    // A second lock: our own code names its locale, but a library may read the default.
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(Terminal.standardError());
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs one command line in this process.
   *
   * @param out where answers go
   * @param err where findings, errors and progress go
   * @param args the words after {@code marrow}
   * @return the exit code, see {@link ExitCode}
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    // Reading the annotations of every command takes longer than most commands; so only the one
    // that was named is loaded, and all of them for help, a typing error or none.
    Class<?> named = args.length == 0 ? null : VERBS.get(args[0]);
    boolean bare = args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    CommandLine line =
        named != null
            ? new CommandLine(new Marrow()).addSubcommand(args[0], named)
            : bare ? new CommandLine(new Marrow()) : withAllVerbs();
    line.setOut(out).setErr(err);
    line.setParameterExceptionHandler(Failures::usage);
    line.setExecutionExceptionHandler(Failures::execution);
    line.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    if (args.length == 0) {
      line.usage(out);
      return ExitCode.BAD_INPUT;
    }
    return line.execute(args);
  }

  static CommandLine withAllVerbs() {
    CommandLine line = new CommandLine(new Marrow());
    VERBS.forEach(line::addSubcommand);
    return line;
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8),
        false,
        StandardCharsets.UTF_8);
  }
}
